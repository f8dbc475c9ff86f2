/**
 * What the fleet generator gives: patch states, how far devices are behind, speed and size of the inventories; with --out
 * it writes them as NDJSON for other measurements. The samples stand in for the catalogue where none is named.
 * node bench/fleet.ts [--catalog FILE] [--devices N] [--seed S] [--states K] [--tenants T] [--day YYYY-MM-DD] [--out FILE]
 */

import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { fingerprintOf, patchStateOf } from '../src/assessment/patch-state.ts';
import type { Catalog } from '../src/catalog/model.ts';
import { readCatalog } from '../src/catalog/snapshot.ts';
import { syncFromFolder } from '../src/feed/sync.ts';
import { createFleet, type Fleet, type FleetAtMoment } from '../src/fleet/fleet.ts';
import { ndjsonOf } from '../src/fleet/ndjson.ts';
import { giveRow } from './report/row.ts';

const { values } = parseArgs({
  options: {
    catalog: { type: 'string' },
    devices: { type: 'string' },
    seed: { type: 'string', default: '1' },
    states: { type: 'string' },
    tenants: { type: 'string', default: '1' },
    day: { type: 'string' },
    out: { type: 'string' },
  },
});

const catalog = await openCatalog(values.catalog);
const moment = values.day === undefined ? new Date(catalog.feedDate) : new Date(`${values.day}T12:00:00Z`);
if (values.out !== undefined) await write(makeFleet(Number(values.devices ?? 1_000_000)), values.out);
else if (values.devices !== undefined) print(tableOf([Number(values.devices)]));
else print(tableOf([10_000, 100_000, 1_000_000]));

/** The samples where no catalogue is named. */
async function openCatalog(file: string | undefined): Promise<Catalog> {
  if (file !== undefined) return readCatalog(file);
  const folder = mkdtempSync(join(tmpdir(), 'missingkbs-bench-'));
  try {
    const catalogFile = join(folder, 'catalog.bin');
    await syncFromFolder({ folder: join(import.meta.dirname, '../samples/catalog'), catalogFile });
    return readCatalog(catalogFile);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function makeFleet(devices: number): Fleet {
  const names = Array.from({ length: Number(values.tenants) }, (_, place) => `tenant-${place + 1}.example`);
  const [first = 'tenant-1.example', ...others] = names;
  return createFleet(catalog, {
    devices,
    tenants: [first, ...others],
    seed: Number(values.seed),
    ...(values.states !== undefined && { states: Number(values.states) }),
  });
}

/** Of several tenants each has a file of its own, in the folder that --out names. */
async function write(fleet: Fleet, out: string): Promise<void> {
  const started = performance.now();
  if (fleet.tenants.length > 1) mkdirSync(out, { recursive: true });
  for (const tenant of fleet.tenants) {
    const file = fleet.tenants.length === 1 ? out : join(out, `${tenant}.ndjson`);
    await pipeline(Readable.from(ndjsonOf(fleet, moment, tenant)), createWriteStream(file));
  }
  print(`${fleet.devices} inventories written in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
}

function tableOf(sizes: readonly number[]): string {
  const bands = [0, 1, 2, 3, 6, 12] as const;
  const table = new Table({
    head: [
      'devices',
      'states',
      'largest',
      ...bands.map(bandName),
      'bytes each',
      'first pass, /s of CPU',
      'again, /s of CPU',
    ],
    style: { head: [], border: [] },
  });
  for (const size of sizes) table.push(measure(makeFleet(size), bands));
  return `Catalogue of ${catalog.feedDate.slice(0, 10)}, fleet of ${moment.toISOString().slice(0, 10)}, Node ${process.version}\n${table}\n`;

  function bandName(from: number, place: number): string {
    const to = (bands[place + 1] ?? Number.POSITIVE_INFINITY) - 1;
    return from === to ? `${from} mo` : to === Number.POSITIVE_INFINITY ? `${from}+ mo` : `${from}-${to} mo`;
  }
}

function measure(fleet: Fleet, bands: readonly number[]): (string | number)[] {
  const now = fleet.at(moment);
  const first = timeTexts(fleet);
  const again = timeTexts(fleet, now);
  const about = `${fleet.devices.toLocaleString('en-US')} devices`;
  const reference = timeReading(now, Math.min(fleet.devices, 20_000));
  giveRow('fleet', 'first', { measured: first.perSecond, reference, about });
  giveRow('fleet', 'again', { measured: again.perSecond, reference, about });
  const devicesOf = new Map<string, number>();
  const fingerprints = new Map<unknown, string>();
  const behind = bands.map(() => 0);
  for (let device = 0; device < fleet.devices; device += 1) {
    const inventory = now.inventoryOf(device);
    // Devices of a cohort share their lists: a fingerprint is worked out once a cohort.
    const cohort = inventory.software ?? inventory.installedKbs;
    const fingerprint = fingerprints.get(cohort) ?? fingerprintOf(patchStateOf(inventory));
    fingerprints.set(cohort, fingerprint);
    devicesOf.set(fingerprint, (devicesOf.get(fingerprint) ?? 0) + 1);
    const band = bands.findLastIndex((from) => from <= now.monthsBehind(device));
    behind[band] = (behind[band] ?? 0) + 1;
  }
  const share = (count: number): string => `${((100 * count) / fleet.devices).toFixed(1)} %`;
  return [
    fleet.devices,
    devicesOf.size,
    share(Math.max(...devicesOf.values())),
    ...behind.map(share),
    Math.round(again.bytes / fleet.devices),
    Math.round(first.perSecond),
    Math.round(again.perSecond),
  ];
}

/** The first pass makes what the cohorts report as well. Time of this process alone: what else runs on the machine does not count. */
function timeTexts(fleet: Fleet, now = fleet.at(moment)): { perSecond: number; bytes: number } {
  const started = cpuMs();
  let bytes = 0;
  for (let device = 0; device < fleet.devices; device += 1) bytes += Buffer.byteLength(now.textOf(device)) + 1;
  return { perSecond: (1000 * fleet.devices) / (cpuMs() - started), bytes };
}

/** How many of its texts are parsed in a second. */
function timeReading(now: FleetAtMoment, devices: number): number {
  const texts = Array.from({ length: devices }, (_, device) => now.textOf(device));
  const started = cpuMs();
  for (const text of texts) JSON.parse(text);
  return (1000 * devices) / (cpuMs() - started);
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function print(text: string): void {
  process.stdout.write(text);
}
