import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { catalog, cves } from '../../test/builders/catalog.ts';
import { temporaryFolder } from '../../test/builders/cvrf.ts';
import { type ErrorCode, KnownError } from '../errors.ts';
import { encodeFacts, openTables } from './encode.ts';
import { type CatalogFacts, fixColumns } from './facts.ts';
import { type FixIndex, indexFixes } from './fix-index.ts';
import { fixKinds, severities } from './model.ts';
import { buildCatalog, openCatalog } from './open.ts';
import { formatVersion, readCatalog, writeCatalog } from './snapshot.ts';
import type { Table } from './table.ts';

const facts = catalog()
  .document('2020-Mar')
  .vulnerability('CVE-2020-0001', { cvss: { score: 7.8, vector: 'CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H' } })
  .update('4540673', { supersedes: ['4532693'] })
  .fixes(...cves(2020, 1, 200))
  .in('Windows 10 Version 1909 for x64-based Systems', { build: '10.0.18363.719' })
  .in('Internet Explorer 11 on Windows 10 Version 1909 for x64-based Systems')
  .productWithoutKb('Microsoft Edge (Chromium-based)')
  .facts();

function refuses(file: string, code: ErrorCode, message: RegExp): void {
  assert.throws(
    () => readCatalog(file),
    (error) => error instanceof KnownError && error.code === code && message.test(error.message),
  );
}

test('what is written is read again, under the same version', (context) => {
  const file = join(temporaryFolder(context), 'data', 'catalog.bin');
  const version = writeCatalog(file, facts);
  const read = readCatalog(file);
  assert.equal(read.version, version);
  const built = buildCatalog(facts);
  assert.equal(built.version, version);
  assert.deepEqual(read.products, built.products);
  assert.deepEqual(read.updates, built.updates);
  assert.deepEqual(read.vulnerabilities, built.vulnerabilities);
  assert.deepEqual(
    read.products.map((product) => read.fixesOf(product)),
    built.products.map((product) => built.fixesOf(product)),
  );
});

test('writing leaves one file, and a second writing replaces it', (context) => {
  const folder = temporaryFolder(context);
  const file = join(folder, 'catalog.bin');
  writeCatalog(file, catalog().facts());
  writeCatalog(file, facts);
  assert.deepEqual(readdirSync(folder), ['catalog.bin']);
  assert.equal(readCatalog(file).updates.length, 1);
});

test('without a file the catalogue is missing, and the message says what to run', (context) => {
  refuses(join(temporaryFolder(context), 'catalog.bin'), 'CatalogMissing', /Run `missingkbs sync`/);
});

test('the file of before 0.2.0 is read until the new one is there, and refused by its own name', (context) => {
  const folder = temporaryFolder(context);
  const [file, former] = [join(folder, 'catalog.bin'), join(folder, 'catalogue.bin')];
  const version = writeCatalog(former, facts);
  assert.equal(readCatalog(file).version, version);
  writeFileSync(former, 'no catalogue');
  refuses(file, 'CatalogDamaged', /catalogue\.bin/);
  writeCatalog(file, facts);
  assert.equal(readCatalog(file).version, version);
});

test('a file of another format version is refused and says what to run', (context) => {
  const file = join(temporaryFolder(context), 'catalog.bin');
  writeCatalog(file, facts);
  const bytes = readFileSync(file);
  bytes.writeUInt32LE(formatVersion + 1, bytes.indexOf('\n') + 1);
  writeFileSync(file, bytes);
  refuses(file, 'CatalogVersion', /has format 8, this missingkbs reads format 7\. Run `missingkbs sync`/);
});

test('a file with any byte changed is refused', (context) => {
  const file = join(temporaryFolder(context), 'catalog.bin');
  writeCatalog(file, facts);
  const whole = readFileSync(file);
  const versionStart = whole.indexOf('\n') + 1;
  for (let index = 0; index < whole.length; index += 1) {
    if (index >= versionStart && index < versionStart + 4) continue;
    const bytes = Buffer.from(whole);
    bytes[index] = (bytes[index] ?? 0) ^ 0x40;
    writeFileSync(file, bytes);
    refuses(
      file,
      'CatalogDamaged',
      /is damaged: its checksum differs\. Run `missingkbs sync`|is no compiled catalogue/,
    );
  }
});

test('a file cut anywhere is refused', (context) => {
  const file = join(temporaryFolder(context), 'catalog.bin');
  writeCatalog(file, facts);
  const whole = readFileSync(file);
  for (let length = 0; length < whole.length; length += 1) {
    writeFileSync(file, whole.subarray(0, length));
    refuses(file, 'CatalogDamaged', /is damaged/);
  }
});

const anyRow = fc.record({
  product: fc.nat(5),
  update: fc.nat(300),
  vulnerability: fc.nat(70_000),
  kind: fc.constantFrom(...fixKinds),
  severity: fc.constantFrom(...severities),
  builds: fc.array(fc.string(), { maxLength: 2 }),
});
const text = fc.string({ unit: 'grapheme' });
const anyProduct = fc.record(
  { id: text, name: text, software: text, platform: text },
  { requiredKeys: ['id', 'name', 'software'], noNullPrototype: true },
);

function rowsOf<Row>(table: Table<Row>): Row[] {
  return Array.from({ length: table.length }, (_, index) => table.rowAt(index));
}

test('encoding and opening give the same tables back', () => {
  const rows = fc.uniqueArray(anyRow, { selector: (row) => `${row.product} ${row.update} ${row.vulnerability}` });
  fc.assert(
    fc.property(
      rows,
      fc.array(anyProduct, { minLength: 6, maxLength: 9 }),
      fc.array(fc.array(text), { minLength: 301, maxLength: 310 }),
      (fixRows, products, supersedes) => {
        const updates = supersedes.map((kbs, place) => ({ kb: String(place), supersedes: kbs, parts: [] }));
        const given = {
          ...catalog().facts(),
          products,
          updates,
          fixes: fixColumns(fixRows),
        } as unknown as CatalogFacts;
        const opened = openTables(encodeFacts(given));
        assert.deepEqual(rowsOf(opened.products), products);
        assert.deepEqual(rowsOf(opened.updates), updates);
        assert.deepEqual(rowsOf(opened.details), given.fixes.details);
        const index = indexFixes(given.fixes, products.length, updates.length);
        for (const [name, column] of Object.entries(index)) {
          assert.deepEqual([...opened.fixes[name as keyof FixIndex]], [...column], name);
        }
      },
    ),
  );
});

test('who changes the fields of a fact raises the number of the format, and both here', () => {
  const opened = openTables(encodeFacts(facts));
  const fieldsOf = (table: Table<object>) => [...new Set(rowsOf(table).flatMap((row) => Object.keys(row)))].join();
  assert.deepEqual(
    {
      formatVersion,
      documents: fieldsOf(opened.documents),
      products: fieldsOf(opened.products),
      updates: fieldsOf(opened.updates),
      links: fieldsOf(opened.links),
      vulnerabilities: fieldsOf(opened.vulnerabilities),
      productsWithoutKb: fieldsOf(opened.productsWithoutKb),
      details: fieldsOf(opened.details),
      fixes: Object.keys(opened.fixes).join(),
    },
    {
      formatVersion: 7,
      documents: 'id,initialRelease,currentRelease',
      products: 'id,name,software,platform',
      updates: 'kb,name,month,url,released,restart',
      links: 'kb,source,to',
      vulnerabilities: 'id,published,updated,cvss,exploited,publiclyDisclosed',
      productsWithoutKb: 'id,name',
      details: 'kind,severity,builds',
      fixes: 'startOfProduct,update,vulnerability,detail,startOfUpdate,productsOfUpdates',
    },
  );
});

test('a catalogue opened from bytes makes each update once, the same whoever asks for it', () => {
  const read = openCatalog(openTables(encodeFacts(facts)), () => '');
  const [product] = read.products;
  const [fix] = product === undefined ? [] : read.fixesOf(product);
  assert.ok(fix);
  assert.equal(read.updateOf(fix.update.kb), fix.update);
  assert.equal(read.updates[fix.update.index], fix.update);
});
