/** Parquet: rows kept as the numbers of their two parts, and written by columns, a row group at a time. */

import type { RowGroup } from 'hyparquet';
import type { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { loadWhenNeeded } from '../../load-when-needed.ts';
import { CodedParts } from './coded-parts.ts';
import type { Cells, RowColumns } from './columns.ts';
import { elementOf, writeChunk } from './parquet-chunk.ts';
import type { RowWriter } from './row-writer.ts';

const groupRows = 50_000;

export class ParquetRows implements RowWriter {
  readonly #columns: RowColumns;
  readonly #bytes: ByteWriter;
  readonly #writer: ParquetWriter;
  /** Of all groups. */
  readonly #shared: CodedParts;
  readonly #sharedNumbers = new WeakMap<Cells, number>();
  readonly #sharedOfRow = new Uint32Array(groupRows);
  /** Of the group. */
  #own: CodedParts;
  readonly #ownOfRow = new Uint32Array(groupRows);
  #rows = 0;
  #full: Uint8Array<ArrayBuffer>[] = [];

  constructor(columns: RowColumns) {
    const library = loadWhenNeeded<typeof import('hyparquet-writer')>('hyparquet-writer');
    this.#columns = columns;
    this.#shared = new CodedParts(columns.shared);
    this.#own = new CodedParts(columns.own);
    this.#bytes = new library.ByteWriter();
    const all = [...columns.own, ...columns.shared];
    this.#writer = new library.ParquetWriter({
      writer: this.#bytes,
      schema: [{ name: 'root', num_children: all.length }, ...all.map(elementOf)],
      createdBy: 'missingkbs',
    });
  }

  put(own: Cells, shared: readonly Cells[]): void {
    let ownNumber = -1;
    for (const cells of shared) {
      if (ownNumber < 0) ownNumber = this.#own.add(own);
      this.#ownOfRow[this.#rows] = ownNumber;
      this.#sharedOfRow[this.#rows] = this.#numberOf(cells);
      this.#rows += 1;
      if (this.#rows < groupRows) continue;
      this.#finishGroup();
      ownNumber = -1;
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

  #numberOf(cells: Cells): number {
    const number = this.#sharedNumbers.get(cells) ?? this.#shared.add(cells);
    this.#sharedNumbers.set(cells, number);
    return number;
  }

  #finishGroup(): void {
    const chunksOf = ({ columns }: CodedParts, partOfRow: Uint32Array) =>
      columns.map((column) => writeChunk(this.#bytes, column, partOfRow.subarray(0, this.#rows)));
    const start = this.#bytes.offset;
    const columns = [...chunksOf(this.#own, this.#ownOfRow), ...chunksOf(this.#shared, this.#sharedOfRow)];
    const group: RowGroup = {
      columns,
      total_byte_size: columns.reduce((sum, { meta_data }) => sum + (meta_data?.total_uncompressed_size ?? 0n), 0n),
      num_rows: BigInt(this.#rows),
      total_compressed_size: BigInt(this.#bytes.offset - start),
    };
    this.#writer.row_groups.push(group);
    this.#writer.num_rows += group.num_rows;
    this.#own = new CodedParts(this.#columns.own);
    this.#rows = 0;
    this.#takeBytes();
  }

  /** The writer goes on counting from the file's begin (`offset`), in a place that is empty again (`index`). */
  #takeBytes(): void {
    this.#full.push(this.#bytes.getBytes().slice());
    this.#bytes.index = 0;
  }
}
