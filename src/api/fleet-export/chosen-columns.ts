/** Some of the columns of an export, in its order. */

import { KnownError } from '../../errors.ts';
import type { Cells, Column, RowColumns } from './columns.ts';

export interface ChosenColumns {
  readonly columns: RowColumns;
  readonly own: (cells: Cells) => Cells;
  /** One and the same object for one and the same. */
  readonly shared: (cells: readonly Cells[]) => readonly Cells[];
}

/** All of them where none is chosen. */
export function chooseColumns({ own, shared }: RowColumns, chosen: readonly string[] | undefined): ChosenColumns {
  if (chosen === undefined) return { columns: { own, shared }, own: (cells) => cells, shared: (cells) => cells };
  const places = (columns: readonly Column[]) =>
    columns.flatMap(({ name }, place) => (chosen.includes(name) ? [place] : []));
  const pick = (at: readonly number[]) => (cells: Cells) => at.map((place) => cells[place] as Cells[number]);
  const [ownAt, sharedAt] = [places(own), places(shared)];
  const picked = new WeakMap<Cells, Cells>();
  const pickShared = (cells: Cells) => {
    const known = picked.get(cells) ?? pick(sharedAt)(cells);
    picked.set(cells, known);
    return known;
  };
  return {
    columns: { own: ownAt.map((at) => own[at] as Column), shared: sharedAt.map((at) => shared[at] as Column) },
    own: pick(ownAt),
    shared: (cells) => cells.map(pickShared),
  };
}

/** Throws `KnownError` InvalidInput for a name that no column has. */
export function readColumns(text: string, { own, shared }: RowColumns): readonly string[] {
  const names = [...own, ...shared].map(({ name }) => name);
  return text.split(',').map((given) => {
    if (names.includes(given)) return given;
    throw new KnownError('InvalidInput', `columns has "${given.slice(0, 100)}"; expected some of ${names.join(', ')}.`);
  });
}
