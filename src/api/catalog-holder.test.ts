import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { after, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import pino from 'pino';
import { catalog } from '../../test/builders/catalog.ts';
import { smallFacts } from '../../test/builders/server.ts';
import { writeCatalog } from '../catalog/snapshot.ts';
import { CatalogHolder, catalogFile } from './catalog-holder.ts';

const folder = mkdtempSync(join(tmpdir(), 'missingkbs-holder-'));
after(() => rmSync(folder, { recursive: true }));

const otherFacts = catalog()
  .document('2020-Apr')
  .update('4549951')
  .fixes('CVE-2020-0938')
  .in('Windows 10 Version 1909 for x64-based Systems', { build: '10.0.18363.778' })
  .facts();

test('a catalogue that is replaced is taken up by itself; one that is damaged or gone is told once, and the last good one stays', async () => {
  const file = join(folder, 'catalogue.bin');
  const lines: string[] = [];
  const logger = pino(
    { level: 'error' },
    new Writable({
      write(line, _encoding, done) {
        lines.push(String(line));
        done();
      },
    }),
  );
  const first = writeCatalog(file, smallFacts());
  const holder = new CatalogHolder(catalogFile(file), logger);
  assert.equal(holder.current.catalogVersion, first);
  const stopWatching = holder.watch(10);
  const second = writeCatalog(file, otherFacts);
  await setTimeout(100);
  assert.equal(holder.current.catalogVersion, second);
  writeFileSync(file, 'damaged');
  await setTimeout(100);
  assert.equal(holder.current.catalogVersion, second);
  assert.equal(lines.length, 1);
  assert.match(String(lines[0]), /CatalogDamaged/);
  rmSync(file);
  await setTimeout(100);
  assert.equal(holder.current.catalogVersion, second);
  assert.equal(lines.length, 2);
  writeCatalog(file, smallFacts());
  await setTimeout(100);
  assert.equal(holder.current.catalogVersion, first);
  stopWatching();
});
