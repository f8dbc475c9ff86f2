/** Made-up fleets on the whole feed: the lag is real on every line, for a whole year. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { Catalog } from '../../src/catalog/model.ts';
import { readCatalog } from '../../src/catalog/snapshot.ts';
import { syncFromFolder } from '../../src/feed/sync.ts';
import { createFleet } from '../../src/fleet/fleet.ts';
import { countStates, dayOfRevision, judgeLags, readFleet, tenants, textOf } from '../builders/fleet.ts';
import { sharedPath } from './shared-folder.ts';

const moment = new Date('2026-07-03T12:00:00Z');
let catalog: Catalog;
let judged: ReturnType<typeof judgeLags>;

before(async () => {
  const temporary = mkdtempSync(join(tmpdir(), 'missingkbs-'));
  try {
    const { place } = await syncFromFolder({
      folder: sharedPath('msrc/cvrf'),
      catalogFile: join(temporary, 'catalog.bin'),
    });
    catalog = readCatalog(place);
    judged = judgeLags(catalog, moment, 1500);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
});

test('every inventory of a fleet is one of the contract, in as many states as were asked for', () => {
  const inventories = readFleet(textOf(catalog, moment, { devices: 3000, states: 1000 }));
  const found = countStates(inventories);
  assert.ok(found > 980 && found <= 1000, `${found} states`);
});

test('a device that is up to date misses no update of its system that is offered', () => {
  const current = judged.filter(({ monthsBehind }) => monthsBehind === 0);
  assert.ok(current.length > 900, `${current.length} of 1500`);
  assert.deepEqual(
    current.filter(({ ofTrain }) => ofTrain.length > 0).map(({ inventory, ofTrain }) => [inventory, ofTrain]),
    [],
  );
});

test('a device that is months behind misses an update of its system, and each of them came after its build', () => {
  const behind = judged.filter(({ monthsBehind }) => monthsBehind > 0);
  assert.ok(behind.length > 250, `${behind.length} of 1500`);
  const wrong = behind.filter(({ inventory, missing }) => missing.length === 0 && inventory.installedKbs !== undefined);
  assert.deepEqual(
    wrong.map(({ inventory }) => inventory),
    [],
  );
  for (const { inventory, ofTrain } of behind) {
    const day = dayOfRevision(inventory);
    if (day === undefined) continue;
    for (const { id, releaseDate } of ofTrain)
      assert.ok(releaseDate > day, `${inventory.osVersion} of ${day}: KB${id}`);
  }
});

test('a fleet holds the lines that are in use, servers and clients, hotpatched ones among them', () => {
  const inventories = [...createFleet(catalog, { devices: 5000, tenants }).at(moment).inventories()];
  const builds = new Set(inventories.map(({ osVersion }) => osVersion.split('.')[2]));
  for (const build of [
    '10240',
    '14393',
    '17763',
    '19045',
    '22000',
    '22621',
    '22631',
    '26100',
    '26200',
    '28000',
    '9600',
    '20348',
  ]) {
    assert.ok(builds.has(build), build);
  }
  const processors = new Set(inventories.map(({ osProcessor }) => osProcessor));
  assert.deepEqual([...processors].sort(), ['arm64', 'x64', 'x86']);
  const types = Map.groupBy(inventories, ({ installationType }) => installationType ?? '');
  assert.deepEqual([...types.keys()].sort(), ['Client', 'Server', 'Server Core']);
  const earlier = [...createFleet(catalog, { devices: 5000, tenants }).at(new Date('2026-03-20')).inventories()];
  assert.ok(earlier.some(({ hotpatch }) => hotpatch === true));
});

test('a year of history: each month most devices have risen, and none runs what was not out yet', () => {
  const fleet = createFleet(catalog, { devices: 1000, tenants });
  const year = Array.from({ length: 13 }, (_, month) => new Date(Date.UTC(2025, 5 + month, 28)));
  const months = year.map((day) => [...fleet.at(day).inventories()]);
  for (const [place, devices] of months.entries()) {
    const before = months[place - 1];
    if (!before) continue;
    const risen = devices.filter(({ osVersion }, device) => osVersion !== before[device]?.osVersion);
    assert.ok(risen.length > 600, `${year[place]?.toISOString()}: ${risen.length}`);
    for (const device of devices) {
      const released = dayOfRevision(device);
      assert.ok(released === undefined || released <= (year[place]?.toISOString() ?? ''), device.osVersion);
    }
  }
});
