/**
 * A new catalogue under load: a server with ten thousand patch states, all of them asked for already, is given the
 * catalogue of the next month while clients go on asking. Prints how long the states take, the longest wait, and whether an
 * answer failed or mixed two catalogues. Needs MISSINGKBS_SHARED.
 * node bench/new-catalog.ts [--states N] [--per-second N] [--back: from the newer catalogue to the older]
 */

import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createApplication } from '../src/access/applications.ts';
import { startServer } from '../src/api/start.ts';
import { fingerprintOf, patchStateOf } from '../src/assessment/patch-state.ts';
import { readCatalog } from '../src/catalog/snapshot.ts';
import { readSettings } from '../src/config.ts';
import { syncFromFolder } from '../src/feed/sync.ts';
import { createFleet } from '../src/fleet/fleet.ts';
import type { Inventory } from '../src/inventory/model.ts';
import { openStore } from '../src/store/open.ts';
import { fetchToken } from '../test/builders/fetch-token.ts';
import { type Child, startChild } from './api/children.ts';
import type { SteadyLoad, SteadyReport } from './new-catalog/load.ts';
import type { SwapReport } from './new-catalog/server.ts';
import { giveRow } from './report/row.ts';

const { values: options } = parseArgs({
  options: {
    states: { type: 'string', default: '10000' },
    'per-second': { type: 'string', default: '500' },
    back: { type: 'boolean', default: false },
  },
});
const feed = resolve(import.meta.dirname, '..', process.env.MISSINGKBS_SHARED ?? '../shared', 'msrc/cvrf');
const tenant = 'bench.example';

const folder = mkdtempSync(join(tmpdir(), 'missingkbs-bench-'));
const children: Child[] = [];
try {
  const next = await compileBoth(folder);
  const { ids, token } = await fill(folder, Number(options.states));
  const server = startChild('../new-catalog/server.ts');
  const generator = startChild('../new-catalog/load.ts');
  children.push(server, generator);
  const { url } = await server.ask<{ folder: string }, SwapReport>({ folder });
  const load = { url: url as string, token, ids, perSecond: Number(options['per-second']) };
  const calm = await generator.ask<SteadyLoad, SteadyReport>({ ...load, until: 'once' });
  const loaded = generator.ask<SteadyLoad, SteadyReport>({ ...load, until: 'another catalogue' });
  await setTimeout(2_000);
  renameSync(next, join(folder, 'catalog.bin'));
  const { preparedMs } = await server.ask<object, SwapReport>({});
  report(ids.length, preparedMs as number, calm, await loaded);
} finally {
  await Promise.all(children.map((child) => child.end()));
  rmSync(folder, { recursive: true });
}

/** The feed without its newest document as the catalogue of the folder, and beside it, as what it gives back, the whole. */
async function compileBoth(folder: string): Promise<string> {
  const older = join(folder, 'older');
  mkdirSync(older);
  for (const name of readdirSync(feed).sort().slice(0, -1)) symlinkSync(join(feed, name), join(older, name));
  const present = join(folder, 'catalog.bin');
  const next = join(folder, 'next.bin');
  const [from, to] = options.back ? [feed, older] : [older, feed];
  await syncFromFolder({ folder: to, catalogFile: next });
  await syncFromFolder({ folder: from, catalogFile: present });
  return next;
}

/** A device for each state. */
async function fill(folder: string, states: number): Promise<{ ids: string[]; token: string }> {
  const settings = readSettings({ MISSINGKBS_DATA: folder, MISSINGKBS_PORT: '0', MISSINGKBS_LOG_LEVEL: 'silent' });
  const catalog = readCatalog(settings.catalogFile);
  const fleet = createFleet(catalog, { devices: states * 30, tenants: [tenant], states }).at(
    new Date(catalog.feedDate),
  );
  const devices = new Map<string, Inventory>();
  for (const inventory of fleet.inventories()) devices.set(fingerprintOf(patchStateOf(inventory)), inventory);
  const store = await openStore(settings);
  await store.devices.saveAll(tenant, [...devices.values()], new Date().toISOString());
  const application = await createApplication(store, { tenant, roles: ['Software.Read.All'] });
  const server = await startServer({ settings, store });
  const token = await fetchToken(server.url, tenant, application);
  await server.close();
  await store.close();
  return { ids: [...devices.values()].map(({ id }) => id), token };
}

function report(states: number, preparedMs: number, calm: SteadyReport, loaded: SteadyReport): void {
  const longest = ({ waits }: SteadyReport): number => waits.at(-1) ?? Number.NaN;
  const p99 = loaded.waits[Math.floor(loaded.waits.length * 0.99)] ?? Number.NaN;
  const faults = [...calm.failures, ...loaded.failures];
  print(`${states} states, ${loaded.requests} requests at ${options['per-second']}/s while the catalogue changes`);
  print(`p99 ${p99.toFixed(1)} ms, catalogues ${loaded.catalogs.length} ${faults[0] ?? ''}`);
  if (loaded.catalogs.length !== 2)
    throw new Error(`The answers are of ${loaded.catalogs.length} catalogues, not of 2.`);
  const about = `${states.toLocaleString('en-US')} states`;
  giveRow('newCatalog', 'prepared', { measured: preparedMs, about });
  giveRow('newCatalog', 'longest', { measured: longest(loaded), reference: longest(calm), about });
  giveRow('newCatalog', 'failed', { measured: faults.length, about: `of ${loaded.requests.toLocaleString('en-US')}` });
  giveRow('newCatalog', 'mixed', { measured: loaded.mixed, about: `of ${loaded.requests.toLocaleString('en-US')}` });
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
