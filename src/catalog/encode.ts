/** The facts of the catalogue as bytes and back: the tables as JSON, the fixes as small numbers. The same facts give the same bytes. */

import { createHash } from 'node:crypto';
import type { CatalogFacts, FixColumns } from './facts.ts';
import { VarintReader, VarintWriter } from './varint.ts';

/** Length of the tables, the tables, the columns of the fixes. */
export function encodeFacts(facts: CatalogFacts): Buffer {
  const { fixes, documents, products, updates, vulnerabilities, productsWithoutKb } = facts;
  const tables = { documents, products, updates, vulnerabilities, productsWithoutKb, details: fixes.details };
  const json = Buffer.from(JSON.stringify(tables));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  return Buffer.concat([length, json, encodeColumns(fixes)]);
}

/** The facts that `encodeFacts` was given. The bytes must be whole: a checksum answers for that. */
export function decodeFacts(bytes: Buffer): CatalogFacts {
  const end = 4 + bytes.readUInt32LE(0);
  const { details, ...tables } = JSON.parse(bytes.toString('utf8', 4, end));
  return { ...tables, fixes: { ...decodeColumns(bytes.subarray(end)), details } };
}

/** The version of a catalogue: the first 16 hexadecimal digits of the hash of its encoded facts. */
export function versionOf(encoded: Uint8Array): string {
  return createHash('sha256').update(encoded).digest('hex').slice(0, 16);
}

/**
 * Row after row: the step to its product; the step to its update, from 0 again in a new product; the step to its
 * vulnerability, from 0 again in a new update; its detail. Rows are ordered, so steps are small and never negative.
 */
function encodeColumns({ product, update, vulnerability, detail }: FixColumns): Buffer {
  const writer = new VarintWriter();
  writer.write(product.length);
  let last = { product: 0, update: 0, vulnerability: 0 };
  for (let row = 0; row < product.length; row += 1) {
    const next = { product: product[row] ?? 0, update: update[row] ?? 0, vulnerability: vulnerability[row] ?? 0 };
    if (next.product !== last.product) last = { product: last.product, update: 0, vulnerability: 0 };
    else if (next.update !== last.update) last = { ...last, vulnerability: 0 };
    writer.write(next.product - last.product);
    writer.write(next.update - last.update);
    writer.write(next.vulnerability - last.vulnerability);
    writer.write(detail[row] ?? 0);
    last = next;
  }
  return writer.bytes();
}

function decodeColumns(bytes: Uint8Array): Omit<FixColumns, 'details'> {
  const reader = new VarintReader(bytes);
  const rows = reader.read();
  const columns = {
    product: new Uint32Array(rows),
    update: new Uint32Array(rows),
    vulnerability: new Uint32Array(rows),
    detail: new Uint32Array(rows),
  };
  let product = 0;
  let update = 0;
  let vulnerability = 0;
  for (let row = 0; row < rows; row += 1) {
    const productStep = reader.read();
    const updateStep = reader.read();
    if (productStep !== 0) update = 0;
    if (productStep !== 0 || updateStep !== 0) vulnerability = 0;
    product += productStep;
    update += updateStep;
    vulnerability += reader.read();
    columns.product[row] = product;
    columns.update[row] = update;
    columns.vulnerability[row] = vulnerability;
    columns.detail[row] = reader.read();
  }
  return columns;
}
