/** `fleet`: questions about all devices of a tenant. `fleet past`: as they were at the end of a day. */

import { Command, InvalidArgumentError, Option } from 'commander';
import { createAssessor } from '../../assessment/assessor.ts';
import { parseKbNumber } from '../../brand.ts';
import { readSettings } from '../../config.ts';
import { parseDay } from '../../day.ts';
import { KnownError } from '../../errors.ts';
import { exposedMachines } from '../../fleet/past/exposed-machines.ts';
import { exposureOf } from '../../fleet/past/exposure.ts';
import { boardOn } from '../../fleet/past/past-fleet.ts';
import { type Patched, patchedWithin } from '../../fleet/past/patched-within.ts';
import { checkPast, type Known, parseMonth, parseVulnerability } from '../../fleet/past/subjects.ts';
import { openStore } from '../../store/open.ts';
import type { Store } from '../../store/store.ts';
import { chooseTenant } from '../choose-tenant.ts';
import type { CommandContext } from '../command-context.ts';
import { openCatalog } from '../open-catalog.ts';
import { drawExposed, drawExposure, drawMissing, drawPatched } from '../output/past.ts';
import { type AssessorOf, assessorsOfThen, missingOn, type PastOfTenant, pastOfTenant } from '../past-of-tenant.ts';
import { type Terminal, todayOf } from '../terminal.ts';
import { boardCommands } from './fleet-board.ts';
import { exceptionCommand, ringCommand } from './fleet-policy.ts';

interface PastOptions {
  readonly tenant?: string;
  readonly known: Known;
  readonly catalog?: string;
  readonly format: 'table' | 'json';
}

/** Machine ids of one answer: all of them. */
const everyMachine = { limit: Number.POSITIVE_INFINITY };

const mostDays = 3_650;

export function fleetCommand({ terminal }: CommandContext): Command {
  const past = new Command('past')
    .summary('as it was at the end of a day')
    .description('Answers about the past, from the states that each device was in. Days end in UTC.');
  past.addCommand(
    questionOf('exposure <day>', 'how much was open: devices by missing updates, open vulnerabilities')
      .description('Counts what was open on a day: devices by number of missing updates, and open vulnerabilities.')
      .action((text: string, options: PastOptions) => {
        const day = readDay(text, terminal);
        return answer(options, terminal, async ({ past }) => exposureOf(await boardOn(past, day)), drawExposure);
      }),
  );
  past.addCommand(
    questionOf('exposed <vulnerability> <day>', 'which devices had a vulnerability open')
      .description('Counts and names the devices that had a vulnerability open on a day.')
      .action((id: string, text: string, options: PastOptions) => {
        const vulnerability = parseVulnerability(id);
        const day = readDay(text, terminal);
        return answer(
          options,
          terminal,
          ({ past }) => exposedMachines(past, vulnerability, day, everyMachine),
          drawExposed,
        );
      }),
  );
  past.addCommand(
    questionOf('missing <machine> <day>', 'what one device was missing')
      .description('Shows what a device, named by its id or DNS name, was missing on a day.')
      .action((machine: string, text: string, options: PastOptions) => {
        const day = readDay(text, terminal);
        return answer(options, terminal, (tenant) => missingOn(tenant, machine, day), drawMissing);
      }),
  );
  past.addCommand(
    questionOf('patched <kb-or-month>', 'how many devices were patched in time')
      .description(
        'Counts the devices that had an update, or all that came out in a month (YYYY-MM), so many days after.',
      )
      .requiredOption('--within <days>', 'days after each update came out', readDays)
      .action((text: string, options: PastOptions & { readonly within: number }) => {
        const what = readPatched(text);
        const today = todayOf(terminal);
        return answer(options, terminal, ({ past }) => patchedWithin(past, what, options.within, today), drawPatched);
      }),
  );
  const fleet = new Command('fleet')
    .summary('questions about all devices of a tenant')
    .description('Questions about all devices of a tenant.');
  for (const question of boardCommands(terminal)) fleet.addCommand(question);
  return fleet.addCommand(past).addCommand(ringCommand(terminal)).addCommand(exceptionCommand(terminal));
}

function questionOf(usage: string, summary: string): Command {
  return new Command(usage.split(' ')[0])
    .arguments(usage.split(' ').slice(1).join(' '))
    .summary(summary)
    .option('--tenant <tenant>', 'whose devices (default: the only tenant that is known)')
    .addOption(
      new Option('--known <when>', 'answer by the catalogue of now, or by that of the day')
        .choices(['now', 'then'])
        .default('now'),
    )
    .option('--catalog <path>', 'answer by this catalogue (default: the newest)')
    .addOption(new Option('--format <format>', 'how to answer').choices(['table', 'json']).default('table'));
}

async function answer<Answer extends { readonly day: string }>(
  options: PastOptions,
  terminal: Terminal,
  question: (tenant: PastOfTenant) => Promise<Answer>,
  draw: (answer: Answer, terminal: Terminal) => string,
): Promise<void> {
  const settings = readSettings(terminal.env);
  const store = await openStore(settings);
  try {
    const tenant = await chooseTenant(options.tenant, settings, store);
    const assessorOf = await chooseAssessors(options, store, terminal);
    const found = await question(await pastOfTenant(store, tenant, assessorOf, terminal.now()));
    const { version } = (await assessorOf(found.day)).catalog;
    const whole = { catalogVersion: version, ...found };
    terminal.stdout.write(options.format === 'json' ? `${JSON.stringify(whole, null, 2)}\n` : draw(found, terminal));
  } finally {
    await store.close();
  }
}

async function chooseAssessors({ known, catalog }: PastOptions, store: Store, terminal: Terminal): Promise<AssessorOf> {
  if (known === 'now') {
    const assessor = createAssessor(await openCatalog(catalog, terminal));
    return async () => assessor;
  }
  if (catalog === undefined) return assessorsOfThen(store);
  throw new KnownError(
    'InvalidInput',
    '--catalog names one catalogue, and --known then asks for that of each day: leave one out.',
  );
}

function readDay(text: string, terminal: Terminal): string {
  return checkPast(parseDay(text, 'The day'), todayOf(terminal));
}

function readPatched(text: string): Patched {
  const kb = parseKbNumber(text);
  return kb === undefined ? { month: parseMonth(text) } : { kb };
}

function readDays(text: string): number {
  const days = Number(text);
  if (/^\d+$/.test(text) && days <= mostDays) return days;
  throw new InvalidArgumentError(`Expected a whole number from 0 to ${mostDays}.`);
}
