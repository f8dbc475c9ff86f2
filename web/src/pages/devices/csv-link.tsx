/** The list of devices as a file, however long it is: the server makes it, with the columns that are shown and the id. */

import { withSearch } from '../../api/ask.ts';
import { areFromHistories, type MachineSearch } from '../../api/machines.ts';
import { SaveButton } from '../../csv/save-button.tsx';
import filters from '../../filters/filters.module.css';
import { machineColumns } from './machine-columns.tsx';
import { saveCsv } from './save-csv.ts';

interface Props {
  readonly search: MachineSearch;
  readonly hidden: readonly string[];
}

export function CsvLink({ search, hidden }: Props) {
  if (areFromHistories(search)) return <SaveButton save={(told) => saveCsv(search, hidden, told)} />;
  const { sort: _, order: __, ...narrowing } = search;
  const columns = machineColumns.flatMap(({ id, exported }) => (hidden.includes(id) ? [] : exported));
  const path = withSearch('/api/fleet/export/devices', {
    format: 'csv',
    columns: ['id', ...columns].join(),
    ...narrowing,
  });
  return (
    <a href={path} download="" className={filters.button}>
      CSV
    </a>
  );
}
