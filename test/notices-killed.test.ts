/** A server that is killed while it sends a notice: the notice is in the queue, and the next server sends it under the same id. */

import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { readSettings } from '../src/config.ts';
import { Courier } from '../src/notices/courier.ts';
import { DeliveryCounts } from '../src/notices/delivery-counts.ts';
import { addSubscription } from '../src/notices/subscriptions.ts';
import { tellSyncFailed } from '../src/notices/tell.ts';
import { openStore } from '../src/store/open.ts';
import { startPostgres } from './builders/postgres-server.ts';
import { startReceiver } from './builders/receiver.ts';

const main = resolve(import.meta.dirname, '../src/cli/main.ts');
const samples = resolve(import.meta.dirname, '../samples/catalog');
const tenant = 'contoso.example';

const running = new Set<ChildProcess>();
const postgres = await startPostgres();
after(async () => {
  for (const server of running) server.kill('SIGKILL');
  await postgres.close();
});

for (const database of ['SQLite', 'PostgreSQL']) {
  test(`${database}: a notice that was under way when the server was killed is sent again, under its id`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'missingkbs-notices-'));
    const receiver = await startReceiver();
    const environment = {
      PATH: process.env.PATH ?? '',
      MISSINGKBS_DATA: folder,
      MISSINGKBS_PORT: '0',
      MISSINGKBS_NOTICE_HOSTS: receiver.setting,
      ...(database === 'PostgreSQL' && { MISSINGKBS_DATABASE_URL: await postgres.newDatabase() }),
    };
    execFileSync(process.execPath, [main, 'sync', '--from', samples], { env: environment, stdio: 'ignore' });
    const settings = readSettings(environment);
    const store = await openStore(settings);
    const { notices } = store;
    const hosts = settings.noticeHosts;
    const wanted = { tenant, address: receiver.url, form: 'json', kinds: ['sync-failed'] };
    await addSubscription(notices, wanted, { hosts, now: Date.now() });
    await tellSyncFailed(notices, { of: 'catalogue', code: 'FeedUnavailable' }, Date.now());

    receiver.answers = [{ status: 200, afterMs: 60_000 }];
    const server = spawn(process.execPath, [main, 'serve'], { env: environment, stdio: 'ignore' });
    running.add(server);
    while (receiver.received.length === 0) await setTimeout(20);
    server.kill('SIGKILL');
    await once(server, 'exit');
    running.delete(server);
    assert.deepEqual(await notices.count(), [{ kind: 'sync-failed', waiting: 1, dead: 0 }]);

    receiver.answers = [];
    let now = Date.now();
    const log = { info: () => undefined, warn: () => undefined };
    const resolveName = async (): Promise<never> => assert.fail();
    const next = { hosts, counts: new DeliveryCounts(), log, now: () => now, random: () => 0.5, resolve: resolveName };
    const courier = new Courier({ store: notices, ...next });
    await courier.deliverDue();
    assert.equal(receiver.received.length, 1, 'whoever took it may still be at it');
    now += 60_000;
    await courier.deliverDue();
    const [first, second] = receiver.received;
    assert.equal(receiver.received.length, 2);
    assert.equal(second?.headers['webhook-id'], first?.headers['webhook-id']);
    assert.equal(second?.body, first?.body);
    assert.deepEqual(await notices.count(), []);
    await store.close();
    await receiver.close();
    rmSync(folder, { recursive: true });
  });
}
