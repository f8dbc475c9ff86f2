/** All of a list of devices as a file for a spreadsheet, page by page, with the columns that are shown. */

import { csvRow } from '../../../../src/csv-row.ts';
import { askMachines, type MachineSearch } from '../../api/machines.ts';
import { machineColumns } from './machine-columns.tsx';

const pageSize = 1_000;

/** `told` hears how many devices there are so far. */
export async function saveCsv(
  search: MachineSearch,
  hidden: readonly string[],
  told: (devices: number) => void,
): Promise<void> {
  const columns = machineColumns.filter(({ id }) => !hidden.includes(id));
  const lines = [csvRow(['Id', ...columns.map(({ header }) => header)])];
  for (let after: string | undefined; ; ) {
    const { value, next } = await askMachines(search, pageSize, after);
    lines.push(...value.map((row) => csvRow([row.id, ...columns.map(({ text }) => text(row))])));
    told(lines.length - 1);
    if (next === undefined) break;
    after = next;
  }
  // Excel takes a file for UTF-8 by its first character alone.
  saveFile(new Blob(['\uFEFF', ...lines], { type: 'text/csv' }), 'devices.csv');
}

function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
