import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { after, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import pino from 'pino';
import { catalog } from '../../test/builders/catalog.ts';
import { deviceOf, servedAssessor, smallFacts } from '../../test/builders/server.ts';
import { patchStateOf } from '../assessment/patch-state.ts';
import type { KbNumber } from '../brand.ts';
import { writeCatalog } from '../catalog/snapshot.ts';
import { RetryLater } from '../errors.ts';
import { CatalogHolder } from './catalog-holder.ts';
import { catalogFile } from './catalog-sources.ts';

const folder = mkdtempSync(join(tmpdir(), 'missingkbs-holder-'));
after(() => rmSync(folder, { recursive: true }));

const otherFacts = catalog()
  .document('2020-Apr')
  .update('4549951')
  .fixes('CVE-2020-0938')
  .in('Windows 10 Version 1909 for x64-based Systems', { build: '10.0.18363.778' })
  .facts();

test('a catalogue that is replaced is taken up by itself; one that is damaged or gone is told once, and the last good one stays', async () => {
  const file = join(folder, 'catalog.bin');
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
  const holder = await CatalogHolder.open(catalogFile(file), logger);
  assert.equal(holder.current.catalogVersion, first);
  const stopWatching = holder.watch(10);
  const second = writeCatalog(file, otherFacts);
  await until(() => holder.current.catalogVersion === second);
  writeFileSync(file, 'damaged');
  await until(() => lines.length > 0);
  assert.match(String(lines[0]), /CatalogDamaged/);
  assert.equal(holder.current.catalogVersion, second);
  rmSync(file);
  await until(() => lines.length > 1);
  assert.match(String(lines[1]), /CatalogMissing/);
  assert.equal(holder.current.catalogVersion, second);
  writeCatalog(file, smallFacts());
  await until(() => holder.current.catalogVersion === first);
  assert.equal(lines.length, 2);
  stopWatching();
  await holder.close();
});

test('an answer that is asked for while the catalogue is swapped comes from one catalogue, whole', async () => {
  const file = join(folder, 'swapped.bin');
  const logger = pino({ level: 'silent' });
  const first = writeCatalog(file, smallFacts());
  const holder = await CatalogHolder.open(catalogFile(file), logger);
  const state = patchStateOf(deviceOf());
  const second = writeCatalog(file, otherFacts);
  const swapping = holder.refresh();
  const versions = new Set<string>();
  while (versions.size < 2) {
    const { current } = holder;
    const { catalog: asked } = await current.explain(state, '4540673' as KbNumber, '2020-04-20');
    assert.equal(asked.version, current.catalogVersion);
    versions.add(asked.version);
  }
  await swapping;
  assert.deepEqual([...versions], [first, second]);
  await holder.close();
});

test('a source that nobody can ask for a while is told of once, and nothing is loaded again when it is back unchanged', async () => {
  const lines: string[] = [];
  const logger = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
  const source = { stamp: '1', away: false, loads: 0 };
  const away = () => new RetryLater('DatabaseAway', 'The database does not answer.', 5);
  const holder = await CatalogHolder.open(
    {
      stamp: async () => {
        if (source.away) throw away();
        return source.stamp;
      },
      async load() {
        if (source.away) throw away();
        source.loads += 1;
        return servedAssessor();
      },
    },
    logger,
  );
  source.away = true;
  for (let look = 0; look < 3; look += 1) await holder.refresh();
  assert.equal(lines.length, 1);
  source.away = false;
  await holder.refresh();
  assert.equal(source.loads, 1);
  source.stamp = '2';
  await holder.refresh();
  assert.equal(source.loads, 2);
  await holder.close();
});

test('a catalogue that cannot be loaded for a moment only is loaded at the next look', async () => {
  let fails = false;
  let stamp = 1;
  const source = {
    stamp: () => String(stamp),
    async load() {
      if (fails) throw new RetryLater('DatabaseAway', 'The database does not answer.', 5);
      return servedAssessor();
    },
  };
  const holder = await CatalogHolder.open(source, pino({ level: 'silent' }));
  const first = holder.current;
  [fails, stamp] = [true, 2];
  await holder.refresh();
  assert.equal(holder.current, first);
  fails = false;
  await holder.refresh();
  assert.notEqual(holder.current, first);
  await holder.close();
});

/** The test's own limit of time is the deadline. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await setTimeout(10);
}
