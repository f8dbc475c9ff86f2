/**
 * All of a fleet exported over HTTP: rows a second in each format, the memory of the server meanwhile, and how long a question
 * beside it waits. The server is a process of its own. Needs MISSINGKBS_SHARED.
 * node bench/export.ts [--devices N] [--states N] [--store sqlite|postgres] [--keep FOLDER: fill it once]
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startPostgres } from '../test/builders/postgres-server.ts';
import { startChild } from './api/children.ts';
import { environmentOf, farLimits, pathOf, prepareFleet, readIds } from './api/fleet.ts';
import { giveRow } from './report/row.ts';
import type { ServerAnswer, ServerQuestion } from './take-in/server.ts';

const { values: options } = parseArgs({
  options: {
    devices: { type: 'string', default: '100000' },
    states: { type: 'string', default: '10000' },
    store: { type: 'string', default: 'sqlite' },
    keep: { type: 'string' },
  },
});

const lookEveryMs = 100;
const askEveryMs = 20;
const lineEnd = 10;
/** Machines that are asked about meanwhile; their answers are ready. */
const askedAbout = 50;

const folder = options.keep ?? mkdtempSync(join(tmpdir(), 'missingkbs-bench-'));
const postgres = options.store === 'postgres' ? await startPostgres() : undefined;
const child = startChild('../take-in/server.ts');
try {
  const place = { folder, ...(postgres !== undefined && { databaseUrl: await postgres.newDatabase() }) };
  const devices = Number(options.devices);
  const token = await prepareFleet(place, { devices, states: Number(options.states), wholeFeed: true });
  const environment = { ...environmentOf(place), ...farLimits };
  const { url = '' } = await ask({ start: 'ours', environment });
  await measure(url, token, devices);
} finally {
  await child.end();
  await postgres?.close();
  if (options.keep === undefined) rmSync(folder, { recursive: true });
}

function ask(question: ServerQuestion): Promise<ServerAnswer> {
  return child.ask<ServerQuestion, ServerAnswer>(question);
}

async function measure(url: string, token: string, devices: number): Promise<void> {
  const store = options.store === 'postgres' ? 'postgres' : 'sqlite';
  const authorization = `Bearer ${token}`;
  const about = `${devices.toLocaleString('en-US')} devices`;
  // Counts and judges the fleet, which every question waits for that comes first.
  await getAll(`${url}/api/fleet/overview`, authorization);
  const paths = pathsOf(devices);
  for (const path of paths) await getAll(url + path, authorization);
  let rows = 0;
  for (const format of ['csv', 'ndjson', 'parquet'] as const) {
    const done = new AbortController();
    const memory = watchMemory(done.signal);
    const waits = askBeside(url, authorization, paths, done.signal);
    const { cpuS: before } = await ask({});
    const began = performance.now();
    const { bytes, lines } = await take(`${url}/api/fleet/export/missingkbs?format=${format}`, authorization);
    const seconds = (performance.now() - began) / 1000;
    const cpuS = (await ask({})).cpuS - before;
    done.abort();
    rows = format === 'ndjson' ? lines : rows || lines - 1;
    const [found, waited] = await Promise.all([memory, waits]);
    const [first, second] = [0, 1].map((half) => mostOf(found, half));
    print(
      `${format}: ${rows} rows in ${seconds.toFixed(2)} s, ${cpuS.toFixed(2)} s of CPU, ${(bytes / 1e6).toFixed(0)} MB; memory at most ${first?.toFixed(0)} and ${second?.toFixed(0)} MB in its halves; a question beside it waits ${waited.p50.toFixed(1)} ms, p99 ${waited.p99.toFixed(1)}`,
    );
    giveRow('export', `${store}-${format}`, { measured: rows / seconds, about });
    if (format === 'csv') {
      giveRow('export', `${store}-memory`, { measured: second ?? 0, reference: first ?? 0, about });
      giveRow('export', `${store}-cpu`, { measured: rows / cpuS, about });
      giveRow('export', `${store}-beside`, { measured: waited.p99, about });
    }
  }
}

async function take(url: string, authorization: string): Promise<{ bytes: number; lines: number }> {
  const response = await fetch(url, { headers: { authorization, 'accept-encoding': 'identity' } });
  if (!response.ok || response.body === null) throw new Error(`${response.status}: ${await response.text()}`);
  let bytes = 0;
  let lines = 0;
  for await (const piece of response.body) {
    bytes += piece.length;
    for (let at = piece.indexOf(lineEnd); at >= 0; at = piece.indexOf(lineEnd, at + 1)) lines += 1;
  }
  return { bytes, lines };
}

/** Megabytes, one behind the other. */
async function watchMemory(signal: AbortSignal): Promise<readonly number[]> {
  const found: number[] = [];
  while (!signal.aborted) {
    found.push((await ask({})).rss / 1e6);
    await setTimeout(lookEveryMs);
  }
  return found;
}

function mostOf(found: readonly number[], half: number): number {
  const middle = Math.ceil(found.length / 2);
  return Math.max(...(half === 0 ? found.slice(0, middle) : found.slice(middle)));
}

function pathsOf(devices: number): readonly string[] {
  const idOf = readIds(folder);
  return Array.from({ length: askedAbout }, (_, place) => pathOf(idOf(Math.floor((place * devices) / askedAbout))));
}

async function getAll(url: string, authorization: string): Promise<void> {
  await (await fetch(url, { headers: { authorization } })).arrayBuffer();
}

async function askBeside(url: string, authorization: string, paths: readonly string[], signal: AbortSignal) {
  const waits: number[] = [];
  for (let turn = 0; !signal.aborted; turn += 1) {
    const began = performance.now();
    await getAll(url + paths[turn % paths.length], authorization);
    waits.push(performance.now() - began);
    await setTimeout(askEveryMs);
  }
  const sorted = waits.sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
