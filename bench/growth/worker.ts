/** One fleet in one store, in a process of its own: taken in, its bytes, what look-ups of devices take, and the memory at the end. */

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { readSettings } from '../../src/config.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { answerMessages } from '../api/children.ts';
import { environmentOf, type FleetPlace, placeCatalog, readIds, storeFleet, tenant } from '../api/fleet.ts';
import { median } from '../report/median.ts';

export interface GrowthQuestion {
  readonly place: FleetPlace;
  readonly devices: number;
}

export interface Grown {
  /** Of them a second. */
  readonly takenIn: number;
  readonly bytesEach: number;
  readonly lookUpUs: number;
  readonly peakMb: number;
}

const rounds = 5;
const lookUpsOfRound = 10_000;
const connections = 32;

answerMessages<GrowthQuestion, Grown>(grow);

async function grow({ place, devices }: GrowthQuestion): Promise<Grown> {
  const settings = readSettings(environmentOf(place));
  const store = await openStore(settings);
  const catalog = await placeCatalog(place, store, false);
  const empty = await storedBytes(place);
  const seconds = await storeFleet(place, store, catalog, { devices });
  const lookUpUs = await timeLookUps(store, place, devices);
  // SQLite writes its journal into the file when it is closed.
  await store.close();
  return {
    takenIn: devices / seconds,
    bytesEach: ((await storedBytes(place)) - empty) / devices,
    lookUpUs,
    peakMb: process.resourceUsage().maxRSS / 1024,
  };
}

/** The median of some rounds of devices all over the fleet, as many at a time as clients ask for them. */
async function timeLookUps(store: Store, { folder }: FleetPlace, devices: number): Promise<number> {
  const idOf = readIds(folder);
  const count = Math.min(lookUpsOfRound, devices);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    let next = 0;
    const lookUp = async () => {
      while (next < count) {
        // A prime, so that neighbours are far apart, and each round has devices of its own.
        const device = ((next++ * rounds + round) * 7_919) % devices;
        if ((await store.devices.findStateId(tenant, idOf(device))) === undefined)
          throw new Error('A device is missing.');
      }
    };
    const started = performance.now();
    await Promise.all(Array.from({ length: connections }, lookUp));
    times.push(((performance.now() - started) * 1000) / count);
  }
  return median(times);
}

async function storedBytes({ folder, databaseUrl }: FleetPlace): Promise<number> {
  if (databaseUrl === undefined) {
    const files = readdirSync(folder).filter((name) => name.startsWith('missingkbs.sqlite'));
    return files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  }
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query('SELECT pg_database_size(current_database()) AS bytes');
  await client.end();
  return Number(rows[0].bytes);
}
