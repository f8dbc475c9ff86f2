import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { hostsOf, startReceiver } from '../../test/builders/receiver.ts';
import { openStore } from '../store/open.ts';
import { addSubscription, listSubscriptions, rotateSecret, testSubscription } from './subscriptions.ts';

const folder = mkdtempSync(join(tmpdir(), 'missingkbs-secrets-'));
const store = await openStore({ dataFolder: folder });
const receiver = await startReceiver();
after(async () => {
  await receiver.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

const { notices } = store;
const hosts = hostsOf(receiver.setting);
// Receivers' libraries look at the clock of their host.
const start = Date.now();
const hourMs = 3_600_000;
const tenant = 'contoso';

test('a receiver with either secret takes notices while both sign, and none with one whose time is over', async () => {
  const wanted = { tenant, address: receiver.url, form: 'json', kinds: ['sync-failed'] };
  const { id, secret: first } = await addSubscription(notices, wanted, { hosts, now: start });
  const options = { hosts, resolve: async (): Promise<never> => assert.fail(), now: start };
  const takenWith = async (...secrets: readonly string[]) => {
    await testSubscription(notices, tenant, id, options);
    const { headers, body } = receiver.received.at(-1) ?? assert.fail();
    return secrets.map((secret) => isTaken(secret, headers as Record<string, string>, body));
  };
  const second = await rotateSecret(notices, tenant, id, { hours: 2, now: start });
  assert.equal(second.formerSecretUntil, new Date(start + 2 * hourMs).toISOString());
  const listed = async (now: number) => (await listSubscriptions(notices, tenant, now))[0]?.formerSecretUntil;
  assert.deepEqual([await listed(start), await listed(start + 2 * hourMs)], [second.formerSecretUntil, undefined]);
  assert.deepEqual(await takenWith(first, second.secret), [true, true]);
  const third = await rotateSecret(notices, tenant, id, { hours: 1, now: start - hourMs });
  assert.deepEqual(await takenWith(first, second.secret, third.secret), [false, false, true]);
  const last = await rotateSecret(notices, tenant, id, { hours: 0, now: start });
  assert.deepEqual(last, { secret: last.secret });
  assert.deepEqual(await takenWith(third.secret, last.secret), [false, true]);
});

function isTaken(secret: string, headers: Record<string, string>, body: string): boolean {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}
