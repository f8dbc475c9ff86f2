/**
 * How long a fleet takes to be taken in over HTTP, on each database: new, again unchanged, and a month later. The server,
 * whoever sends, and PostgreSQL have each a process of their own; the reference reads the same body and does nothing with
 * it. The samples stand in for the catalogue where none is named.
 * node bench/take-in.ts [--devices N] [--catalog FILE] [--on sqlite,postgres] [--encoding identity|gzip|zstd]
 */

import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import pg from 'pg';
import { createApplication } from '../src/access/applications.ts';
import { readCatalog } from '../src/catalog/snapshot.ts';
import { readSettings } from '../src/config.ts';
import { syncFromFolder } from '../src/feed/sync.ts';
import { openStore } from '../src/store/open.ts';
import { fetchToken } from '../test/builders/fetch-token.ts';
import { startPostgres } from '../test/builders/postgres-server.ts';
import { type Child, startChild } from './api/children.ts';
import { placeCatalog } from './api/fleet.ts';
import { givePlot, giveRow } from './report/row.ts';
import type { Sending, Sent } from './take-in/sender.ts';
import type { ServerAnswer, ServerQuestion } from './take-in/server.ts';

const { values } = parseArgs({
  options: {
    devices: { type: 'string', default: '100000' },
    catalog: { type: 'string' },
    on: { type: 'string', default: 'sqlite,postgres' },
    encoding: { type: 'string', default: 'identity' },
  },
});

const tenant = 'bench.example';
const devices = Number(values.devices);
const monthMs = 30 * 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'missingkbs-take-in-'));
const catalogFile = values.catalog ?? join(folder, 'catalog.bin');
if (values.catalog === undefined) {
  await syncFromFolder({ folder: join(import.meta.dirname, '../samples/catalog'), catalogFile });
}
const newest = Date.parse(readCatalog(catalogFile).feedDate);

const table = new Table({
  head: [
    'server',
    'work',
    'seconds',
    'devices/s',
    'CPU s of the server',
    'RSS MB: before, every tenth of the time',
    'bytes stored each',
  ],
  style: { head: [], border: [] },
});
try {
  const bare = await measureBare();
  for (const database of values.on.split(',')) await measureOurs(database, bare);
  process.stdout.write(`${devices} devices, ${values.encoding}, Node ${process.version}\n${table}\n`);
} finally {
  rmSync(folder, { recursive: true });
}

async function measureBare(): Promise<Measured> {
  const server = startChild('../take-in/server.ts');
  const sender = startChild('../take-in/sender.ts');
  const { url = '' } = await server.ask<ServerQuestion, ServerAnswer>({ start: 'bare' });
  await send(sender, sendingTo(url, '', newest));
  const measured = await measure(server, sender, sendingTo(url, '', newest));
  addRow('reads and forgets', 'any', measured);
  await Promise.all([server.end(), sender.end()]);
  return measured;
}

async function measureOurs(database: string, forgetting: Measured): Promise<void> {
  const postgres = database === 'postgres' ? await startPostgres() : undefined;
  const databaseUrl = await postgres?.newDatabase();
  const data = join(folder, database);
  mkdirSync(data);
  const environment = {
    MISSINGKBS_DATA: data,
    MISSINGKBS_PORT: '0',
    MISSINGKBS_LOG_LEVEL: 'error',
    ...(databaseUrl !== undefined && { MISSINGKBS_DATABASE_URL: databaseUrl }),
  };
  const store = await openStore(readSettings(environment));
  await placeCatalog({ folder: data }, store, false);
  await store.close();
  const server = startChild('../take-in/server.ts');
  const sender = startChild('../take-in/sender.ts');
  const { url = '' } = await server.ask<ServerQuestion, ServerAnswer>({ start: 'ours', environment });
  const token = await tokenAt(url, environment);
  // What the cohorts of the fleet report is made before the clock runs.
  const bare = startChild('../take-in/server.ts');
  const { url: bareUrl = '' } = await bare.ask<ServerQuestion, ServerAnswer>({ start: 'bare' });
  for (const moment of [newest - monthMs, newest]) await send(sender, sendingTo(bareUrl, '', moment));
  await bare.end();
  const before = sendingTo(url, token, newest - monthMs);
  const size = () => (databaseUrl === undefined ? fileSize(data) : databaseSize(databaseUrl));
  const empty = await size();
  const first = await measure(server, sender, before);
  addRow(database, 'new', first, ((await size()) - empty) / devices);
  const again = await measure(server, sender, before);
  addRow(database, 'again, unchanged', again);
  giveRows(database === 'postgres' ? 'postgres' : 'sqlite', { first, again, forgetting });
  const later = await measure(server, sender, sendingTo(url, token, newest));
  addRow(database, 'a month later', later, ((await size()) - empty) / devices);
  await Promise.all([server.end(), sender.end()]);
  await postgres?.close();
}

function giveRows(
  database: 'sqlite' | 'postgres',
  times: Readonly<Record<'first' | 'again' | 'forgetting', Measured>>,
) {
  const about = `${devices.toLocaleString('en-US')} devices`;
  const aMillion = ({ seconds }: Measured) => (seconds / devices) * 1e6;
  const reference = aMillion(times.forgetting);
  giveRow('takeIn', `${database}New`, { measured: aMillion(times.first), reference, about });
  giveRow('takeIn', `${database}Again`, { measured: aMillion(times.again), reference, about });
  const { rss, seconds } = times.first;
  const half = Math.ceil(rss.length / 2);
  const most = (values: readonly number[]) => Math.max(...values) / 1e6;
  giveRow('takeIn', `${database}Memory`, {
    measured: most(rss.slice(half)),
    reference: most(rss.slice(0, half)),
    about,
  });
  givePlot({
    kind: 'lines',
    name: `take-in-memory-${database}`,
    title: `Memory of the server while it takes in ${about}, ${database === 'postgres' ? 'PostgreSQL' : 'SQLite'}`,
    xLabel: 'seconds',
    yLabel: 'MB',
    series: [
      {
        name: 'resident set',
        points: rss.map((bytes, place) => [(place * seconds) / Math.max(1, rss.length - 1), bytes / 1e6] as const),
      },
    ],
  });
}

function sendingTo(url: string, token: string, moment: number): Sending {
  const encoding = values.encoding as Sending['encoding'];
  return { url, token, catalogFile, tenant, devices, moment: new Date(moment).toISOString(), encoding };
}

function send(sender: Child, sending: Sending): Promise<Sent> {
  return sender.ask<Sending, Sent>(sending);
}

interface Measured extends Sent {
  readonly cpuS: number;
  readonly rss: readonly number[];
}

async function measure(server: Child, sender: Child, sending: Sending): Promise<Measured> {
  const ask = () => server.ask<ServerQuestion, ServerAnswer>({});
  const before = await ask();
  const rss = [before.rss];
  let done = false;
  const sent = send(sender, sending).finally(() => {
    done = true;
  });
  while (!done) {
    await Promise.race([sent, new Promise((resolve) => setTimeout(resolve, 250))]);
    rss.push((await ask()).rss);
  }
  return { ...(await sent), cpuS: (await ask()).cpuS - before.cpuS, rss };
}

function addRow(server: string, work: string, { seconds, cpuS, rss, answer }: Measured, bytesEach?: number): void {
  const shown = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(
    (tenth) => rss[Math.floor((tenth * (rss.length - 1)) / 10)] ?? 0,
  );
  table.push([
    server,
    work,
    seconds.toFixed(1),
    Math.round(devices / seconds),
    cpuS.toFixed(1),
    shown.map((bytes) => Math.round(bytes / 1e6)).join(' '),
    bytesEach === undefined ? '' : Math.round(bytesEach),
  ]);
  process.stderr.write(`${server}, ${work}: ${seconds.toFixed(1)} s ${answer.slice(0, 200)}\n`);
}

async function tokenAt(url: string, environment: Readonly<Record<string, string>>): Promise<string> {
  const settings = readSettings(environment);
  const store = await openStore(settings);
  const application = await createApplication(store, { tenant, roles: ['Machine.ReadWrite.All'] });
  await store.close();
  return fetchToken(url, tenant, application);
}

function fileSize(data: string): number {
  return readdirSync(data)
    .filter((name) => name.startsWith('missingkbs.sqlite'))
    .reduce((sum, name) => sum + statSync(join(data, name)).size, 0);
}

async function databaseSize(url: string): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query('SELECT pg_database_size(current_database()) AS bytes');
  await client.end();
  return Number(rows[0].bytes);
}
