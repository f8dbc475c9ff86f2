/** `fleet compliance`: how much of a fleet was patched in time, on a day or day by day. */

import { type Command, Option } from 'commander';
import { readComplianceQuestion, readSeries, steps } from '../../api/fleet/compliance-query.ts';
import { policyOfDay, type ToldCompliance, tellFirst } from '../../api/fleet/told-compliance.ts';
import { readSettings } from '../../config.ts';
import { parseDay } from '../../day.ts';
import { KnownError } from '../../errors.ts';
import { complianceOver } from '../../fleet/compliance/compliance.ts';
import { partings } from '../../fleet/compliance/parts.ts';
import type { ComplianceQuestion } from '../../fleet/compliance/question.ts';
import { checkPast } from '../../fleet/past/subjects.ts';
import { answerPast, type PastOptions, pastQuestion } from '../ask-past.ts';
import { complianceRows, drawCompliance, drawComplianceSeries } from '../output/compliance.ts';
import type { PastOfTenant } from '../past-of-tenant.ts';
import { readThreats } from '../read-threats.ts';
import { type Terminal, todayOf } from '../terminal.ts';

interface ComplianceOptions extends PastOptions {
  readonly within: string;
  readonly severity: string;
  readonly by?: string;
  readonly from?: string;
  readonly to?: string;
  readonly step?: string;
}

export function complianceCommand(terminal: Terminal): Command {
  return pastQuestion('compliance [day]', 'how much was patched in time', ['table', 'json', 'csv'])
    .description(
      'Counts the devices on which nothing was late on a day (default: today), and the pairs of a device and a vulnerability that were closed in time; with --from and --to day by day.',
    )
    .option('--within <days>', 'days from the release of an update', '14')
    .option('--severity <list>', 'of the vulnerabilities that count', 'Critical,Important')
    .addOption(new Option('--by <part>', 'in parts too').choices(partings))
    .option('--from <day>', 'a series from this day on')
    .option('--to <day>', 'to this day')
    .addOption(new Option('--step <step>', 'a day or a week (default: day)').choices(steps))
    .action((text: string | undefined, options: ComplianceOptions) => {
      const question = readComplianceQuestion(options);
      const today = todayOf(terminal);
      if (options.from === undefined && options.to === undefined) {
        const day = text === undefined ? today : checkPast(parseDay(text, 'The day'), today);
        return answerPast(
          options,
          terminal,
          async (tenant) => (await askOver(tenant, question, [day], options, terminal))[0] as ToldCompliance,
          { draw: drawCompliance, rows: (answer) => complianceRows([answer]) },
        );
      }
      if (text !== undefined) {
        throw new KnownError('InvalidInput', `The question names the day ${text}, and --from or --to: leave one out.`);
      }
      const { days, ...series } = readSeries({ ...options, to: options.to ?? today }, today);
      return answerPast(
        options,
        terminal,
        async (tenant) => ({
          day: days.at(-1) as string,
          ...series,
          value: await askOver(tenant, question, days, options, terminal),
        }),
        { draw: ({ value }) => drawComplianceSeries(value, terminal), rows: ({ value }) => complianceRows(value) },
      );
    });
}

async function askOver(
  { tenant, store, past }: PastOfTenant,
  question: ComplianceQuestion,
  days: readonly string[],
  { known, catalog }: PastOptions,
  terminal: Terminal,
): Promise<readonly ToldCompliance[]> {
  const threats = await readThreats(store, readSettings(terminal.env));
  const seen = { ...past, threats, policyOn: (day: string) => policyOfDay(store, tenant, day) };
  const answers = await complianceOver(seen, question, days);
  // What another catalogue says than the newest one is nothing that was told of a day.
  if (catalog !== undefined) return answers;
  const told: ToldCompliance[] = [];
  const telling = { tenant, question, known, now: terminal.now().getTime() };
  for (const answer of answers) told.push(await tellFirst(store.figures, telling, answer));
  return told;
}
