/**
 * Measures getmissingkbs (token checked, limits on, devices stored) against bare Fastify that sends the same bytes
 * from memory: requests a second, p99, and their ratio (to reach: 0.8). Each server is a process of its own; they take
 * turns, so that both meet the same machine. node bench/api.ts [rounds] [seconds] [devices]
 */

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import fastify from 'fastify';
import { createApplication } from '../src/access/applications.ts';
import { startServer } from '../src/api/start.ts';
import type { MachineId } from '../src/brand.ts';
import { readSettings } from '../src/config.ts';
import { syncFromFolder } from '../src/feed/sync.ts';
import { machineIdOfName } from '../src/inventory/complete.ts';
import type { Inventory } from '../src/inventory/model.ts';
import { openStore } from '../src/store/open.ts';

const tenant = 'bench.example';
const askedDevices = 1_000;
const batch = 10_000;
const connections = 32;
const toReach = 0.8;

interface Measured {
  readonly perSecond: number;
  readonly p99: number;
}

const [role = '', ...rest] = process.argv.slice(2);
if (role === 'serve-ours') await serveOurs(rest[0] as string);
else if (role === 'serve-bare') await serveBare();
else await compare(Number(role || 5), Number(rest[0] ?? 5), Number(rest[1] ?? 10_000));

async function compare(rounds: number, seconds: number, deviceCount: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'missingkbs-bench-'));
  const servers: ChildProcess[] = [];
  try {
    const token = await prepare(folder, deviceCount);
    const ours = await start(servers, 'serve-ours', folder);
    const headers = { authorization: `Bearer ${token}` };
    const sample = await fetch(`${ours}${pathOf(deviceId(0))}`, { headers });
    if (sample.status !== 200) throw new Error(`Our server answers ${sample.status}: ${await sample.text()}`);
    const body = (await sample.text()).replaceAll(ours, 'http://127.0.0.1:65535');
    const bare = await start(servers, 'serve-bare', body);
    print(`${body.length} bytes an answer, ${connections} connections, ${rounds} rounds of ${seconds} s each`);
    const measured = { bare: [] as Measured[], ours: [] as Measured[] };
    await measure(bare, headers, 2);
    await measure(ours, headers, 2);
    for (let round = 1; round <= rounds; round += 1) {
      measured.bare.push(await measure(bare, headers, seconds));
      measured.ours.push(await measure(ours, headers, seconds));
      print(`round ${round}   bare ${line(measured.bare.at(-1))}   ours ${line(measured.ours.at(-1))}`);
    }
    report(measured.bare, measured.ours);
  } finally {
    for (const server of servers) server.kill();
    rmSync(folder, { recursive: true });
  }
}

function report(bare: readonly Measured[], ours: readonly Measured[]): void {
  const medianBare = { perSecond: median(bare.map((run) => run.perSecond)), p99: median(bare.map((run) => run.p99)) };
  const medianOurs = { perSecond: median(ours.map((run) => run.perSecond)), p99: median(ours.map((run) => run.p99)) };
  const ratios = ours.map((run, round) => run.perSecond / (bare[round] as Measured).perSecond);
  print(`median    bare ${line(medianBare)}   ours ${line(medianOurs)}`);
  print(`ratio ${median(ratios).toFixed(2)} (median of the rounds; to reach: ${toReach})`);
}

async function measure(url: string, headers: Record<string, string>, seconds: number): Promise<Measured> {
  const requests = Array.from({ length: askedDevices }, (_, place) => ({ path: pathOf(deviceId(place)) }));
  const result = await autocannon({ url, connections, duration: seconds, headers, requests });
  if (result.non2xx + result.errors > 0) throw new Error(`${result.non2xx + result.errors} requests failed at ${url}`);
  return { perSecond: result.requests.average, p99: result.latency.p99 };
}

/** Fills the data folder and gives a token. */
async function prepare(folder: string, deviceCount: number): Promise<string> {
  const settings = readSettings({ MISSINGKBS_DATA: folder, MISSINGKBS_PORT: '0', MISSINGKBS_LOG_LEVEL: 'silent' });
  const samples = join(import.meta.dirname, '../samples/catalog');
  await syncFromFolder({ folder: samples, catalogFile: settings.catalogFile });
  const store = await openStore(settings);
  const before = performance.now();
  for (let saved = 0; saved < deviceCount; saved += batch) {
    const devices = Array.from({ length: Math.min(batch, deviceCount - saved) }, (_, place) => device(saved + place));
    await store.devices.saveAll(tenant, devices, new Date().toISOString());
  }
  print(`${deviceCount} devices stored in ${((performance.now() - before) / 1000).toFixed(1)} s`);
  const application = await createApplication(store, { tenant, roles: ['Software.Read.All'] });
  const server = await startServer({ settings, store });
  const answer = await fetch(`${server.url}/${tenant}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: application.clientId,
      client_secret: application.clientSecret,
      scope: `${settings.audiences[0]}/.default`,
    }),
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  await server.close();
  await store.close();
  return token;
}

/** Every device lacks March 2020 and has software of its own, a hundred states in all. */
function device(place: number): Inventory {
  return {
    id: deviceId(place),
    computerDnsName: nameOf(place),
    osName: 'Microsoft Windows 10 Enterprise',
    osVersion: '10.0.18363.657',
    osProcessor: 'x64',
    installationType: 'Client',
    software: [{ name: 'Microsoft Edge', version: `80.0.361.${place % 100}`, vendor: 'Microsoft Corporation' }],
  };
}

function deviceId(place: number): MachineId {
  return machineIdOfName(nameOf(place));
}

function nameOf(place: number): string {
  return `pc-${place}.bench.example`;
}

function pathOf(id: MachineId): string {
  return `/api/machines/${id}/getmissingkbs`;
}

async function serveOurs(folder: string): Promise<void> {
  const settings = readSettings({
    MISSINGKBS_DATA: folder,
    MISSINGKBS_PORT: '0',
    MISSINGKBS_LIMIT_PER_MINUTE: '10000000',
    MISSINGKBS_LIMIT_PER_HOUR: '10000000',
    MISSINGKBS_LOG_LEVEL: process.env.MISSINGKBS_LOG_LEVEL ?? 'info',
  });
  const server = await startServer({ settings });
  process.send?.(server.url);
}

async function serveBare(): Promise<void> {
  const app = fastify();
  let bytes = Buffer.alloc(0);
  process.once('message', (body: string) => {
    bytes = Buffer.from(body);
  });
  app.get('/api/machines/:machineId/getmissingkbs', (_request, reply) => {
    reply.header('content-type', 'application/json; charset=utf-8').send(bytes);
  });
  process.send?.(await app.listen({ host: '127.0.0.1', port: 0 }));
}

async function start(servers: ChildProcess[], role: string, argument: string): Promise<string> {
  const given = role === 'serve-ours' ? [role, argument] : [role];
  const server = fork(import.meta.filename, given, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  servers.push(server);
  const [url] = (await once(server, 'message')) as [string];
  if (role === 'serve-bare') server.send(argument);
  return url;
}

function line(run: Measured | undefined): string {
  return `${Math.round(run?.perSecond ?? 0)}/s, p99 ${run?.p99} ms`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
