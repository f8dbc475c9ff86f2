/** Defender's answers beside ours as text: a table a machine, CSV with a row an update, and the counts below. */

import { csvRow } from '../../csv-row.ts';
import type { ComparedRow } from '../../fleet/defender/compare-rows.ts';
import type { ComparedMachine, ComparisonCounts } from '../defender/compare.ts';
import { printable, type Terminal, type Writer } from '../terminal.ts';
import { drawTable } from './draw-table.ts';

const columns = [
  { title: 'Update' },
  { title: 'Name', flexible: true },
  { title: 'Found by' },
  { title: 'Ours', align: 'right' },
  { title: 'Defender', align: 'right' },
] as const;

const finders: Readonly<Record<ComparedRow['found'], string>> = { both: 'both', ours: 'us', defender: 'Defender' };

export function drawCompared(machine: ComparedMachine, terminal: Terminal): string {
  const { computerDnsName, defenderId, fetched, lastSeen, without, reason, rows } = machine;
  const name = computerDnsName === '' ? defenderId : computerDnsName;
  const seen = lastSeen === undefined ? '' : `, our inventory of ${lastSeen.slice(0, 10)}`;
  const head = printable(`${name}: Defender's answer of ${fetched.slice(0, 10)}${seen}`);
  if (without !== undefined) return printable(`${head}. Nothing to compare: ${reason}.\n\n`);
  if (rows.length === 0) return `${head}: nothing missing by either.\n\n`;
  const cells = rows.map(({ id, name: title, found, ours, defender }) => [
    `KB${id}`,
    printable(title),
    finders[found],
    String(ours ?? ''),
    String(defender ?? ''),
  ]);
  return `${head}\n${drawTable(columns, cells, terminal)}\n`;
}

export function drawCounts(counts: ComparisonCounts): string {
  const { machines, withoutInventory, withoutAnswer, same, otherCount, onlyOurs, onlyDefender } = counts;
  return [
    `${machines} machines: ${machines - withoutInventory - withoutAnswer} compared, ${withoutInventory} without an inventory here, ${withoutAnswer} without an answer.`,
    `Rows: ${same} the same, ${otherCount} with another count of vulnerabilities, ${onlyOurs} only ours, ${onlyDefender} only Defender's.`,
    '',
  ].join('\n');
}

export const csvHead = csvRow([
  ...['computerDnsName', 'defenderId', 'machineId', 'fetched', 'lastSeen', 'without', 'reason'],
  ...['id', 'name', 'found', 'ours', 'defender'],
]);

/** One row an update; a machine without any has one, so that none is lost. */
export function writeComparedCsv(machine: ComparedMachine, writer: Writer): void {
  const { computerDnsName, defenderId, machineId = '', fetched, lastSeen = '', without = '', reason = '' } = machine;
  const head = [computerDnsName, defenderId, machineId, fetched, lastSeen, without, reason];
  for (const row of machine.rows.length === 0 ? [undefined] : machine.rows) {
    const { id = '', name = '', found = '', ours = '', defender = '' } = row ?? {};
    writer.write(csvRow([...head, id, name, found, ours, defender]));
  }
}
