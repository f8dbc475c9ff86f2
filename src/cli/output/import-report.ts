/** What became of inventories that were taken in, as text. */

import type { Imported } from '../import-destination.ts';
import { printable, type Terminal } from '../terminal.ts';

export interface ImportReport extends Imported {
  readonly remarks: readonly string[];
  /** Left out, since what is known of them tells more. */
  readonly fuller?: number;
}

/** Gives the exit code. */
export function writeImported(
  { created, replaced, outdated, fuller = 0, faults, remarks }: ImportReport,
  terminal: Terminal,
): number {
  const count = (devices: number) => (devices === 1 ? '1 device' : `${devices} devices`);
  terminal.stdout.write(`Took in ${count(created + replaced)}: ${created} new, ${replaced} known before.\n`);
  if (outdated > 0) terminal.stdout.write(`Left out ${count(outdated)}, of which a later inventory is known.\n`);
  if (fuller > 0) {
    terminal.stdout.write(`Left out ${count(fuller)}, of which a fuller inventory is known; --replace takes them.\n`);
  }
  for (const remark of remarks) terminal.stdout.write(printable(`Note: ${remark}\n`));
  if (faults.length === 0) return 0;
  terminal.stdout.write(`Not taken in:\n`);
  for (const { file, message } of faults) terminal.stdout.write(printable(`  ${file}: ${firstLine(message)}\n`));
  return 2;
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? '';
}
