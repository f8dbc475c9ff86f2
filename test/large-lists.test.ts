/** Lists of a tenant that is too large to be walked over for each: what columns find is what the database would. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { MachineId } from '../src/brand.ts';
import type { DeviceColumn, DeviceCondition, DeviceQuery, ListedDevice } from '../src/store/device-list.ts';
import { openStore } from '../src/store/open.ts';
import type { Store } from '../src/store/store.ts';
import { startPostgres } from './builders/postgres-server.ts';
import { inventoryOf, numberedId } from './store-contract/things-to-store.ts';

const postgres = await startPostgres();
const folder = mkdtempSync(join(tmpdir(), 'missingkbs-large-'));
after(async () => {
  await postgres.close();
  rmSync(folder, { recursive: true });
});

const seen = '2026-07-06T08:00:00.000Z';
const later = '2026-07-06T09:00:00.000Z';
const devices = 600;
const byId = [{ column: 'id', descending: false }] as const;
const everything: DeviceCondition = { kind: 'constant', value: true };
const bySeen = [{ column: 'lastSeen', descending: true }, ...byId] as const;

const databases = {
  SQLite: async () => ({ dataFolder: mkdtempSync(join(folder, 'data-')) }),
  PostgreSQL: async () => ({ dataFolder: folder, databaseUrl: await postgres.newDatabase() }),
};

for (const [name, place] of Object.entries(databases)) {
  describe(`lists of a large tenant on ${name}`, () => {
    test('by every condition columns find what a walk over all devices finds, in any order', async () => {
      await using large = await openLarge(await place());
      const { lists, walked } = large;
      await fill(walked);
      await ready(lists);
      const found = await walked.devices.list('contoso', { where: everything, order: byId, limit: devices });
      for (const [place, where] of conditions(found.devices, await walked.devices.tagSets()).entries()) {
        for (const part of [parts[place % 3], parts[3 + (place % 4)]]) {
          const query = { where, ...part } as DeviceQuery;
          const { devices: expected } = await walked.devices.list('contoso', query);
          const { devices: given } = await lists.devices.list('contoso', query);
          assert.deepEqual(given, expected, JSON.stringify(query));
        }
        const { devices: count } = await lists.devices.countListed('contoso', where);
        assert.equal(count, (await walked.devices.countListed('contoso', where)).devices, JSON.stringify(where));
        assert.deepEqual(
          new Map((await lists.devices.countStates('contoso', where)).counts),
          new Map((await walked.devices.countStates('contoso', where)).counts),
        );
      }
    });

    test('of another tenant nothing is found', async () => {
      await using large = await openLarge(await place());
      const { lists, walked } = large;
      await fill(walked);
      await walked.devices.saveAll(
        'fabrikam',
        [1, 2, 3].map((number) => deviceOf(number)),
        seen,
      );
      await ready(lists);
      await ready(lists, 'fabrikam');
      const { devices: found } = await lists.devices.list('fabrikam', { where: everything, order: bySeen, limit: 10 });
      assert.deepEqual(found.map(({ id }) => id).sort(), [1, 2, 3].map(numberedId));
    });

    test('a device that is not asked for any more is in no list, one that has reported keeps its place', async () => {
      await using large = await openLarge(await place());
      const { lists, walked } = large;
      await fill(walked);
      await ready(lists);
      const where: DeviceCondition = { kind: 'match', column: 'dnsName', how: 'contains', text: '-1' };
      const query: DeviceQuery = { where, order: bySeen, limit: 5 };
      const { devices: before } = await lists.devices.list('contoso', query);
      const [first, second, third] = before.map(({ id }) => id) as [MachineId, MachineId, MachineId];
      await walked.devices.remove('contoso', first);
      await walked.devices.save(
        'contoso',
        { ...deviceOf(1), id: second, computerDnsName: 'renamed', lastSeen: later },
        later,
      );
      await walked.devices.save(
        'contoso',
        { ...deviceOf(1), id: third, computerDnsName: 'pc-1x', lastSeen: later },
        later,
      );
      const { devices: now, ageMs } = await lists.devices.list('contoso', query);
      assert.ok(ageMs !== undefined && ageMs < 10_000, String(ageMs));
      assert.deepEqual(
        now.slice(0, 3).map(({ id }) => id),
        before.slice(2).map(({ id }) => id),
      );
      assert.equal(now[0]?.lastSeen, before[2]?.lastSeen);
      assert.equal(now.length, 5);
    });

    test('pages by time meet each device that stays once, while devices report, come and go', async () => {
      await using large = await openLarge(await place());
      const { lists, walked } = large;
      await fill(walked);
      await ready(lists);
      const met: MachineId[] = [];
      for (let [after, round] = [undefined as readonly string[] | undefined, 1]; ; round += 1) {
        const query: DeviceQuery = { where: everything, order: bySeen, limit: 70, ...(after && { after }) };
        const { devices: page } = await lists.devices.list('contoso', query);
        met.push(...page.map(({ id }) => id));
        const last = page.at(-1);
        if (last === undefined) break;
        after = [last.lastSeen, last.id];
        // Those that report are at the begin of the list from then on: for who goes through it, where they were.
        await walked.devices.saveAll('contoso', [20 * round, 20 * round + 1].map(deviceOf), seen);
        await walked.devices.remove('contoso', numberedId(400 + round));
      }
      assert.equal(new Set(met).size, met.length);
      const staying = Array.from({ length: 399 }, (_, at) => numberedId(at + 1));
      assert.deepEqual(
        staying.filter((id) => !met.includes(id)),
        [],
      );
    });
  });
}

/** The same store twice: for one each tenant is a large one, and the other walks over its devices. */
async function openLarge(place: { readonly dataFolder: string; readonly databaseUrl?: string }) {
  const [lists, walked] = [await openStore(place, { lists: { fewDevices: 0 } }), await openStore(place)];
  return {
    lists,
    walked,
    async [Symbol.asyncDispose]() {
      await lists.close();
      await walked.close();
    },
  };
}

/** When columns answer. */
async function ready({ devices }: Store, tenant = 'contoso'): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if ((await devices.countListed(tenant, everything)).ageMs !== undefined) return;
    await setTimeout(20);
  }
  assert.fail('The columns were not ready after ten seconds.');
}

async function fill({ devices: store }: Store): Promise<void> {
  await store.saveAll(
    'contoso',
    Array.from({ length: devices }, (_, place) => deviceOf(place + 1)),
    seen,
  );
  for (const [number, tag] of [
    [4, 'vip'],
    [9, 'vip'],
    [500, 'berlin'],
  ] as const) {
    await store.changeTags('contoso', numberedId(number), { add: [tag] });
  }
}

function deviceOf(number: number) {
  const last = new Date(Date.parse(seen) - (number % 40) * 3_600_000).toISOString();
  return inventoryOf({
    id: numberedId(number),
    computerDnsName: number % 50 === 0 ? `größe-${number}.contoso.com` : `PC-${number}.contoso.com`,
    osVersion: `10.0.18363.${number % 7}`,
    lastSeen: last,
    ...(number % 3 > 0 && { ipAddresses: [`192.0.2.${number % 250}`, 'fe80::7'] }),
  });
}

const values: Readonly<Record<DeviceColumn | 'mainAddress', string>> = {
  id: numberedId(300),
  dnsName: 'pc-300.contoso.com',
  firstSeen: seen,
  lastSeen: '2026-07-05T08:00:00.000Z',
  mainAddress: '192.0.2.7',
};

function conditions(
  listed: readonly ListedDevice[],
  sets: readonly { readonly id: number }[],
): readonly DeviceCondition[] {
  const compared = (Object.keys(values) as (keyof typeof values)[]).flatMap((column) =>
    (['=', '<>', '<', '<=', '>', '>='] as const).map(
      (operator): DeviceCondition => ({
        kind: 'compare',
        column,
        operator,
        value: values[column],
      }),
    ),
  );
  const matched = (['startswith', 'endswith', 'contains'] as const).flatMap((how): DeviceCondition[] => [
    ...['pc-1', '9.contoso.com', 'öße', '', 'no-such'].map(
      (text) => ({ kind: 'match', column: 'dnsName', how, text }) as const,
    ),
    { kind: 'match', column: 'mainAddress', how, text: '192.0.2.1' },
    { kind: 'match', column: 'mainAddress', how, text: '7' },
    { kind: 'match', column: 'id', how, text: '12' },
  ]);
  const some: readonly DeviceCondition[] = [
    { kind: 'states', states: [listed[0]?.state as number, 99_999_999] },
    { kind: 'states', states: [] },
    { kind: 'tagSets', tagSets: sets.map(({ id }) => id) },
    { kind: 'address' },
    { kind: 'address', value: '192.0.2.7' },
    { kind: 'address', value: 'fe80::7' },
    { kind: 'in', column: 'dnsName', values: ['pc-1.contoso.com', 'pc-2.contoso.com', 'x'] },
    { kind: 'in', column: 'id', values: [numberedId(3), numberedId(9_999)] },
    everything,
  ];
  const simple = [...compared, ...matched, ...some];
  return [
    ...simple,
    ...simple.map((of): DeviceCondition => ({ kind: 'not', of })),
    ...simple.map(
      (one, place): DeviceCondition => ({
        kind: place % 2 === 0 ? 'and' : 'or',
        of: [one, simple[(place * 7 + 3) % simple.length] as DeviceCondition],
      }),
    ),
  ];
}

const parts: readonly Omit<DeviceQuery, 'where'>[] = [
  { order: byId, limit: 20 },
  { order: byId, limit: 20, skip: 5_000 },
  { order: [{ column: 'id', descending: true }], limit: 20, after: [numberedId(300)] },
  { order: bySeen, limit: 20, skip: 30 },
  { order: bySeen, limit: 20, after: ['2026-07-05T08:00:00.000Z', numberedId(100)] },
  { order: [{ column: 'dnsName', descending: true }, ...byId], limit: 20, after: ['pc-4', numberedId(1)] },
  { order: [{ column: 'firstSeen', descending: false }, { column: 'dnsName', descending: false }, ...byId], limit: 20 },
];
