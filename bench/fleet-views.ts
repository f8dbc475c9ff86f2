/**
 * Views of a fleet over HTTP: how long the first question of a tenant waits, and each view while devices report, so that the
 * counts change and answers are worked out again; then what the pages ask about days that are over. The server is a process of its own. Needs MISSINGKBS_SHARED.
 * node bench/fleet-views.ts [--devices N] [--states N] [--seconds N] [--keep FOLDER: fill it once]
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Child, startChild } from './api/children.ts';
import { prepareFleet, readIds } from './api/fleet.ts';
import type { SwapReport } from './new-catalog/server.ts';
import { giveRow } from './report/row.ts';

const { values: options } = parseArgs({
  options: {
    devices: { type: 'string', default: '100000' },
    states: { type: 'string' },
    seconds: { type: 'string', default: '60' },
    keep: { type: 'string' },
  },
});

/** Each with a filter too, since dashboards have one. */
const views = [
  'overview',
  'overview?platform=Windows11',
  'missingkbs?limit=100',
  'missingkbs?software=windows_11&sort=released&limit=100',
  'plan?most=10',
  'plan?platform=Windows10',
  'whatif?kbs=5094126,5094127',
  'support',
  'missingkbs/5094126/machines?limit=100',
  'machines?limit=100',
  'machines?limit=100&exploited=feed&sort=months',
  'vulnerabilities?limit=100',
  'updates/5094126',
];

/** What pages ask about days that are over; the first time with nothing prepared. */
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
const pastViews = [
  'trend?days=90',
  `changes?since=${daysAgo(30)}`,
  `compliance?day=${daysAgo(0)}&by=platform`,
  `compliance?day=${daysAgo(30)}`,
  `compliance/series?from=${daysAgo(90)}&to=${daysAgo(0)}&step=week`,
];
const pastTurns = 20;

/** A view every so often, as a few people with a dashboard ask. */
const everyMs = 20;
const reportEveryMs = 500;

const folder = options.keep ?? mkdtempSync(join(tmpdir(), 'missingkbs-bench-'));
const children: Child[] = [];
try {
  const devices = Number(options.devices);
  const states = options.states === undefined ? {} : { states: Number(options.states) };
  const token = await prepareFleet({ folder }, { devices, wholeFeed: true, ...states });
  const server = startChild('../new-catalog/server.ts');
  children.push(server);
  const { url = '' } = await server.ask<{ folder: string }, SwapReport>({ folder });
  await measure({ url, token, devices });
} finally {
  await Promise.all(children.map((child) => child.end()));
  if (options.keep === undefined) rmSync(folder, { recursive: true });
}

interface Asked {
  readonly url: string;
  readonly token: string;
  readonly devices: number;
}

async function measure({ url, token, devices }: Asked): Promise<void> {
  const about = `${devices.toLocaleString('en-US')} devices`;
  const first = await ask(url, token, 'overview');
  giveRow('fleetViews', 'first', { measured: first.ms / 1000, about });
  const reporting = new AbortController();
  const [figures] = await Promise.all([
    measureViews(url, token).finally(() => reporting.abort()),
    report(url, token, devices, reporting.signal),
  ]);
  giveRow('fleetViews', 'view', { measured: figures.view, about });
  giveRow('fleetViews', 'age', { measured: figures.oldestMs / 1000, about });
  giveRow('fleetViews', 'past', { measured: figures.past, about });
}

/** In milliseconds. */
async function measureViews(url: string, token: string): Promise<{ view: number; oldestMs: number; past: number }> {
  const asked = [...views, ...(await viewsOfOne(url, token))];
  const waits = new Map<string, number[]>(asked.map((view) => [view, []]));
  const until = performance.now() + Number(options.seconds) * 1000;
  let oldestMs = 0;
  while (performance.now() < until) {
    for (const view of asked) {
      const { ms, ageMs } = await ask(url, token, view);
      waits.get(view)?.push(ms);
      oldestMs = Math.max(oldestMs, ageMs);
      await setTimeout(everyMs);
    }
  }
  return { view: tellSlowest(waits), oldestMs, past: await measurePast(url, token) };
}

/** The pages of a device and of a vulnerability. */
async function viewsOfOne(url: string, token: string): Promise<string[]> {
  const { value: machines } = await askFor<{ value: { id: string }[] }>(url, token, 'machines?limit=1');
  const { value: vulnerabilities } = await askFor<{ value: { id: string }[] }>(url, token, 'vulnerabilities?limit=1');
  return [`machines/${machines[0]?.id}`, `vulnerabilities/${vulnerabilities[0]?.id}`];
}

/** The p99 of the slowest, in milliseconds, when each has been asked for once. */
async function measurePast(url: string, token: string): Promise<number> {
  const waits = new Map<string, number[]>(pastViews.map((view) => [view, []]));
  for (const view of pastViews) {
    const { ms } = await ask(url, token, view);
    print(`${view}: the first time ${(ms / 1000).toFixed(1)} s`);
  }
  for (let turn = 0; turn < pastTurns; turn += 1) {
    for (const view of pastViews) waits.get(view)?.push((await ask(url, token, view)).ms);
  }
  return tellSlowest(waits);
}

/** The p99 of the slowest, in milliseconds. */
function tellSlowest(waits: ReadonlyMap<string, readonly number[]>): number {
  const p99s = [...waits].map(([view, found]) => {
    const p99 = percentile(found, 0.99);
    print(`${view}: p50 ${percentile(found, 0.5).toFixed(1)}, p99 ${p99.toFixed(1)} ms of ${found.length}`);
    return p99;
  });
  return Math.max(...p99s);
}

async function ask(url: string, token: string, view: string): Promise<{ ms: number; ageMs: number }> {
  const began = performance.now();
  const { countedAt } = await askFor<{ countedAt: string }>(url, token, view);
  return { ms: performance.now() - began, ageMs: Date.now() - Date.parse(countedAt) };
}

async function askFor<Answer>(url: string, token: string, view: string): Promise<Answer> {
  const response = await fetch(`${url}/api/fleet/${view}`, { headers: { authorization: `Bearer ${token}` } });
  const answer = (await response.json()) as Answer;
  if (!response.ok) throw new Error(`${view}: ${JSON.stringify(answer)}`);
  return answer;
}

/** Devices take turns in going to a revision that they do not have, so that no two counts are alike. */
async function report(url: string, token: string, devices: number, signal: AbortSignal): Promise<void> {
  const idOf = readIds(folder);
  for (let turn = 0; !signal.aborted; turn += 1) {
    const id = idOf((turn * 7919) % devices);
    const response = await fetch(`${url}/api/machines/${id}/inventory`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        computerDnsName: `pc-${turn}.bench.example`,
        osName: 'Microsoft Windows 11 Enterprise',
        osVersion: `10.0.22631.${3000 + (turn % 50)}`,
        osProcessor: 'x64',
        installationType: 'Client',
      }),
    });
    if (!response.ok) throw new Error(`A report was refused: ${await response.text()}`);
    await setTimeout(reportEveryMs);
  }
}

function percentile(waits: readonly number[], share: number): number {
  const sorted = waits.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
