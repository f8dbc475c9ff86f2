/** Made-up fleets on the sample catalogue: valid, repeatable, in as many states as were asked for, and behind as they say. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { before, test } from 'node:test';
import type { Catalog } from '../src/catalog/model.ts';
import { readCatalog } from '../src/catalog/snapshot.ts';
import { syncFromFolder } from '../src/feed/sync.ts';
import { createFleet } from '../src/fleet/fleet.ts';
import { countStates, judgeLags, readFleet, tenants, textOf } from './builders/fleet.ts';

const moment = new Date('2024-04-20T12:00:00Z');
let catalog: Catalog;

before(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'missingkbs-'));
  try {
    const catalogFile = join(folder, 'catalog.bin');
    await syncFromFolder({ folder: resolve(import.meta.dirname, '../samples/catalog'), catalogFile });
    catalog = readCatalog(catalogFile);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('every inventory of a fleet is one of the contract, and its text is the inventory', () => {
  const inventories = readFleet(textOf(catalog, moment, { devices: 500 }));
  const fleet = createFleet(catalog, { devices: 500, tenants });
  assert.deepEqual(inventories, JSON.parse(JSON.stringify([...fleet.at(moment).inventories()])));
  assert.equal(new Set(inventories.map(({ id }) => id)).size, 500);
});

test('the same seed gives the same bytes, another seed another fleet', () => {
  const once = textOf(catalog, moment, { seed: 7 });
  assert.equal(textOf(catalog, moment, { seed: 7 }), once);
  assert.notEqual(textOf(catalog, moment, { seed: 8 }), once);
});

test('a device is the same whichever devices were asked for before it', () => {
  const fleet = createFleet(catalog, { devices: 400, tenants });
  const all = [...fleet.at(moment).inventories()];
  assert.deepEqual(createFleet(catalog, { devices: 400, tenants }).at(moment).inventoryOf(321), all[321]);
  assert.deepEqual([...fleet.at(moment).inventories(100, 103)], all.slice(100, 103));
});

test('a fleet is in about as many states as were asked for, most of its devices in few of them', () => {
  for (const states of [50, 400]) {
    const inventories = readFleet(textOf(catalog, moment, { devices: 4000, states }));
    const found = countStates(inventories);
    assert.ok(found > 0.95 * states && found <= states, `${found} of ${states}`);
  }
});

test('a device that is up to date misses no update of its system, one that is behind misses one', () => {
  const judged = judgeLags(catalog, moment, 400);
  const current = judged.filter(({ monthsBehind }) => monthsBehind === 0);
  const behind = judged.filter(({ monthsBehind }) => monthsBehind > 0);
  assert.ok(current.length > 100 && behind.length > 20, `${current.length} current, ${behind.length} behind`);
  assert.deepEqual(
    current.filter(({ ofTrain }) => ofTrain.length > 0).map(({ inventory }) => inventory),
    [],
  );
  assert.deepEqual(
    behind.filter(({ missing }) => missing.length === 0).map(({ inventory }) => inventory),
    [],
  );
});

test('a device keeps its name over the months, and its level rises', () => {
  const fleet = createFleet(catalog, { devices: 300, tenants });
  const [earlier, later] = [new Date('2024-03-20T12:00:00Z'), moment].map((day) => [...fleet.at(day).inventories()]);
  assert.ok(earlier && later);
  assert.deepEqual(
    earlier.map(({ id }) => id),
    later.map(({ id }) => id),
  );
  const risen = later.filter(({ osVersion }, device) => osVersion !== earlier[device]?.osVersion);
  assert.ok(risen.length > 150, `${risen.length} of 300`);
});

test('each device of several tenants has one, and bears its name', () => {
  const fleet = createFleet(catalog, { devices: 300, tenants: ['a.example', 'b.example', 'c.example'] });
  const names = [...fleet.at(moment).inventories()].map(({ computerDnsName }) => computerDnsName);
  names.forEach((name, device) => {
    assert.ok(name.endsWith(`.${fleet.tenantOf(device)}`));
  });
  assert.equal(new Set(names.map((name) => name.slice(-9))).size, 3);
});
