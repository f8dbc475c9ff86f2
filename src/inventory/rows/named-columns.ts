/** Columns of exports under the many headings that consoles and reports give them. */

import { isObject } from '../text/json-values.ts';
import { Head, perHead, type Row } from './row.ts';

/** For each column of ours the headings it goes by, in letters and digits only. */
export type ColumnNames = Readonly<Record<string, readonly string[]>>;

/** Headings of one column that are looked at in a row; no list repeats one more often. */
const mostHeadings = 8;

/**
 * Gives rows our names for their fields. Headings are compared without case, blanks and signs, and without the zero that
 * ConfigMgr's views append ("Build01", "Name0"). Of several headings of one column the first that holds a plain value counts.
 */
export function columnRenamer(names: ColumnNames): (row: Row) => Row {
  const columns = new Map(
    Object.entries(names).flatMap(([column, headings]) => headings.map((heading) => [heading, column] as const)),
  );
  const planOf = perHead((head) => {
    const places = new Map<string, number[]>();
    for (const [index, name] of head.names.entries()) {
      const plain = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
      const column = columns.get(plain) ?? columns.get(plain.replace(/0{1,2}$/, ''));
      const known = column === undefined ? [] : (places.get(column) ?? []);
      if (column !== undefined && known.length < mostHeadings) places.set(column, [...known, index]);
    }
    return { head: new Head([...places.keys()]), places: [...places.values()] };
  });
  return (row) => {
    const { head, places } = planOf(row);
    const cells = places.map((candidates) =>
      candidates.map((index) => row.cells[index]).find((cell) => !isObject(cell)),
    );
    return { head, cells, place: row.place };
  };
}
