import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { before, test } from 'node:test';
import { openStore } from '../../store/open.ts';
import { runCommand, temporaryFolder } from '../testing/run-command.ts';

const dataFolder = temporaryFolder();
const env = { MISSINGKBS_DATA: dataFolder };

before(async () => {
  const samples = resolve(import.meta.dirname, '../../../samples/catalog');
  assert.equal((await runCommand(['sync', '--from', samples], { env })).exitCode, 0);
});

test('demo takes a fleet into the store and says which command comes next', async () => {
  const { exitCode, out } = await runCommand(['demo', '--devices', '1200', '--tenant', 'Made.example'], { env });
  assert.equal(exitCode, 0);
  assert.match(out, /^Made 1200 devices of the tenant made\.example in about 346 patch states\./);
  assert.match(out, /app create --tenant made\.example --role Software\.Read\.All Machine\.Read\.All\n/);
  const [, id] = /machines\/([0-9a-f]{40})\/getmissingkbs\n$/.exec(out) ?? assert.fail(out);
  const store = await openStore({ dataFolder });
  try {
    const device = await store.devices.find('made.example', id as never);
    assert.match(device?.inventory.computerDnsName ?? '', /^(?:pc|srv)-\d{7}\.made\.example$/);
  } finally {
    await store.close();
  }
});

test('demo refuses a tenant that is in use, unless it is told to add', async () => {
  const demo = (tenant: string, ...more: string[]) =>
    runCommand(['demo', '--devices', '5', '--tenant', tenant, ...more], { env });
  assert.equal((await demo('twice.example')).exitCode, 0);
  const again = await demo('twice.example', '--seed', '2');
  assert.equal(again.exitCode, 2);
  assert.match(again.err, /twice\.example has devices already.*--tenant.*--add/);
  assert.equal((await demo('twice.example', '--seed', '2', '--add')).exitCode, 0);
  await runCommand(['app', 'create', '--tenant', 'real.example', '--role', 'Software.Read.All'], { env });
  assert.match((await demo('real.example')).err, /real\.example has an application already/);
});

test('demo --out writes the fleet as NDJSON that import reads, and leaves the store alone', async () => {
  const file = join(temporaryFolder(), 'fleet.ndjson');
  const args = ['demo', '--devices', '40', '--tenant', 'out.example', '--out'];
  const written = await runCommand([...args, file], { env });
  assert.deepEqual([written.exitCode, written.out], [0, '']);
  assert.equal((await runCommand([...args, '-'], { env })).out, readFileSync(file, 'utf8'));
  const imported = await runCommand(['import', '--tenant', 'out.example', file], { env });
  assert.equal(imported.out, 'Took in 40 devices: 40 new, 0 known before.\n');
});

test('demo says what it expected where a number or a tenant is none', async () => {
  const devices = await runCommand(['demo', '--devices', 'many'], { env });
  assert.deepEqual([devices.exitCode, /whole number from 1 to 10000000/.test(devices.err)], [2, true]);
  const tenant = await runCommand(['demo', '--tenant', 'a b'], { env });
  assert.deepEqual([tenant.exitCode, /--tenant is "a b"/.test(tenant.err)], [2, true]);
  const reserved = await runCommand(['demo', '--tenant', 'oauth2'], { env });
  assert.deepEqual([reserved.exitCode, /--tenant is "oauth2"; expected .* none of /.test(reserved.err)], [2, true]);
});
