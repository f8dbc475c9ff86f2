/** All of a list of devices as a file for a spreadsheet, page by page, with the columns that are shown. */

import { askMachines, type MachineSearch } from '../../api/machines.ts';
import { saveRows } from '../../csv/save-file.ts';
import { machineColumns } from './machine-columns.tsx';

const pageSize = 1_000;

/** `told` hears how many devices there are so far. */
export async function saveCsv(
  search: MachineSearch,
  hidden: readonly string[],
  told: (devices: number) => void,
): Promise<void> {
  const columns = machineColumns.filter(({ id }) => !hidden.includes(id));
  const rows: (string | number)[][] = [];
  for (let after: string | undefined; ; ) {
    const { value, next } = await askMachines(search, pageSize, after);
    rows.push(...value.map((row) => [row.id, ...columns.map(({ text }) => text(row))]));
    told(rows.length);
    if (next === undefined) break;
    after = next;
  }
  saveRows([['Id', ...columns.map(({ header }) => header)], ...rows], 'devices.csv');
}
