/**
 * How long a page of GET /api/machines takes: what clients ask for, of one fleet, a hundred machines a page, through the
 * whole server. node bench/lists.ts [--devices N] [--states K] [--rounds R] [--database sqlite|postgres]
 */

import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import type { MachineId } from '../src/brand.ts';
import type { Inventory } from '../src/inventory/model.ts';
import { startPostgres } from '../test/builders/postgres-server.ts';
import { contoso, startTestServer, type TestServer } from '../test/builders/server.ts';
import { giveRow } from './report/row.ts';

const { values } = parseArgs({
  options: {
    devices: { type: 'string', default: '100000' },
    states: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '200' },
    database: { type: 'string', default: 'sqlite' },
  },
});

const devices = Number(values.devices);
const states = Number(values.states);
const rounds = Number(values.rounds);
const batchSize = 5_000;
const page = 100;
const seen = Date.parse('2020-04-12T00:00:00.000Z');

/** Each from somewhere else in the fleet, by a number that is another one each time. */
const questions: Readonly<Record<string, (number: number) => string>> = {
  'the first machines': () => '',
  'a page somewhere': (number) => `$filter=id%20gt%20'${idOf(number)}'`,
  'a machine by its name': (number) => `$filter=computerDnsName%20eq%20'pc-${number}.contoso.example'`,
  'machines of a platform': () => "$filter=osPlatform%20eq%20'WindowsServer2019'",
  'machines with a tag': () => '/findbytag?tag=VIP',
  'active machines of a processor': () => "$filter=healthStatus%20eq%20'Active'%20and%20osProcessor%20eq%20'x86'",
  'seen since': () => '$filter=lastSeen%20gt%202018-08-01Z',
  'by name': () => '$orderby=computerDnsName',
};

/** Told, and held to nothing: they read every row. */
const walks: Readonly<Record<string, (number: number) => string>> = {
  'the last seen': () => '$orderby=lastSeen%20desc',
  'a text within names': () => "$filter=contains(computerDnsName,'no-such')",
  'the number of all': () => '$count=true',
  'machines of one build, a few states': (number) => `$filter=osVersion%20eq%20'10.0.19045.${number % states}'`,
  'passing over half': () => `$skip=${Math.floor(devices / 2)}`,
};

const postgres = values.database === 'postgres' ? await startPostgres() : undefined;
const environment: Record<string, string> = { MISSINGKBS_LIMIT_PER_MINUTE: '0', MISSINGKBS_LIMIT_PER_HOUR: '0' };
if (postgres !== undefined) environment.MISSINGKBS_DATABASE_URL = await postgres.newDatabase();
const server = await startTestServer({ environment });
try {
  await fill(server);
  const token = await server.token(['Machine.Read.All']);
  const table = new Table({ head: ['', 'p50 ms', 'p99 ms'], style: { head: [], border: [] } });
  let worst = 0;
  for (const [name, question] of Object.entries({ ...questions, ...walks })) {
    const times = await time(server, token, question);
    const [half, most] = [0.5, 0.99].map((share) => times[Math.floor(share * (times.length - 1))] as number);
    table.push([name, half?.toFixed(1), most?.toFixed(1)]);
    if (name in questions) worst = Math.max(worst, most as number);
  }
  process.stdout.write(`${table}\n`);
  const about = `${devices.toLocaleString('en')} devices`;
  giveRow('lists', postgres === undefined ? 'sqlite' : 'postgres', { measured: worst, about });
} finally {
  await server.close();
  await postgres?.close();
}

async function fill({ store }: TestServer): Promise<void> {
  for (let from = 0; from < devices; from += batchSize) {
    const batch = Array.from({ length: Math.min(batchSize, devices - from) }, (_, place) => inventoryOf(from + place));
    await store.devices.saveAll(contoso, batch, new Date(seen).toISOString());
  }
  for (let place = 0; place < 200; place += 1) {
    const device = Math.floor((place * devices) / 200);
    await store.devices.changeTags(contoso, idOf(device), { add: [place % 2 === 0 ? 'VIP' : 'Berlin'] });
  }
}

/** Ids lie anywhere, as hashes of names do. */
function idOf(place: number): MachineId {
  const head = Math.imul(place + 1, 0x9e3779b1) >>> 0;
  return (head.toString(16).padStart(8, '0') + place.toString(16).padStart(32, '0')) as MachineId;
}

function inventoryOf(place: number): Inventory {
  const server = place % 10 === 0;
  return {
    id: idOf(place),
    computerDnsName: `pc-${place}.contoso.example`,
    osName: server ? 'Microsoft Windows Server 2019 Standard' : 'Microsoft Windows 10 Enterprise',
    osVersion: `10.0.${server ? '17763' : '19045'}.${place % states}`,
    osProcessor: place % 3 === 0 ? 'x86' : 'x64',
    installationType: server ? 'Server' : 'Client',
    installedKbs: [],
    lastSeen: new Date(seen - (place % 2_000) * 600_000).toISOString(),
  };
}

/** Milliseconds, ascending. The first time is not counted: what states say is read then. */
async function time(to: TestServer, token: string, question: (number: number) => string): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const asked = question((round * 7_919) % devices);
    const path = asked.startsWith('/') ? asked : `?${asked}`;
    const began = performance.now();
    const answer = await to.get(`/api/machines${path}`, token, { prefer: `odata.maxpagesize=${page}` });
    if (round > 0) times.push(performance.now() - began);
    if (answer.statusCode !== 200) throw new Error(answer.body);
  }
  return times.sort((a, b) => a - b);
}
