import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { type DefenderInPlace, type DefenderOptions, startDefender } from '../../../test/builders/defender.ts';
import { contoso, deviceOf, smallFacts, startTestServer, type TestServer } from '../../../test/builders/server.ts';
import { type MachineId, machineIdOfName } from '../../brand.ts';
import { writeCatalog } from '../../catalog/snapshot.ts';
import type { Inventory } from '../../inventory/model.ts';
import { openStore } from '../../store/open.ts';
import { createPacedClient } from '../defender/paced-client.ts';
import { pullDefender } from '../defender/pull.ts';
import { runCommand, temporaryFolder } from '../testing/run-command.ts';

const main = resolve(import.meta.dirname, '../main.ts');
const tenant = ['--tenant', 'contoso.com'];

let server: TestServer;
before(async () => {
  server = await startTestServer({
    environment: { MISSINGKBS_LIMIT_PER_MINUTE: '8', MISSINGKBS_LIMIT_PER_HOUR: '12' },
  });
});
after(() => server.close());

/** Defender has ids of its own. */
function fleetOf(count: number): Inventory[] {
  return Array.from({ length: count }, (_, number) =>
    deviceOf({ id: `${number}`.padStart(40, 'd') as MachineId, computerDnsName: `pc-${number}.contoso.com` }),
  );
}

async function withDefender(
  count: number,
  options: DefenderOptions,
  work: (defender: DefenderInPlace) => Promise<void>,
) {
  server.clock.now += 3_600_000;
  for (const { id } of fleetOf(12)) await server.store.devices.remove(contoso, id);
  const defender = await startDefender(server, fleetOf(count), options);
  try {
    await work(defender);
  } finally {
    await defender.close();
  }
}

function pull({ url, env }: DefenderInPlace, dataFolder: string, args: readonly string[] = []) {
  const all = ['pull', 'defender', ...tenant, '--url', url, '--authority', url, ...args];
  return runCommand(all, { env: { ...env, MISSINGKBS_DATA: dataFolder } });
}

/** Ours: pc-0 is as Defender has it, pc-1 has the update, of pc-2 there is no inventory. */
async function ownFolder(): Promise<string> {
  const dataFolder = temporaryFolder();
  writeCatalog(join(dataFolder, 'catalog.bin'), smallFacts());
  const store = await openStore({ dataFolder });
  const own = (name: string, osVersion: string) =>
    deviceOf({ id: machineIdOfName(name), computerDnsName: name, osVersion });
  const inventories = [own('pc-0.contoso.com', '10.0.18363.657'), own('PC-1.contoso.com', '10.0.18363.719')];
  await store.devices.saveAll('contoso.com', inventories, '2026-07-01T00:00:00.000Z');
  await store.close();
  return dataFolder;
}

test('pull defender mirrors its answers, and compare shows row by row what both, only we, or only Defender has', async () => {
  const others = [{ id: 'e'.repeat(40), computerDnsName: 'web', osPlatform: 'Linux' }, { id: 'broken' }];
  await withDefender(3, { page: 2, others }, async (defender) => {
    const dataFolder = await ownFolder();
    const { exitCode, out } = await pull(defender, dataFolder);
    assert.equal(
      out,
      'Defender lists 3 machines with Windows, 1 with other systems.\nFetched 3 answers.\nRecords that could not be read and were left out: 1.\n',
    );
    assert.equal(exitCode, 0);
    const compare = ['compare', 'defender', ...tenant];
    const env = { MISSINGKBS_DATA: dataFolder };
    const ndjson = await runCommand([...compare, '--format', 'ndjson'], { env });
    const machines = ndjson.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const row = { id: '4540673', name: 'March 2020 Security Updates' };
    assert.deepEqual(
      machines.map(({ computerDnsName, machineId, without, rows }) => [computerDnsName, machineId, without, rows]),
      [
        [
          'pc-0.contoso.com',
          machineIdOfName('pc-0.contoso.com'),
          undefined,
          [{ ...row, found: 'both', ours: 4, defender: 4 }],
        ],
        [
          'pc-1.contoso.com',
          machineIdOfName('pc-1.contoso.com'),
          undefined,
          [{ ...row, found: 'defender', defender: 4 }],
        ],
        ['pc-2.contoso.com', undefined, 'inventory', []],
      ],
    );
    assert.match(
      ndjson.err,
      /^3 machines: 2 compared, 1 without an inventory here, 0 without an answer\.\nRows: 1 the same, 0 with another count of vulnerabilities, 0 only ours, 1 only Defender's\.\n$/,
    );
    const table = await runCommand([...compare, '--differences'], { env });
    assert.doesNotMatch(table.out, /pc-0/);
    assert.match(
      table.out,
      /pc-1\.contoso\.com: Defender's answer of 2026-07-03, our inventory of 2026-07-01\n.*KB4540673 .* Defender +4\n/s,
    );
    assert.match(table.out, /pc-2\.contoso\.com: .*Nothing to compare: no inventory of it is known here\./);
    const csv = await runCommand([...compare, '--format', 'csv'], { env });
    assert.equal(csv.out.trimEnd().split('\r\n').length, 4);
    assert.deepEqual(
      await runCommand(['compare', 'defender', '--tenant', 'fabrikam'], { env }).then(({ out }) => out.split('\n')[0]),
      '0 machines: 0 compared, 0 without an inventory here, 0 without an answer.',
    );
  });
});

test('answers that are young enough are not fetched again, and machines that Defender lists no more are forgotten', async () => {
  const dataFolder = await ownFolder();
  await withDefender(3, {}, async (defender) => void (await pull(defender, dataFolder)));
  await withDefender(2, {}, async (defender) => {
    const { out } = await pull(defender, dataFolder);
    assert.match(
      out,
      /2 machines with Windows\.\nFetched 0 answers, left 2 that are young enough\.\nForgot 1 machine that/,
    );
    assert.match((await pull(defender, dataFolder, ['--fresh-hours', '0'])).out, /Fetched 2 answers\.\n/);
    const unknown = fleetOf(1).map((device) => ({ ...device, osVersion: '10.0.12345.1' }));
    await server.store.devices.saveAll(contoso, unknown, new Date(server.clock.now).toISOString());
    const again = await pull(defender, dataFolder, ['--fresh-hours', '0']);
    assert.match(again.out, /It has no answer for 1 of them\./);
    const compared = await runCommand(['compare', 'defender', ...tenant], { env: { MISSINGKBS_DATA: dataFolder } });
    assert.match(compared.out, /Nothing to compare: 404 ResourceNotFound: .* cannot be told/);
  });
});

test('a 429 is waited for as long as Defender says, and nothing is lost', async () => {
  await withDefender(12, {}, async (defender) => {
    const { waits, pulled } = await pullWith(defender, { perMinute: 1_000, perHour: 1_000 });
    assert.equal(pulled.fetched, 12);
    // A minute, and what is left of the hour.
    assert.deepEqual(waits, [60, 3_540]);
    const refused = server.log.filter(({ status, path }) => status === 429 && String(path).includes('getmissingkbs'));
    assert.ok(refused.length >= 2, `${refused.length}`);
  });
});

test('who keeps to the limits ahead is refused nothing', async () => {
  await withDefender(10, {}, async (defender) => {
    const before = server.log.filter(({ status }) => status === 429).length;
    const { waits, pulled } = await pullWith(defender, { perMinute: 8, perHour: 12 });
    assert.deepEqual([pulled.fetched, waits], [10, [60]]);
    assert.equal(server.log.filter(({ status }) => status === 429).length, before);
  });
});

/** Time passes when it is waited for. */
async function pullWith(
  { url, env }: DefenderInPlace,
  limits: { readonly perMinute: number; readonly perHour: number },
) {
  const store = await openStore({ dataFolder: temporaryFolder() });
  const waits: number[] = [];
  const now = () => server.clock.now;
  const client = createPacedClient({
    ...{ url, tenant: contoso, now, ...limits },
    clientId: env.MISSINGKBS_DEFENDER_CLIENT_ID ?? '',
    clientSecret: env.MISSINGKBS_DEFENDER_CLIENT_SECRET ?? '',
    onWait: (seconds) => void waits.push(seconds),
    wait: async (ms) => (server.clock.now += ms),
  });
  const pulled = await pullDefender({
    client,
    store,
    tenant: 'contoso.com',
    now,
    freshHours: 1,
    progress: () => undefined,
  });
  await store.close();
  return { waits, pulled };
}

test('a pull that is killed goes on where it stopped', async () => {
  const quick = await startTestServer({
    environment: { MISSINGKBS_LIMIT_PER_MINUTE: '0', MISSINGKBS_LIMIT_PER_HOUR: '0' },
  });
  const defender = await startDefender(quick, fleetOf(40), { delayMs: 20 });
  const { url } = defender;
  const args = ['pull', 'defender', ...tenant, '--url', url, '--authority', url];
  const env = { PATH: process.env.PATH ?? '', ...defender.env, MISSINGKBS_DATA: temporaryFolder() };
  const answers = () => defender.asked.filter((path) => path.endsWith('/getmissingkbs'));
  try {
    const first = spawn(process.execPath, [main, ...args], { env, stdio: 'ignore' });
    const ended = once(first, 'exit');
    while (answers().length < 15) await setTimeout(5);
    first.kill('SIGKILL');
    await ended;
    const before = answers().length;
    assert.ok(before < 40, `${before}`);
    const second = spawn(process.execPath, [main, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    second.stdout.on('data', (text) => (out += text));
    assert.deepEqual(await once(second, 'exit'), [0, null]);
    const [, fetched = '', left = ''] = /Fetched (\d+) answers, left (\d+) that are young enough/.exec(out) ?? [];
    assert.equal(Number(fetched) + Number(left), 40);
    assert.ok(Number(left) >= before - 1, `${left} of ${before}`);
    assert.ok(answers().length <= 41, `${answers().length}`);
    assert.equal(new Set(answers()).size, 40);
  } finally {
    await defender.close();
    await quick.close();
  }
});

test('the token goes to the host that was named alone, whatever the link to the next page says', async () => {
  await withDefender(4, { page: 2, linkBase: 'http://evil.example:1' }, async (defender) => {
    assert.match((await pull(defender, temporaryFolder())).out, /lists 4 machines/);
    assert.deepEqual(defender.asked.slice(0, 2), ['/api/machines', '/api/machines?$skip=2']);
  });
});

test('pull defender needs credentials, from the environment or a file, and says what Defender says of wrong ones', async () => {
  await withDefender(1, {}, async (defender) => {
    const { MISSINGKBS_DEFENDER_CLIENT_SECRET: secret = '', ...rest } = defender.env;
    const none = await pull({ ...defender, env: rest }, temporaryFolder());
    assert.deepEqual([none.exitCode, /--secret-file, or MISSINGKBS_DEFENDER_TENANT/.test(none.err)], [2, true]);
    const file = join(temporaryFolder(), 'secret');
    writeFileSync(file, `${secret}\n`);
    assert.equal((await pull({ ...defender, env: rest }, temporaryFolder(), ['--secret-file', file])).exitCode, 0);
    writeFileSync(file, 'wrong');
    const wrong = await pull({ ...defender, env: rest }, temporaryFolder(), ['--secret-file', file]);
    assert.equal(wrong.exitCode, 3);
    assert.match(wrong.err, /gave no more: 401 invalid_client: .* What was fetched stays/);
    assert.doesNotMatch(wrong.err, /wrong'|Bearer/);
    assert.equal((await pull(defender, temporaryFolder(), ['--url', 'defender'])).exitCode, 2);
  });
});
