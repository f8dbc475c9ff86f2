/** Parquet: rows collected by columns, a row group at a time, with dictionaries where values repeat. */

import type { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { loadWhenNeeded } from '../../load-when-needed.ts';
import type { Cell, Cells, CellType, Column, RowColumns } from './columns.ts';
import type { RowWriter } from './row-writer.ts';

/** As many rows are in memory, by columns. */
const groupRows = 50_000;

type Schema = ConstructorParameters<typeof ParquetWriter>[0]['schema'];
type Value = string | number | boolean | Date | null;

const types: Readonly<Record<CellType, Omit<Schema[0], 'name'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  list: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  number: { type: 'INT32' },
  flag: { type: 'BOOLEAN' },
  instant: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
  day: { type: 'INT32', converted_type: 'DATE' },
};

export class ParquetRows implements RowWriter {
  readonly #own: readonly Column[];
  readonly #shared: readonly Column[];
  readonly #bytes: ByteWriter;
  readonly #writer: ParquetWriter;
  readonly #parts = new WeakMap<Cells, readonly Value[]>();
  /** As long as a group, and filled anew for each: arrays that grow cost more than the rows. */
  readonly #columns: Value[][];
  #rows = 0;
  #full: Uint8Array<ArrayBuffer>[] = [];

  constructor({ own, shared }: RowColumns) {
    const library = loadWhenNeeded<typeof import('hyparquet-writer')>('hyparquet-writer');
    this.#own = own;
    this.#shared = shared;
    this.#bytes = new library.ByteWriter();
    this.#writer = new library.ParquetWriter({
      writer: this.#bytes,
      schema: schemaOf([...own, ...shared]),
      // Least and greatest values of parts that are in no order help nobody, and take half of the time.
      statistics: false,
      createdBy: 'missingkbs',
    });
    this.#columns = [...own, ...shared].map(() => new Array<Value>(groupRows).fill(null));
  }

  put(own: Cells, shared: readonly Cells[]): void {
    if (shared.length === 0) return;
    const first = valuesOf(this.#own, own);
    for (const cells of shared) {
      const row = this.#rows;
      let place = 0;
      for (const value of first) (this.#columns[place++] as Value[])[row] = value;
      for (const value of this.#partOf(cells)) (this.#columns[place++] as Value[])[row] = value;
      this.#rows += 1;
      if (this.#rows === groupRows) this.#finishGroup();
    }
  }

  take(): readonly Uint8Array<ArrayBuffer>[] {
    const full = this.#full;
    this.#full = [];
    return full;
  }

  end(): readonly Uint8Array<ArrayBuffer>[] {
    if (this.#rows > 0) this.#finishGroup();
    this.#writer.finish();
    this.#takeBytes();
    return this.take();
  }

  #partOf(cells: Cells): readonly Value[] {
    const known = this.#parts.get(cells);
    if (known !== undefined) return known;
    const part = valuesOf(this.#shared, cells);
    this.#parts.set(cells, part);
    return part;
  }

  #finishGroup(): void {
    const names = [...this.#own, ...this.#shared].map(({ name }) => name);
    const columnData = this.#columns.map((column, place) => ({
      name: names[place] as string,
      data: this.#rows === groupRows ? column : column.slice(0, this.#rows),
    }));
    // A page a column: to cut it into several, each value would be weighed.
    this.#writer.write({ columnData, rowGroupSize: this.#rows, pageSize: 0 });
    this.#rows = 0;
    this.#takeBytes();
  }

  /** The writer goes on counting from the file's begin (`offset`), in a place that is empty again (`index`). */
  #takeBytes(): void {
    this.#full.push(this.#bytes.getBytes().slice());
    this.#bytes.index = 0;
  }
}

function schemaOf(columns: readonly Column[]): Schema {
  return [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name, type, nullable }) => ({
      name,
      ...types[type],
      repetition_type: nullable ? ('OPTIONAL' as const) : ('REQUIRED' as const),
    })),
  ];
}

function valuesOf(columns: readonly Column[], cells: Cells): readonly Value[] {
  return cells.map((cell, place) => columnValue((columns[place] as Column).type, cell));
}

function columnValue(type: CellType, cell: Cell): Value {
  if (typeof cell === 'string') return type === 'instant' || type === 'day' ? new Date(cell) : cell;
  return typeof cell === 'object' && cell !== null ? cell.join(';') : cell;
}
