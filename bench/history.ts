/**
 * What a year of monthly patching takes in each database, by its own count with the histories and without, and how long
 * questions about a day of it take. The samples stand in for the catalogue where none is named.
 * node bench/history.ts [--devices N] [--database sqlite|postgres] [--catalog FILE]
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import pg from 'pg';
import { createAssessor } from '../src/assessment/assessor.ts';
import type { MachineId } from '../src/brand.ts';
import type { Catalog } from '../src/catalog/model.ts';
import { readCatalog } from '../src/catalog/snapshot.ts';
import { syncFromFolder } from '../src/feed/sync.ts';
import { exposedMachines } from '../src/fleet/past/exposed-machines.ts';
import { exposureOf } from '../src/fleet/past/exposure.ts';
import { judgeBy } from '../src/fleet/past/judge-by.ts';
import { boardOn, type Past } from '../src/fleet/past/past-fleet.ts';
import { patchedWithin } from '../src/fleet/past/patched-within.ts';
import type { Inventory } from '../src/inventory/model.ts';
import { openStore } from '../src/store/open.ts';
import { readPast } from '../src/store/past-devices.ts';
import type { Store } from '../src/store/store.ts';
import { startPostgres } from '../test/builders/postgres-server.ts';
import { giveRow } from './report/row.ts';

const { values } = parseArgs({
  options: {
    devices: { type: 'string', default: '20000' },
    database: { type: 'string' },
    catalog: { type: 'string' },
  },
});

const tenant = 'contoso.example';
const devices = Number(values.devices);
const months = Array.from({ length: 12 }, (_, place) => new Date(Date.UTC(2023, 4 + place, 16, 12)).toISOString());
const today = '2024-05-01';
/** Nothing came out on these, nor did a device report: their states are judged with the first day that is asked for. */
const otherDays = ['2024-03-21', '2024-03-22', '2024-03-23'];
const batchSize = 5_000;
/** What is left of each history when the others are counted. */
const lastChangeBytes = 8;

/** What the table of devices takes, in SQLite the whole file, by the database's own count: as it lies, and after it has cleared up behind itself. */
type Size = () => Promise<{ readonly asItLies: number; readonly cleared: number }>;

const folder = mkdtempSync(join(tmpdir(), 'missingkbs-history-'));
try {
  const catalog = await openCatalog(values.catalog);
  print(`${devices} devices, ${months.length} states each, Node ${process.version}\n`);
  if (values.database !== 'postgres') await measureSqlite(catalog);
  if (values.database !== 'sqlite') await measurePostgres(catalog);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measureSqlite(catalog: Catalog): Promise<void> {
  const store = await openStore({ dataFolder: folder });
  const size: Size = async () => {
    const database = new DatabaseSync(join(folder, 'missingkbs.sqlite'));
    const pages = database.prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size');
    const asItLies = Number(pages.get()?.bytes);
    database.exec('VACUUM');
    const cleared = Number(pages.get()?.bytes);
    database.close();
    return { asItLies, cleared };
  };
  await measure('SQLite', store, size, catalog);
}

async function measurePostgres(catalog: Catalog): Promise<void> {
  const server = await startPostgres();
  try {
    const databaseUrl = await server.newDatabase();
    const size: Size = async () => {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      const bytes = async () => {
        const { rows } = await client.query(`SELECT pg_total_relation_size('missingkbs.devices') AS bytes`);
        return Number(rows[0].bytes);
      };
      const asItLies = await bytes();
      await client.query('VACUUM FULL missingkbs.devices');
      const cleared = await bytes();
      await client.end();
      return { asItLies, cleared };
    };
    await measure(
      'PostgreSQL, the table of devices',
      await openStore({ dataFolder: folder, databaseUrl }),
      size,
      catalog,
    );
  } finally {
    await server.close();
  }
}

async function measure(name: string, store: Store, size: Size, catalog: Catalog): Promise<void> {
  const started = performance.now();
  for (const [month, moment] of months.entries()) await report(store, month, moment);
  const filled = performance.now() - started;
  const full = await size();
  const { rows: questions, anotherDayMs } = await timeQuestions(store, catalog);
  await store.upkeep.trimHistories(`${today}T00:00:00.000Z`);
  const without = await size();
  const history = full.cleared - without.cleared + lastChangeBytes * devices;
  const table = new Table({ head: [name, ''], style: { head: [], border: [] }, colAligns: ['left', 'right'] });
  table.push(
    [`reports taken in (${devices * months.length})`, `${(filled / 1000).toFixed(1)} s`],
    ['with a year of history, taken in at once', megabytes(full.asItLies)],
    ['the same, cleared up', megabytes(full.cleared)],
    ['with the last state alone, cleared up', megabytes(without.cleared)],
    ['a year of history', megabytes(history)],
    ['a device', `${(history / devices).toFixed(1)} bytes`],
    ['a million devices', megabytes((history / devices) * 1e6)],
    ...questions,
  );
  print(`${table}\n`);
  const aMillion = (bytes: number) => bytes / devices;
  giveRow('history', name === 'SQLite' ? 'sqlite' : 'postgres', {
    measured: aMillion(history),
    reference: aMillion(without.cleared - lastChangeBytes * devices),
    about: `worked out of ${devices.toLocaleString('en-US')}`,
  });
  giveRow('history', name === 'SQLite' ? 'sqliteDay' : 'postgresDay', {
    measured: anotherDayMs,
    about: `${devices.toLocaleString('en-US')} devices`,
  });
  await store.close();
}

/** Every device is in a new state each month; those of a cohort in the same. */
async function report(store: Store, month: number, moment: string): Promise<void> {
  const cohorts = Math.round(10 * Math.sqrt(devices));
  for (let from = 0; from < devices; from += batchSize) {
    const batch = Array.from({ length: Math.min(batchSize, devices - from) }, (_, place) =>
      inventoryOf(from + place, (from + place) % cohorts, month),
    );
    await store.devices.saveAll(tenant, batch, moment);
  }
}

/** Windows 11 23H2, a third of the cohorts a month late, a third two. */
function inventoryOf(device: number, cohort: number, month: number): Inventory {
  return {
    id: (device * 2_654_435_761).toString(16).padStart(40, '0') as MachineId,
    computerDnsName: `pc-${device}.${tenant}`,
    osName: 'Microsoft Windows 11 Enterprise',
    osVersion: `10.0.22631.${2_200 + 130 * (month - (cohort % 3))}`,
    osProcessor: 'x64',
    installationType: 'Client',
    software: [{ name: `Program ${cohort}`, version: `1.${month}` }],
  };
}

async function timeQuestions(store: Store, catalog: Catalog) {
  const judge = judgeBy(createAssessor(catalog), (states) => store.devices.readStateTexts(states));
  const fleet = await readPast(store, tenant, { countedAt: new Date().toISOString(), maxBytes: 2 ** 30 });
  const past: Past = { fleet, judgeOf: async () => judge };
  const vulnerability = catalog.vulnerabilities.findLast(({ published }) => published < '2024-04-20')?.id ?? '';
  const ask = {
    'exposure of a day': async () => exposureOf(await boardOn(past, '2024-03-20')),
    'who had a vulnerability, 1000 ids': () => exposedMachines(past, vulnerability, '2024-04-20', { limit: 1000 }),
    'a month patched within 14 days': () => patchedWithin(past, { month: '2024-03' }, 14, today),
  };
  const rows: string[][] = [];
  for (const [title, question] of Object.entries(ask)) {
    rows.push([title, await secondsOf(question)], [`${title}, again`, await secondsOf(question)]);
  }
  const memory = ['memory of the process at most', megabytes(process.resourceUsage().maxRSS * 1024)];
  exposureOf(await boardOn(past, '2024-03-24'));
  const started = performance.now();
  for (const day of otherDays) exposureOf(await boardOn(past, day));
  return { rows: [...rows, memory], anotherDayMs: (performance.now() - started) / otherDays.length };
}

async function secondsOf(work: () => Promise<unknown>): Promise<string> {
  const started = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return `${((performance.now() - started) / 1000).toFixed(2)} s, ${((user + system) / 1e6).toFixed(2)} s of CPU`;
}

async function openCatalog(file: string | undefined): Promise<Catalog> {
  if (file !== undefined) return readCatalog(file);
  const catalogFile = join(folder, 'catalog.bin');
  await syncFromFolder({ folder: join(import.meta.dirname, '../samples/catalog'), catalogFile });
  return readCatalog(catalogFile);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function print(text: string): void {
  process.stdout.write(text);
}
