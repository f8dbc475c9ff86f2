/** Parts of rows as numbers: each part once, and column by column which of the column's different values it has. */

import type { Cell, Cells, Column } from './columns.ts';

/** What a column has, a list as one text; null for nothing. */
export type Value = Exclude<Cell, readonly string[]>;

export interface CodedColumn {
  readonly column: Column;
  /** Each once. */
  readonly values: readonly Value[];
  /** Part by part, the place of its value; -1 for nothing. */
  readonly codes: readonly number[];
}

export class CodedParts {
  readonly columns: readonly CodedColumn[];
  readonly #adders: readonly ((cell: Cell) => void)[];
  #count = 0;

  constructor(columns: readonly Column[]) {
    const coded = columns.map(codeColumn);
    this.columns = coded;
    this.#adders = coded.map(({ add }) => add);
  }

  /** The number of the part, which is a new one. */
  add(cells: Cells): number {
    for (const [place, add] of this.#adders.entries()) add(cells[place] as Cell);
    this.#count += 1;
    return this.#count - 1;
  }
}

function codeColumn(column: Column): CodedColumn & { readonly add: (cell: Cell) => void } {
  const values: Value[] = [];
  const codes: number[] = [];
  const known = new Map<Value, number>();
  return {
    column,
    values,
    codes,
    add(cell) {
      const value = typeof cell === 'object' && cell !== null ? cell.join(';') : cell;
      const code = value === null ? -1 : (known.get(value) ?? values.push(value) - 1);
      known.set(value, code);
      codes.push(code);
    },
  };
}
