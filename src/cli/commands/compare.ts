/** `compare`: our answers beside those of others. */

import { Command } from 'commander';
import { createAssessor } from '../../assessment/assessor.ts';
import type { CommandContext } from '../command-context.ts';
import { type ComparedMachine, compareWithDefender, count, noCounts } from '../defender/compare.ts';
import { formatOption } from '../format-option.ts';
import { openCatalog } from '../open-catalog.ts';
import { csvHead, drawCompared, drawCounts, writeComparedCsv } from '../output/defender-comparison.ts';
import type { Terminal } from '../terminal.ts';
import { withTenant } from '../with-store.ts';

interface DefenderOptions {
  readonly tenant?: string;
  readonly catalog?: string;
  readonly differences?: true;
  readonly format: 'table' | 'ndjson' | 'csv';
}

export function compareCommand({ terminal }: CommandContext): Command {
  return new Command('compare')
    .summary("our answers beside Defender's")
    .description('Shows our answers beside those of others.')
    .addCommand(
      new Command('defender')
        .summary('row by row beside what `pull defender` mirrored')
        .description(
          "Shows for each machine that `pull defender` mirrored which updates both, only we, or only Defender calls missing, and how many vulnerabilities each would close. Ours is worked out for the day on which Defender's was fetched.",
        )
        .option('--tenant <tenant>', 'whose devices (default: the only tenant that is known)')
        .option('--catalog <path>', 'answer by this catalogue (default: the newest)')
        .option('--differences', 'leave out rows that are the same in both, and machines without others')
        .addOption(formatOption(['table', 'ndjson', 'csv']))
        .action((options: DefenderOptions) => runDefender(options, terminal)),
    );
}

async function runDefender({ tenant: named, catalog, differences, format }: DefenderOptions, terminal: Terminal) {
  const assessor = createAssessor(await openCatalog(catalog, terminal));
  const counts = noCounts();
  await withTenant(named, terminal, async ({ store, tenant }) => {
    if (format === 'csv') terminal.stdout.write(csvHead);
    for await (const machine of compareWithDefender({ store, tenant, assessor })) {
      count(counts, machine);
      const shown = differences ? differencesOf(machine) : machine;
      if (shown !== undefined) write(shown, format, terminal);
    }
    const writer = format === 'table' ? terminal.stdout : terminal.stderr;
    writer.write(drawCounts(counts));
  });
}

/** Undefined where there are none. */
function differencesOf(machine: ComparedMachine): ComparedMachine | undefined {
  const rows = machine.rows.filter(({ found, ours, defender }) => found !== 'both' || ours !== defender);
  return rows.length > 0 || machine.without !== undefined ? { ...machine, rows } : undefined;
}

function write(machine: ComparedMachine, format: DefenderOptions['format'], terminal: Terminal): void {
  if (format === 'csv') writeComparedCsv(machine, terminal.stdout);
  else if (format === 'ndjson') terminal.stdout.write(`${JSON.stringify(machine)}\n`);
  else terminal.stdout.write(drawCompared(machine, terminal));
}
