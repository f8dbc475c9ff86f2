/**
 * How long a page of any list of machines takes: what clients and people ask for, of one fleet, a hundred machines a page,
 * through the whole server. node bench/lists.ts [--devices N] [--states K] [--rounds R] [--database sqlite|postgres]
 */

import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { startPostgres } from '../test/builders/postgres-server.ts';
import { startTestServer } from '../test/builders/server.ts';
import { fillStore } from './lists/fleet.ts';
import { pagedLists, questionsOf } from './lists/questions.ts';
import { type Times, timePages, timeQuestion } from './lists/time.ts';
import { giveRow } from './report/row.ts';

const { values } = parseArgs({
  options: {
    devices: { type: 'string', default: '100000' },
    states: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '200' },
    database: { type: 'string', default: 'sqlite' },
  },
});

const fleet = { devices: Number(values.devices), states: Number(values.states) };
const rounds = Number(values.rounds);

const postgres = values.database === 'postgres' ? await startPostgres() : undefined;
const environment: Record<string, string> = { MISSINGKBS_LIMIT_PER_MINUTE: '0', MISSINGKBS_LIMIT_PER_HOUR: '0' };
if (postgres !== undefined) environment.MISSINGKBS_DATABASE_URL = await postgres.newDatabase();
const server = await startTestServer({ environment });
try {
  await fillStore(server.store, fleet);
  const token = await server.token([
    'Machine.Read.All',
    'Software.Read.All',
    'Vulnerability.Read.All',
    'SecurityRecommendation.Read.All',
  ]);
  const table = new Table({ head: ['', 'p50 ms', 'p99 ms'], style: { head: [], border: [] } });
  let slowest: Times | undefined;
  const put = (times: Times) => {
    table.push([times.name, times.p50.toFixed(1), times.p99.toFixed(1)]);
    if (slowest === undefined || times.p99 > slowest.p99) slowest = times;
  };
  for (const [name, question] of Object.entries(questionsOf(fleet))) {
    const paths = Array.from({ length: rounds + 1 }, (_, round) => question((round * 7_919) % fleet.devices));
    put(await timeQuestion(server, token, name, paths));
  }
  for (const [name, path] of Object.entries(pagedLists)) put(await timePages(server, token, name, path, rounds));
  process.stdout.write(`${table}\n`);
  const about = `${fleet.devices.toLocaleString('en')} devices, the slowest: ${slowest?.name}`;
  giveRow('lists', postgres === undefined ? 'sqlite' : 'postgres', { measured: slowest?.p99 ?? Number.NaN, about });
} finally {
  await server.close();
  await postgres?.close();
}
