/**
 * The facts of the catalogue as bytes, and the tables in such bytes. Tables stand column by column, a column as the list of
 * its different values and the place of each record's in it; nothing is decoded before it is asked for. The same facts give
 * the same bytes.
 */

import { digestOf } from '../digest.ts';
import type { CatalogFacts, FixDetail, LinkFacts, ProductFacts, UpdateFacts } from './facts.ts';
import { type FixIndex, indexFixes, type Numbers } from './fix-index.ts';
import type { CatalogDocument, ProductWithoutKb, Vulnerability } from './model.ts';
import { at, type Table } from './table.ts';

/** All that is known, as the catalogue is made of it. */
export interface CatalogTables {
  readonly documents: Table<CatalogDocument>;
  readonly products: Table<ProductFacts>;
  readonly updates: Table<UpdateFacts>;
  readonly links: Table<LinkFacts>;
  readonly vulnerabilities: Table<Vulnerability>;
  readonly productsWithoutKb: Table<ProductWithoutKb>;
  readonly details: Table<FixDetail>;
  readonly fixes: FixIndex;
}

/** Length of the directory, the directory as JSON, and the pieces that it names. Numbers have the low byte first. */
export function encodeFacts(facts: CatalogFacts): Buffer {
  const pieces: Buffer[] = [];
  const { fixes } = facts;
  const columns = Object.entries(indexFixes(fixes, facts.products.length, facts.updates.length));
  const directory: Directory = {
    tables: {
      documents: encodeTable(facts.documents, pieces),
      products: encodeTable(facts.products, pieces),
      updates: encodeTable(facts.updates, pieces),
      links: encodeTable(facts.links, pieces),
      vulnerabilities: encodeTable(facts.vulnerabilities, pieces),
      productsWithoutKb: encodeTable(facts.productsWithoutKb, pieces),
      details: encodeTable(fixes.details, pieces),
    },
    fixes: Object.fromEntries(columns.map(([name, column]) => [name, encodeNumbers(column, pieces)])),
  };
  const json = aligned(Buffer.from(JSON.stringify(directory)));
  const length = Buffer.alloc(alignment);
  length.writeUInt32LE(json.length);
  return Buffer.concat([length, json, ...pieces]);
}

/** The tables in bytes that `encodeFacts` made. The bytes must be whole: a checksum answers for that. */
export function openTables(bytes: Buffer): CatalogTables {
  const start = alignment + bytes.readUInt32LE(0);
  const { tables, fixes } = JSON.parse(bytes.toString('utf8', alignment, start)) as Directory;
  const body = bytes.subarray(start);
  const opened = Object.entries(tables).map(([name, table]) => [name, openTable(table, body)]);
  const columns = Object.entries(fixes).map(([name, column]) => [name, numbersAt(column, body)]);
  return { ...Object.fromEntries(opened), fixes: Object.fromEntries(columns) };
}

/** The version of a catalogue: the first 16 hexadecimal digits of the hash of its encoded facts. */
export function versionOf(encoded: Uint8Array): string {
  return digestOf('sha256', encoded).slice(0, 16);
}

/** Where a piece lies, in bytes from the end of the directory. */
interface Piece {
  readonly at: number;
  readonly length: number;
}

interface NumbersPiece extends Piece {
  /** Bytes of a number. */
  readonly width: 2 | 4;
}

/** What stands in a field, and where in that each record has its own; null where a record has no such field. */
interface EncodedColumn {
  readonly values: Piece;
  readonly places: NumbersPiece;
}

interface EncodedTable {
  readonly length: number;
  readonly columns: Readonly<Record<string, EncodedColumn>>;
}

interface Directory {
  readonly tables: Readonly<Record<string, EncodedTable>>;
  readonly fixes: Readonly<Record<string, NumbersPiece>>;
}

function encodeTable(records: readonly object[], pieces: Buffer[]): EncodedTable {
  const fields = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const columns = fields.map((field) => {
    const texts = records.map((record) => JSON.stringify((record as Record<string, unknown>)[field] ?? null));
    const places = new Map([...new Set(texts)].map((text, index) => [text, index]));
    const values = encodePiece(Buffer.from(`[${[...places.keys()].join(',')}]`), pieces);
    return [
      field,
      {
        values,
        places: encodeNumbers(
          texts.map((text) => places.get(text) ?? 0),
          pieces,
        ),
      },
    ];
  });
  return { length: records.length, columns: Object.fromEntries(columns) };
}

function encodeNumbers(numbers: ArrayLike<number>, pieces: Buffer[]): NumbersPiece {
  let highest = 0;
  for (let index = 0; index < numbers.length; index += 1) highest = Math.max(highest, at(numbers, index));
  const column = highest < 0x1_0000 ? Uint16Array.from(numbers) : Uint32Array.from(numbers);
  const width = column instanceof Uint16Array ? 2 : 4;
  return { ...encodePiece(Buffer.from(column.buffer, 0, column.byteLength), pieces), width };
}

function encodePiece(bytes: Buffer, pieces: Buffer[]): Piece {
  const start = pieces.reduce((sum, piece) => sum + piece.length, 0);
  pieces.push(aligned(bytes));
  return { at: start, length: bytes.length };
}

/** Numbers are read where they lie, which must be a multiple of their width. */
const alignment = 4;

function aligned(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(-bytes.length & (alignment - 1), ' ')]);
}

function openTable({ length, columns }: EncodedTable, body: Buffer): Table<Record<string, unknown>> {
  const opened = Object.entries(columns).map(([field, column]) => openColumn(field, column, body));
  const columnOf = (field: string) => opened.find((column) => column.field === field);
  return {
    length,
    valueAt: (index, field) => columnOf(field)?.valueAt(index),
    valuesOf: (field) => columnOf(field)?.values() ?? [],
    rowAt(index) {
      const row: Record<string, unknown> = {};
      for (const { field, valueAt } of opened) {
        const value = valueAt(index);
        if (value !== null) row[field] = value;
      }
      return row;
    },
  };
}

function openColumn(field: string, { values: piece, places: placesPiece }: EncodedColumn, body: Buffer) {
  const places = numbersAt(placesPiece, body);
  let decoded: readonly unknown[] | undefined;
  const values = (): readonly unknown[] => {
    decoded ??= JSON.parse(body.toString('utf8', piece.at, piece.at + piece.length)) as unknown[];
    return decoded;
  };
  return { field, values, valueAt: (index: number) => at(values(), at(places, index)) };
}

/** Every machine that Node runs on has the low byte first, so that columns are used as they stand. */
function numbersAt({ at: start, length, width }: NumbersPiece, body: Buffer): Numbers {
  const isAligned = (body.byteOffset + start) % width === 0;
  const bytes = isAligned
    ? body.subarray(start, start + length)
    : Uint8Array.from(body.subarray(start, start + length));
  const Column = width === 2 ? Uint16Array : Uint32Array;
  return new Column(bytes.buffer as ArrayBuffer, bytes.byteOffset, length / width);
}
