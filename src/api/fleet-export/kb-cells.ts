/** An update that the fleet misses as a row of an export. */

import type { Board } from '../../fleet/board/board.ts';
import type { FleetMissingKb } from '../../fleet/board/missing-updates.ts';
import { type Cell, type Cells, columnsOf } from './columns.ts';

/** As /api/fleet/missingkbs has it. Without a list of KEV nobody knows how many pairs it has. */
export function kbCells(row: FleetMissingKb, { threats }: Pick<Board, 'threats'>): Cells {
  const values: Readonly<Record<string, unknown>> = {
    ...row,
    kevPairs: threats?.kevDay === undefined ? null : row.kevPairs,
    dueDate: row.dueDate ?? null,
  };
  return columnsOf.kbs.shared.map(({ name }) => values[name] as Cell);
}
