import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { hostsOf, startReceiver } from '../../test/builders/receiver.ts';
import { openStore } from '../store/open.ts';
import { Courier } from './courier.ts';
import { DeliveryCounts } from './delivery-counts.ts';
import { addSubscription } from './subscriptions.ts';
import { tellSyncFailed } from './tell.ts';

const folder = mkdtempSync(join(tmpdir(), 'missingkbs-slow-'));
const store = await openStore({ dataFolder: folder });
const [slow, quick] = [await startReceiver(), await startReceiver()];
after(async () => {
  await slow.close();
  await quick.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

test('slow receivers hold nobody up: what becomes due while they are waited for is sent', {
  timeout: 20_000,
}, async () => {
  const { notices } = store;
  const hosts = hostsOf(slow.setting, quick.setting);
  const nobody = (): void => undefined;
  const resolve = async (): Promise<never> => assert.fail();
  const parts = {
    store: notices,
    hosts,
    resolve,
    now: Date.now,
    random: () => 0.5,
    log: { info: nobody, warn: nobody },
  };
  const courier = new Courier({ ...parts, counts: new DeliveryCounts() });
  slow.answers = [{ status: 200, afterMs: 60_000 }];
  const add = (tenant: string, address: string) =>
    addSubscription(notices, { tenant, address, form: 'json', kinds: ['sync-failed'] }, { hosts, now: Date.now() });
  for (let number = 0; number < 20; number += 1) await add('slow', `${slow.url}/${number}`);
  await tellSyncFailed(notices, { of: 'catalogue', code: 'FeedUnavailable' }, Date.now());
  courier.start(5);
  while (slow.received.length < 20) await setTimeout(5);
  await add('quick', quick.url);
  await tellSyncFailed(notices, { of: 'lists', code: 'FeedUnavailable' }, Date.now());
  while (quick.received.length === 0) await setTimeout(5);
  await courier.stop();
});
