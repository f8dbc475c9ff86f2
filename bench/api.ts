/**
 * Measures getmissingkbs (token checked, limits on, a made-up fleet stored, its devices asked for at random) beside bare
 * Fastify that sends the same bodies: as lean as it can, and once more with all headers of ours; with --prism also beside
 * a mock of our OpenAPI document. The servers and the load are processes of their own; the servers take turns.
 * node bench/api.ts [--store sqlite|postgres] [--devices 10000] [--states 1000] [--whole-feed] [--prism] [--rounds 5]
 *   [--seconds 2] [--connections 32] [--data FOLDER] [--profile FOLDER]
 */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres } from '../test/builders/postgres-server.ts';
import { type Child, startChild } from './api/children.ts';
import { type FleetPlace, pathOf, prepareFleet, readIds } from './api/fleet.ts';
import type { Load, LoadReport } from './api/load.ts';
import { installPrism } from './api/prism.ts';
import type { ServerAnswer, ServerQuestion } from './api/server.ts';
import { median } from './report/median.ts';
import { givePlot, giveRow } from './report/row.ts';

const { values: options } = parseArgs({
  options: {
    store: { type: 'string', default: 'sqlite' },
    devices: { type: 'string', default: '10000' },
    states: { type: 'string' },
    'whole-feed': { type: 'boolean', default: false },
    prism: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    connections: { type: 'string', default: '32' },
    /** Of SQLite: filled when it is empty, and kept. */
    data: { type: 'string' },
    /** Where a processor profile of our server goes. */
    profile: { type: 'string' },
  },
});

const devices = Number(options.devices);
const onPostgres = options.store === 'postgres';
/** Of the time. Above it the generator is what was measured. */
const maxBusy = 0.95;
/** What Node adds by itself, also to bare Fastify. */
const headersOfNode = ['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length'];
/** Of as many devices bare Fastify sends the answers. */
const sampled = 500;

const ours = onPostgres ? 'ours on PostgreSQL' : 'ours on SQLite';
type Servers = ReadonlyMap<string, { readonly child: Child; readonly url: string }>;

interface Measured extends LoadReport {
  /** Processor time of the server, microseconds a request. */
  readonly cpuUs: number;
  /** The share of the time in which the server did not wait. */
  readonly serverBusy: number;
}
type Round = ReadonlyMap<string, Measured>;

await compare();

async function compare(): Promise<void> {
  const folder = options.data ?? mkdtempSync(join(tmpdir(), 'missingkbs-bench-'));
  const postgres = onPostgres ? await startPostgres() : undefined;
  const databaseUrl = await postgres?.newDatabase();
  const place: FleetPlace = { folder, ...(databaseUrl !== undefined && { databaseUrl }) };
  const children: Child[] = [];
  try {
    const states = options.states === undefined ? {} : { states: Number(options.states) };
    const token = await prepareFleet(place, { devices, ...states, wholeFeed: options['whole-feed'] });
    const servers = await startServers(children, place, token);
    const generator = startChild('load.ts');
    children.push(generator);
    const load = { token, folder, devices, connections: Number(options.connections) };
    // Every device once: what is measured is a server that has run for a while.
    await generator.ask<Load, LoadReport>({ ...load, url: servers.get(ours)?.url as string });
    report([...servers.keys()], await measureRounds(servers, generator, load));
  } finally {
    await Promise.all(children.map((child) => child.end()));
    await postgres?.close();
    if (options.data === undefined) rmSync(folder, { recursive: true });
  }
}

/** The bare ones send what ours answers, so ours starts first. */
async function startServers(children: Child[], place: FleetPlace, token: string): Promise<Servers> {
  const servers = new Map<string, { child: Child; url: string }>();
  const start = async (name: string, question: ServerQuestion, nodeArgs: readonly string[] = []) => {
    const child = startChild('server.ts', [], nodeArgs);
    children.push(child);
    const { url } = await child.ask<ServerQuestion, ServerAnswer>(question);
    servers.set(name, { child, url: url as string });
    return url as string;
  };
  const profile = options.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.profile}`];
  const url = await start(ours, { start: 'ours', place }, profile);
  const { bodies, headers } = await sampleAnswers(url, place.folder, token);
  await start('bare', { start: 'bare', bodies, headers: {} });
  await start('same headers', { start: 'bare', bodies, headers });
  if (options.prism) await start('Prism', await preparePrism(url, place.folder));
  return servers;
}

async function sampleAnswers(url: string, folder: string, token: string) {
  const idOf = readIds(folder);
  const bodies: string[] = [];
  let headers: Record<string, string> = {};
  for (let place = 0; place < Math.min(sampled, devices); place += 1) {
    const id = idOf(Math.floor((place * devices) / Math.min(sampled, devices)));
    const answer = await fetch(url + pathOf(id), { headers: { authorization: `Bearer ${token}` } });
    if (answer.status !== 200) throw new Error(`Our server answers ${answer.status}: ${await answer.text()}`);
    headers = Object.fromEntries([...answer.headers].filter(([name]) => !headersOfNode.includes(name)));
    bodies.push(await answer.text());
  }
  const sizes = bodies.map(({ length }) => length);
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  print(
    `${devices} devices; bodies of ${mean.toFixed(0)} bytes (median ${median(sizes)}, up to ${Math.max(...sizes)}), ${Object.keys(headers).length} headers of ours`,
  );
  return { bodies, headers };
}

async function preparePrism(url: string, folder: string): Promise<ServerQuestion> {
  const document = join(folder, 'openapi.json');
  writeFileSync(document, await (await fetch(`${url}/openapi.json`)).text());
  return { start: 'prism', script: installPrism(join(folder, 'prism')), document };
}

/** The first round warms up. In each another server begins. */
async function measureRounds(servers: Servers, generator: Child, load: Omit<Load, 'url'>): Promise<Round[]> {
  const rounds: Round[] = [];
  for (let turn = 0; turn <= Number(options.rounds); turn += 1) {
    const round = new Map<string, Measured>();
    const begins = turn % servers.size;
    for (const [name, { child, url }] of [...servers].slice(begins).concat([...servers].slice(0, begins))) {
      round.set(name, await measure(child, generator, { ...load, url, seconds: Number(options.seconds) }));
    }
    if (turn === 0) continue;
    rounds.push(round);
    const lines = [...round].map(
      ([name, { perSecond, p99Ms }]) => `${name} ${perSecond.toFixed(0)}/s, p99 ${p99Ms.toFixed(1)} ms`,
    );
    print(`round ${turn}   ${lines.join('   ')}`);
  }
  return rounds;
}

async function measure(server: Child, generator: Child, load: Load): Promise<Measured> {
  const before = await server.ask<ServerQuestion, ServerAnswer>({});
  const report = await generator.ask<Load, LoadReport>(load);
  const after = await server.ask<ServerQuestion, ServerAnswer>({});
  return {
    ...report,
    cpuUs: (after.cpuUs - before.cpuUs) / report.requests,
    serverBusy: (after.activeMs - before.activeMs) / ((report.requests / report.perSecond) * 1000),
  };
}

function report(names: readonly string[], rounds: readonly Round[]): void {
  const of = (name: string, value: (measured: Measured) => number) =>
    median(rounds.map((round) => value(round.get(name) as Measured)));
  for (const name of names) {
    print(
      `${name.padEnd(18)}  p99 ${of(name, ({ p99Ms }) => p99Ms).toFixed(1)} ms, ${of(name, ({ cpuUs }) => cpuUs).toFixed(1)} µs of processor time a request; ` +
        `busy: server ${percent(of(name, ({ serverBusy }) => serverBusy))}, generator ${percent(of(name, ({ busy }) => busy))}`,
    );
  }
  const busiest = of('bare', ({ busy }) => busy);
  const scale = `${devices.toLocaleString('en-US')} devices`;
  const about = busiest > maxBusy ? `${scale}, the generator busy ${percent(busiest)} of the time` : scale;
  const wall = (name: string) => of(name, ({ perSecond }) => perSecond);
  const processor = (name: string) => 1e6 / of(name, ({ cpuUs }) => cpuUs);
  const give = (row: Parameters<typeof giveRow<'api'>>[1], value: typeof wall, reference: string) =>
    giveRow('api', row, { measured: value(ours), reference: value(reference), about });
  const store = onPostgres ? 'postgres' : 'sqlite';
  give(store === 'sqlite' && devices >= 1_000_000 ? 'sqliteMillion' : store, wall, 'bare');
  give(`${store}Processor`, processor, 'bare');
  give(`${store}SameHeaders`, processor, 'same headers');
  if (options.prism) {
    give(`${store}Prism`, wall, 'Prism');
    give(`${store}PrismProcessor`, processor, 'Prism');
  }
  givePlot({
    kind: 'bars',
    name: `endpoint-${store}`,
    title: `Requests a second, ${scale}`,
    yLabel: 'requests a second',
    bars: names.map((name) => ({ name, value: wall(name) })),
  });
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
