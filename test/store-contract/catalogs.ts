/** What every store does with compiled catalogues. */

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { CompiledCatalog } from '../../src/store/catalog-store.ts';
import type { Store } from '../../src/store/store.ts';
import type { OpenEmpty } from '../store-contract.ts';
import { monday, tuesday, wednesday } from './things-to-store.ts';

const catalogOf = (version: string, format = 6): CompiledCatalog => ({ version, format, bytes: randomBytes(50_000) });

/** Behind whatever is the last one of its format. */
async function publish({ catalogs }: Store, catalog: CompiledCatalog, published: string): Promise<void> {
  assert.equal(await catalogs.publish(catalog, published, await catalogs.newest(catalog.format)), true);
}

export function describeCatalogs(open: OpenEmpty): void {
  test('the catalogue that was published last is the newest, and each is read as it was published', async () => {
    const { store, reopen } = await open();
    assert.equal(await store.catalogs.newest(), undefined);
    const [first, second] = [catalogOf('aa'), catalogOf('bb')];
    await publish(store, first, monday);
    await publish(store, second, tuesday);
    const { catalogs } = await reopen();
    const newest = await catalogs.newest();
    assert.deepEqual(newest, { number: 2, version: 'bb', format: 6, published: tuesday });
    const before = await catalogs.at(monday);
    assert.ok(newest && before);
    assert.deepEqual(Buffer.from(await catalogs.read(newest)), second.bytes);
    assert.deepEqual(Buffer.from(await catalogs.read(before)), first.bytes);
    await assert.rejects(catalogs.read({ ...newest, number: 3 }), { code: 'StoreUnavailable' });
  });

  test('for each moment there is the catalogue that was the last one then, and before the first none', async () => {
    const { store } = await open();
    await publish(store, catalogOf('aa'), tuesday);
    await publish(store, catalogOf('bb'), wednesday);
    const versionAt = async (instant: string) => (await store.catalogs.at(instant))?.version;
    assert.equal(await versionAt(monday), undefined);
    assert.equal(await versionAt(tuesday), 'aa');
    assert.equal(await versionAt(new Date(Date.parse(wednesday) - 1).toISOString()), 'aa');
    assert.equal(await versionAt(wednesday), 'bb');
  });

  test('a catalogue that is the newest already is not published again, one that was the newest before is', async () => {
    const { store } = await open();
    await publish(store, catalogOf('aa'), monday);
    await publish(store, catalogOf('aa'), tuesday);
    assert.deepEqual(await store.catalogs.newest(), { number: 1, version: 'aa', format: 6, published: monday });
    await publish(store, catalogOf('bb'), tuesday);
    await publish(store, catalogOf('aa'), wednesday);
    assert.deepEqual(await store.catalogs.newest(), { number: 3, version: 'aa', format: 6, published: wednesday });
  });

  test('of catalogues that are published at once behind the same one, one is', async () => {
    const { store, reopen } = await open();
    await publish(store, catalogOf('aa'), monday);
    const after = await store.catalogs.newest();
    const stores = [store, await reopen(), await reopen()];
    const published = await Promise.all(
      stores.map(({ catalogs }, place) => catalogs.publish(catalogOf(`b${place}`), tuesday, after)),
    );
    assert.equal(published.filter((did) => did).length, 1);
    assert.equal((await store.catalogs.newest())?.version, `b${published.indexOf(true)}`);
    assert.equal(await store.catalogs.publish(catalogOf('cc'), tuesday, undefined), false);
    assert.equal(await store.catalogs.publish(catalogOf('aa'), tuesday, after), false);
  });

  test('catalogues of two formats stand side by side, each with its newest', async () => {
    const { store } = await open();
    await publish(store, catalogOf('aa', 6), monday);
    await publish(store, catalogOf('bb', 7), tuesday);
    await publish(store, catalogOf('cc', 6), wednesday);
    assert.equal((await store.catalogs.newest(7))?.version, 'bb');
    assert.equal((await store.catalogs.newest(6))?.version, 'cc');
    assert.equal((await store.catalogs.newest())?.version, 'cc');
    assert.equal(await store.catalogs.newest(8), undefined);
  });

  test('catalogues that were replaced before a day go, the newest of each format never', async () => {
    const { store } = await open();
    await publish(store, catalogOf('old', 6), monday);
    await publish(store, catalogOf('aa', 7), monday);
    await publish(store, catalogOf('bb', 7), tuesday);
    await publish(store, catalogOf('cc', 7), wednesday);
    assert.equal(await store.upkeep.removeCatalogs(monday), 0);
    assert.equal(await store.upkeep.removeCatalogs(tuesday), 1);
    assert.equal((await store.catalogs.at(tuesday))?.version, 'bb');
    assert.equal(await store.upkeep.removeCatalogs(wednesday), 1);
    assert.equal((await store.catalogs.newest())?.number, 4);
    assert.equal((await store.catalogs.newest(6))?.version, 'old');
  });

  test('where hosts share the store, each is told of what another one published', async () => {
    const { store, reopen } = await open();
    assert.equal(store.catalogs.watch !== undefined, store.capabilities.sharedBetweenHosts);
    let looks = 0;
    store.catalogs.watch?.(() => {
      looks += 1;
    });
    // The first connection of a listener is a call of its own.
    await setTimeout(store.capabilities.otherWritersSeenAfterMs * 2);
    const before = looks;
    await publish(await reopen(), catalogOf('aa'), monday);
    await setTimeout(store.capabilities.otherWritersSeenAfterMs * 2);
    assert.equal(looks > before, store.capabilities.sharedBetweenHosts);
  });
}
