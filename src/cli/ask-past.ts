/** How a command asks about the past of a tenant: its options, the catalogue of each day, and how the answer is shown. */

import { Command, Option } from 'commander';
import { createAssessor } from '../assessment/assessor.ts';
import { KnownError } from '../errors.ts';
import type { Known } from '../fleet/past/subjects.ts';
import type { Store } from '../store/store.ts';
import { formatOption } from './format-option.ts';
import { openCatalog } from './open-catalog.ts';
import { type CsvRows, csvText } from './output/board.ts';
import { jsonText } from './output/json-text.ts';
import { type AssessorOf, assessorsOfThen, type PastOfTenant, pastOfTenant } from './past-of-tenant.ts';
import type { Terminal } from './terminal.ts';
import { withTenant } from './with-store.ts';

export interface PastOptions {
  readonly tenant?: string;
  readonly known: Known;
  readonly catalog?: string;
  readonly format: 'table' | 'json' | 'csv';
}

export function pastQuestion(usage: string, summary: string, formats?: readonly string[]): Command {
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
    .addOption(formatOption(formats));
}

export interface PastShapes<Answer> {
  readonly draw: (answer: Answer, terminal: Terminal) => string;
  readonly rows?: (answer: Answer) => CsvRows;
}

export function answerPast<Answer extends { readonly day: string }>(
  options: PastOptions,
  terminal: Terminal,
  question: (tenant: PastOfTenant) => Promise<Answer>,
  { draw, rows }: PastShapes<Answer>,
): Promise<void> {
  return withTenant(options.tenant, terminal, async ({ store, tenant }) => {
    const assessorOf = await chooseAssessors(options, store, terminal);
    const found = await question(pastOfTenant(store, tenant, assessorOf, terminal.now()));
    const { version } = (await assessorOf(found.day)).catalog;
    const whole = { catalogVersion: version, ...found };
    if (options.format === 'csv' && rows !== undefined) terminal.stdout.write(csvText(rows(found)));
    else if (options.format === 'json') terminal.stdout.write(jsonText(whole));
    else terminal.stdout.write(draw(found, terminal));
  });
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
