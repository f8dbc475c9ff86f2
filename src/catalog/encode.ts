/** The facts of the catalogue as bytes and back: the tables as JSON, a column a field; the fixes as columns of numbers. The same facts give the same bytes. */

import { createHash } from 'node:crypto';
import type { CatalogFacts, FixColumns, FixDetail, ProductFacts, UpdateFacts } from './facts.ts';
import type { CatalogDocument, ProductWithoutKb, Vulnerability } from './model.ts';

/** Order in which the columns of the fixes stand in the file. */
const fixFields = ['product', 'update', 'vulnerability', 'detail'] as const;

/** Length of the tables, the tables, number of fixes, their columns. Numbers have four bytes, the low one first. */
export function encodeFacts(facts: CatalogFacts): Buffer {
  const { fixes } = facts;
  const json = Buffer.from(
    JSON.stringify({
      documents: columnsOf(facts.documents),
      products: columnsOf(facts.products),
      updates: columnsOf(facts.updates),
      vulnerabilities: columnsOf(facts.vulnerabilities),
      productsWithoutKb: columnsOf(facts.productsWithoutKb),
      details: columnsOf(fixes.details),
    }),
  );
  const columns = fixFields.map((field) =>
    Buffer.from(fixes[field].buffer, fixes[field].byteOffset, fixes[field].byteLength),
  );
  return Buffer.concat([numberOf(json.length), json, numberOf(fixes.product.length), ...columns]);
}

/** The facts that `encodeFacts` was given. The bytes must be whole: a checksum answers for that. */
export function decodeFacts(bytes: Buffer): CatalogFacts {
  const end = 4 + bytes.readUInt32LE(0);
  const tables = JSON.parse(bytes.toString('utf8', 4, end)) as Tables;
  const { documents, products, updates, vulnerabilities, productsWithoutKb, details } = tables;
  // Each record is written out: an object whose fields are added one by one costs several times as much.
  return {
    documents: recordsOf(documents, ({ id, title, initialRelease, currentRelease }, at) => ({
      id: id[at],
      title: title[at],
      initialRelease: initialRelease[at],
      currentRelease: currentRelease[at],
    })),
    products: recordsOf(products, ({ id, name, software, platform }, at) => {
      const stands = platform?.[at];
      return stands
        ? { id: id[at], name: name[at], software: software[at], platform: stands }
        : { id: id[at], name: name[at], software: software[at] };
    }),
    updates: recordsOf(updates, ({ kb, name, month, url, released, restart, supersedes, parts }, at) => ({
      kb: kb[at],
      name: name[at],
      month: month[at],
      url: url[at],
      released: released[at],
      restart: restart[at],
      supersedes: supersedes[at],
      parts: parts[at],
    })),
    vulnerabilities: recordsOf(vulnerabilities, ({ id, published, exploited, publiclyDisclosed }, at) => ({
      id: id[at],
      published: published[at],
      exploited: exploited[at],
      publiclyDisclosed: publiclyDisclosed[at],
    })),
    productsWithoutKb: recordsOf(productsWithoutKb, ({ id, name }, at) => ({ id: id[at], name: name[at] })),
    fixes: {
      ...decodeFixes(bytes, end),
      details: recordsOf(details, ({ kind, severity, builds }, at) => ({
        kind: kind[at],
        severity: severity[at],
        builds: builds[at],
      })),
    },
  };
}

/** The version of a catalogue: the first 16 hexadecimal digits of the hash of its encoded facts. */
export function versionOf(encoded: Uint8Array): string {
  return createHash('sha256').update(encoded).digest('hex').slice(0, 16);
}

/** By field, a value for each record; null where the record has no such field. Half as long as records, and faster to parse. */
type Columns<Row> = { readonly [Field in keyof Row]: readonly Row[Field][] };

interface Tables {
  readonly documents: Columns<CatalogDocument>;
  readonly products: Columns<ProductFacts>;
  readonly updates: Columns<UpdateFacts>;
  readonly vulnerabilities: Columns<Vulnerability>;
  readonly productsWithoutKb: Columns<ProductWithoutKb>;
  readonly details: Columns<FixDetail>;
}

function columnsOf(records: readonly object[]): Record<string, readonly unknown[]> {
  const fields = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const valueFor = (record: object, field: string) => (record as Record<string, unknown>)[field] ?? null;
  return Object.fromEntries(fields.map((field) => [field, records.map((record) => valueFor(record, field))]));
}

/** A table without records has no columns. */
function recordsOf<Row>(columns: Columns<Row>, recordAt: (columns: Columns<Row>, at: number) => unknown): Row[] {
  const [column = []] = Object.values(columns) as readonly unknown[][];
  return column.map((_, at) => recordAt(columns, at) as Row);
}

/** Every machine that Node runs on has the low byte first, so the columns are used as they stand. */
function decodeFixes(bytes: Buffer, start: number): Omit<FixColumns, 'details'> {
  const count = bytes.readUInt32LE(start);
  const aligned = bytes.buffer.slice(bytes.byteOffset + start + 4, bytes.byteOffset + bytes.length);
  const [product, update, vulnerability, detail] = fixFields.map(
    (_, place) => new Uint32Array(aligned, place * count * 4, count),
  );
  if (!product || !update || !vulnerability || !detail)
    throw new RangeError('catalogue: a column of the fixes is not there');
  return { product, update, vulnerability, detail };
}

function numberOf(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
