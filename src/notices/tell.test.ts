import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { hostsOf } from '../../test/builders/receiver.ts';
import type { Subscription } from '../store/notice-store.ts';
import { openStore } from '../store/open.ts';
import type { ExploitedVulnerabilities, ExploitedVulnerability } from './notice.ts';
import { addSubscription } from './subscriptions.ts';
import { tellExploited } from './tell.ts';

const folder = mkdtempSync(join(tmpdir(), 'missingkbs-tell-'));
const store = await openStore({ dataFolder: folder });
const { notices } = store;
after(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const now = Date.parse('2026-07-06T08:00:00Z');
let tenants = 0;

async function newTenant(): Promise<{ tenant: string; subscriptions: readonly Subscription[] }> {
  tenants += 1;
  const tenant = `tenant-${tenants}`;
  const wanted = { tenant, address: 'https://hooks.contoso.com/', form: 'json', kinds: ['exploited-vulnerability'] };
  await addSubscription(notices, wanted, { hosts: hostsOf('hooks.contoso.com'), now });
  return { tenant, subscriptions: await notices.subscriptions(tenant) };
}

/** What waits for the tenant, each once. */
async function toldTo(tenant: string): Promise<readonly ExploitedVulnerabilities[]> {
  const taken = await notices.take(now, Number.MAX_SAFE_INTEGER, 1_000);
  return taken
    .filter(({ subscription }) => subscription.tenant === tenant)
    .map(({ content }) => JSON.parse(content) as ExploitedVulnerabilities);
}

const openOf = (numbers: readonly number[]): ExploitedVulnerability[] =>
  numbers.map((number) => ({ id: `CVE-2026-${1_000 + number}`, devices: 1, feed: true }));

test('whatever is open from look to look, each vulnerability is told once, and what the first look saw never', async () => {
  const looks = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 12 }), {
    minLength: 1,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(looks, async (seen) => {
      const listeners = await newTenant();
      for (const numbers of seen) await tellExploited(notices, listeners, openOf(numbers), now);
      const told = (await toldTo(listeners.tenant)).flatMap(({ vulnerabilities }) =>
        vulnerabilities.map(({ id }) => id),
      );
      const [first = [], ...later] = seen;
      const fresh = new Set(later.flat().filter((number) => !first.includes(number)));
      assert.deepEqual(
        told.sort(),
        openOf([...fresh])
          .map(({ id }) => id)
          .sort(),
      );
    }),
    { numRuns: 40 },
  );
});

test('many that are new at once are one notice, which counts them all and names the first fifty', async () => {
  const listeners = await newTenant();
  await tellExploited(notices, listeners, [], now);
  const open = openOf(Array.from({ length: 80 }, (_, number) => number));
  await tellExploited(notices, listeners, open, now);
  const [notice = assert.fail(), ...others] = await toldTo(listeners.tenant);
  assert.deepEqual(others, []);
  assert.deepEqual([notice.count, notice.vulnerabilities], [80, open.slice(0, 50)]);
});
