/** A server that is killed in the middle of a take-in: what it had stored is whole, and sending all again brings the rest and nothing twice. */

import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { after, test } from 'node:test';
import { createApplication } from '../src/access/applications.ts';
import { patchStateOf } from '../src/assessment/patch-state.ts';
import { readSettings } from '../src/config.ts';
import { openStore } from '../src/store/open.ts';
import type { Store } from '../src/store/store.ts';
import { fetchToken } from './builders/fetch-token.ts';
import { startPostgres } from './builders/postgres-server.ts';

const main = resolve(import.meta.dirname, '../src/cli/main.ts');
const samples = resolve(import.meta.dirname, '../samples/catalog');
const tenant = 'contoso.example';
const devices = 50_000;
const alike = 2_000;

const running = new Set<ChildProcess>();
const postgres = await startPostgres();
after(async () => {
  for (const server of running) server.kill('SIGKILL');
  await postgres.close();
});

for (const database of ['SQLite', 'PostgreSQL']) {
  test(`${database}: what a server had taken in when it was killed is whole, and all again brings the rest`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'missingkbs-killed-'));
    const environment = {
      PATH: process.env.PATH ?? '',
      MISSINGKBS_DATA: folder,
      MISSINGKBS_PORT: '0',
      ...(database === 'PostgreSQL' && { MISSINGKBS_DATABASE_URL: await postgres.newDatabase() }),
    };
    execFileSync(process.execPath, [main, 'sync', '--from', samples], { env: environment, stdio: 'ignore' });
    const store = await openStore(readSettings(environment));
    const credentials = await createApplication(store, { tenant, roles: ['Machine.ReadWrite.All'] });

    const first = await startServer(environment);
    const sending = post(first.url, await fetchToken(first.url, tenant, credentials)).catch(() => 'broken');
    while ((await countDevices(store)) < devices / 5) await new Promise((over) => setTimeout(over, 20));
    first.server.kill('SIGKILL');
    assert.equal(await sending, 'broken');
    const found = await countDevices(store);
    assert.ok(found > 0 && found < devices, `${found} of ${devices}`);
    await checkDevices(store);

    const second = await startServer(environment);
    const answer = JSON.parse(await post(second.url, await fetchToken(second.url, tenant, credentials)));
    const counts = { received: devices, created: devices - found, replaced: found, outdated: 0, failed: 0, errors: [] };
    assert.deepEqual(answer, counts);
    assert.equal(await countDevices(store), devices);
    await checkDevices(store);
    second.server.kill('SIGTERM');
    await once(second.server, 'exit');
    assert.equal(await store.check(60_000), 'whole');
    await store.close();
    rmSync(folder, { recursive: true });
  });
}

function* lines(): Generator<string> {
  for (let from = 0; from < devices; from += 100) {
    yield Array.from({ length: 100 }, (_, place) => `${JSON.stringify(deviceOf(from + place))}\n`).join('');
  }
}

function deviceOf(number: number) {
  const kbs = Array.from({ length: 12 }, (_, place) => String(4_500_000 + ((number % alike) + place * 7919)));
  return {
    computerDnsName: `pc-${number}.${tenant}`,
    osName: 'Microsoft Windows 10 Enterprise',
    osVersion: '10.0.18363.657',
    installedKbs: kbs.sort(),
    lastSeen: '2026-07-06T08:00:00.000Z',
  };
}

async function countDevices(store: Store): Promise<number> {
  let count = 0;
  for await (const { history } of store.history.each(tenant)) {
    assert.equal(history.length, 8, 'nothing twice: one change a device');
    count += 1;
  }
  return count;
}

/** Of those that are there: each has its own inventory and the state of it. */
async function checkDevices(store: Store): Promise<void> {
  for (let number = 0; number < devices; number += 997) {
    const device = await store.devices.findByDnsName(tenant, `pc-${number}.${tenant}`);
    if (device === undefined) continue;
    const { id: _, ...inventory } = device.inventory;
    assert.deepEqual(inventory, withoutTime(deviceOf(number)));
    assert.deepEqual(await store.devices.readState(device.state), patchStateOf(device.inventory));
  }
}

function withoutTime({ lastSeen: _, ...device }: ReturnType<typeof deviceOf>) {
  return device;
}

async function startServer(env: Readonly<Record<string, string>>): Promise<{ server: ChildProcess; url: string }> {
  const server = spawn(process.execPath, [main, 'serve'], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  running.add(server);
  server.once('exit', () => running.delete(server));
  let printed = '';
  for await (const piece of server.stdout) {
    printed += piece;
    const url = /"url":"([^"]+)"/.exec(printed)?.[1];
    if (url !== undefined) {
      server.stdout.resume();
      return { server, url };
    }
  }
  throw new Error(`serve ended early: ${printed}`);
}

async function post(url: string, token: string): Promise<string> {
  const call = request(`${url}/api/machines/inventory`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
  });
  const answered = once(call, 'response');
  await Promise.all([pipeline(Readable.from(lines()), call), answered]);
  const [response] = await answered;
  return (await response.setEncoding('utf8').toArray()).join('');
}
