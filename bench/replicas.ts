/**
 * Two servers on one PostgreSQL, each a process of its own, and who asks them another: whether they hold a limit together,
 * how soon both follow a new catalogue, and whether the report that was seen last stands when both are told at once.
 * node bench/replicas.ts [--limit 2000] [--seconds 70] [--rounds 5] [--devices 200] [--reports 20]
 */

import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { catalogInStore } from '../src/api/sync/catalog-in-store.ts';
import { readSnapshot, versionOfSnapshot } from '../src/catalog/snapshot.ts';
import { readSettings } from '../src/config.ts';
import { syncFromFolder } from '../src/feed/sync.ts';
import { openStore } from '../src/store/open.ts';
import { startPostgres } from '../test/builders/postgres-server.ts';
import { type Child, startChild } from './api/children.ts';
import { environmentOf, type FleetPlace, pathOf, prepareFleet, readIds, tokenFor } from './api/fleet.ts';
import type { ServerAnswer, ServerQuestion } from './api/server.ts';
import type { ReplicasAnswer, ReplicasQuestion } from './replicas/load.ts';
import { median } from './report/median.ts';
import { giveRow } from './report/row.ts';

const { values: options } = parseArgs({
  options: {
    /** Calls in a minute. */
    limit: { type: 'string', default: '2000' },
    /** For which calls go on; more than a minute, so that the window moves. */
    seconds: { type: 'string', default: '70' },
    /** New catalogues. */
    rounds: { type: 'string', default: '5' },
    devices: { type: 'string', default: '200' },
    /** Of each device. */
    reports: { type: 'string', default: '20' },
  },
});

const devices = Number(options.devices);
const folder = mkdtempSync(join(tmpdir(), 'missingkbs-replicas-'));
const postgres = await startPostgres();
const children: Child[] = [];
try {
  const place = { folder, databaseUrl: await postgres.newDatabase() };
  const token = await prepareFleet(place, { devices });
  const idOf = readIds(folder);
  const path = pathOf(idOf(0));
  const load = startChild('../replicas/load.ts');
  children.push(load);
  const ask = (question: ReplicasQuestion) => load.ask<ReplicasQuestion, ReplicasAnswer>(question);
  const urls = await startTwo(place, {});

  const { wrong } = await ask({
    ask: 'reports',
    urls,
    token,
    ids: Array.from({ length: devices }, (_, device) => idOf(device)),
    reports: Number(options.reports),
  });
  const seconds = await followCatalogs(place, (version) => ask({ ask: 'catalog', urls, token, path, version }));
  const limited = await startTwo(place, { MISSINGKBS_LIMIT_PER_MINUTE: options.limit, MISSINGKBS_LIMIT_PER_HOUR: '0' });
  const fresh = await freshToken(place);
  const calls = await ask({ ask: 'calls', urls: limited, token: fresh, path, seconds: Number(options.seconds) });

  process.stdout.write(`catalogues followed in ${seconds.map((each) => each.toFixed(2)).join(', ')} s\n`);
  process.stdout.write(`${calls.refused} calls refused in ${options.seconds} s\n`);
  giveRow('replicas', 'limit', { measured: calls.passed as number, reference: Number(options.limit) });
  giveRow('replicas', 'catalog', { measured: median(seconds) });
  giveRow('replicas', 'newest', {
    measured: wrong as number,
    about: `of ${devices}, ${options.reports} reports at once for each`,
  });
} finally {
  await Promise.all(children.map((child) => child.end()));
  await postgres.close();
  rmSync(folder, { recursive: true });
}

async function freshToken(place: FleetPlace): Promise<string> {
  const store = await openStore(readSettings(environmentOf(place)));
  const token = await tokenFor(place, store);
  await store.close();
  return token;
}

async function startTwo(place: FleetPlace, environment: Readonly<Record<string, string>>): Promise<string[]> {
  const start = async () => {
    const child = startChild('server.ts');
    children.push(child);
    const { url } = await child.ask<ServerQuestion, ServerAnswer>({ start: 'ours', place, environment });
    return url as string;
  };
  return Promise.all([start(), start()]);
}

/** Two catalogues in turns. Gives the seconds from before each is published until both replicas answer by it. */
async function followCatalogs(place: FleetPlace, untilFollowed: (version: string) => Promise<ReplicasAnswer>) {
  const store = await openStore(readSettings(environmentOf(place)));
  const snapshots = [await compileWithoutNewest(), readSnapshot(join(folder, 'catalog.bin'))];
  const seconds: number[] = [];
  for (let round = 0; round < Number(options.rounds); round += 1) {
    const snapshot = snapshots[round % 2] as Uint8Array;
    const inStore = catalogInStore(store, () => new Date());
    await inStore.read();
    const followed = untilFollowed(versionOfSnapshot(snapshot));
    if (!(await inStore.write(snapshot))) throw new Error('Somebody else publishes catalogues in this store.');
    seconds.push((await followed).seconds as number);
  }
  await store.close();
  return seconds;
}

/** The samples, less one document. */
async function compileWithoutNewest(): Promise<Uint8Array> {
  const samples = join(import.meta.dirname, '../samples/catalog');
  const older = join(folder, 'older');
  await mkdir(older);
  for (const name of readdirSync(samples).sort().slice(0, -1)) symlinkSync(join(samples, name), join(older, name));
  const catalogFile = join(folder, 'older.bin');
  await syncFromFolder({ folder: older, catalogFile });
  return readSnapshot(catalogFile);
}
