/** How every store lists devices. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeviceCondition, DeviceQuery, ListedDevice } from '../../src/store/device-list.ts';
import type { DeviceStore } from '../../src/store/store.ts';
import type { OpenEmpty } from '../store-contract.ts';
import { inventoryOf, machineId, monday, numberedId, tuesday, wednesday } from './things-to-store.ts';

const all: DeviceCondition = { kind: 'constant', value: true };
const byId = [{ column: 'id', descending: false }] as const;
const days = [monday, tuesday, wednesday] as const;

export function describeDeviceList(open: OpenEmpty): void {
  test('a list tells of each device what its row has, those of a tenant alone', async () => {
    const { devices } = (await open()).store;
    await devices.save('contoso', inventoryOf({ computerDnsName: 'PC-7.Contoso.com' }), monday);
    await devices.save('fabrikam', inventoryOf({ id: machineId('b') }), monday);
    await devices.save('contoso', inventoryOf({ computerDnsName: 'PC-7.Contoso.com' }), tuesday);
    await devices.changeTags('contoso', machineId('a'), { add: ['VIP'] });
    const expected = {
      id: machineId('a'),
      computerDnsName: 'PC-7.Contoso.com',
      state: await devices.findStateId('contoso', machineId('a')),
      firstSeen: monday,
      lastSeen: tuesday,
      tags: ['VIP'],
      addresses: [],
    };
    assert.deepEqual(await devices.list('contoso', { where: all, order: byId, limit: 10 }), { devices: [expected] });
    assert.deepEqual(await devices.list('nobody', { where: all, order: byId, limit: 10 }), { devices: [] });
    assert.equal((await devices.countListed('contoso', all)).devices, 1);
    assert.equal((await devices.countListed('nobody', all)).devices, 0);
  });

  test('conditions of any kind list the devices that meet them, and count as many', async () => {
    const { devices } = (await open()).store;
    const listed = await saveThirty(devices);
    const states = [listed[0]?.state as number];
    const sets = await devices.tagSets();
    const vip = sets.filter(({ tags }) => tags.includes('vip')).map(({ id }) => id);
    const compare = (column: 'id' | 'dnsName' | 'lastSeen', operator: '=' | '<>' | '<' | '>=', value: string) =>
      ({ kind: 'compare', column, operator, value }) as const;
    const name = compare('dnsName', '=', 'pc-11.contoso.com');
    const nameOf = ({ computerDnsName }: ListedDevice) => computerDnsName.toLowerCase();
    const cases: readonly [DeviceCondition, (device: ListedDevice) => boolean][] = [
      [all, () => true],
      [{ kind: 'constant', value: false }, () => false],
      [name, (device) => nameOf(device) === name.value],
      [{ kind: 'not', of: name }, (device) => nameOf(device) !== name.value],
      [compare('dnsName', '<>', 'pc-11.contoso.com'), (device) => nameOf(device) !== name.value],
      [
        { kind: 'in', column: 'dnsName', values: ['pc-1.contoso.com', 'pc-20.contoso.com', 'x'] },
        (device) => ['pc-1.contoso.com', 'pc-20.contoso.com'].includes(nameOf(device)),
      ],
      [compare('id', '<', numberedId(7)), ({ id }) => id < numberedId(7)],
      [{ kind: 'in', column: 'id', values: [numberedId(3), numberedId(99)] }, ({ id }) => id === numberedId(3)],
      [compare('lastSeen', '>=', tuesday), ({ lastSeen }) => lastSeen >= tuesday],
      [
        { kind: 'match', column: 'dnsName', how: 'startswith', text: 'pc-1' },
        (device) => nameOf(device).startsWith('pc-1'),
      ],
      [
        { kind: 'match', column: 'dnsName', how: 'endswith', text: '7.contoso.com' },
        (device) => /7\.contoso/.test(nameOf(device)),
      ],
      [{ kind: 'match', column: 'dnsName', how: 'contains', text: '-2' }, (device) => nameOf(device).includes('-2')],
      [{ kind: 'match', column: 'dnsName', how: 'contains', text: '%' }, () => false],
      [{ kind: 'match', column: 'dnsName', how: 'endswith', text: '' }, () => true],
      [{ kind: 'match', column: 'id', how: 'endswith', text: 'f' }, ({ id }) => id.endsWith('f')],
      [{ kind: 'states', states }, ({ state }) => states.includes(state)],
      [{ kind: 'not', of: { kind: 'states', states } }, ({ state }) => !states.includes(state)],
      [{ kind: 'states', states: [] }, () => false],
      [{ kind: 'tagSets', tagSets: vip }, ({ tags }) => tags.includes('vip')],
      [{ kind: 'not', of: { kind: 'tagSets', tagSets: vip } }, ({ tags }) => !tags.includes('vip')],
      [
        {
          kind: 'or',
          of: [{ kind: 'and', of: [{ kind: 'tagSets', tagSets: vip }, compare('id', '>=', numberedId(9))] }, name],
        },
        (device) => (device.tags.includes('vip') && device.id >= numberedId(9)) || nameOf(device) === name.value,
      ],
    ];
    for (const [where, meets] of cases) {
      const expected = listed.filter(meets);
      assert.deepEqual(
        (await devices.list('contoso', { where, order: byId, limit: 50 })).devices,
        expected,
        JSON.stringify(where),
      );
      assert.equal((await devices.countListed('contoso', where)).devices, expected.length, JSON.stringify(where));
      const byState = Map.groupBy(expected, ({ state }) => state);
      assert.deepEqual(
        new Map((await devices.countStates('contoso', where)).counts),
        new Map([...byState].map(([state, of]) => [state, of.length])),
        JSON.stringify(where),
      );
    }
  });

  test('pages follow each other by any column, in either direction, and some devices can be passed over', async () => {
    const { devices } = (await open()).store;
    const listed = await saveThirty(devices);
    const values = {
      id: ({ id }: ListedDevice) => id,
      dnsName: (device: ListedDevice) => device.computerDnsName.toLowerCase(),
      firstSeen: (device: ListedDevice) => device.firstSeen,
      lastSeen: (device: ListedDevice) => device.lastSeen,
    };
    for (const [column, value] of Object.entries(values)) {
      for (const descending of [false, true]) {
        const first = { column: column as keyof typeof values, descending };
        const order = column === 'id' ? [first] : [first, { column: 'id', descending } as const];
        const sign = descending ? -1 : 1;
        const key = (device: ListedDevice) => `${value(device)} ${device.id}`;
        const expected = listed.toSorted((a, b) => (key(a) < key(b) ? -sign : sign)).slice(2);
        const placeOf = (device: ListedDevice) => (column === 'id' ? [device.id] : [value(device), device.id]);
        const ids = (await walk(devices, { where: all, order, skip: 2, limit: 7 }, placeOf)).map(({ id }) => id);
        assert.deepEqual(
          ids,
          expected.map(({ id }) => id),
          `${column} ${descending}`,
        );
      }
    }
  });

  test('several columns order one within the other, each in its own direction, page by page', async () => {
    const { devices } = (await open()).store;
    const listed = await saveThirty(devices);
    await devices.saveAll(
      'contoso',
      [inventoryOf({ id: numberedId(31), computerDnsName: 'PC-7.contoso.com' })],
      monday,
    );
    const all31 = [
      ...listed,
      ...(await devices.list('contoso', { where: all, order: byId, limit: 50 })).devices.slice(30),
    ];
    const values = {
      lastSeen: ({ lastSeen }: ListedDevice) => lastSeen,
      dnsName: ({ computerDnsName }: ListedDevice) => computerDnsName.toLowerCase(),
      id: ({ id }: ListedDevice) => id,
    };
    const directions = [false, true];
    const orders = directions.flatMap((seen) =>
      directions.flatMap((name) => directions.map((byId) => [seen, name, byId] as const)),
    );
    for (const [seen, name, byId] of orders) {
      const order = [
        { column: 'lastSeen', descending: seen },
        { column: 'dnsName', descending: name },
        { column: 'id', descending: byId },
      ] as const;
      const placeOf = (device: ListedDevice) => order.map(({ column }) => values[column](device));
      const expected = all31.toSorted((one, other) => {
        const term = order.find(({ column }) => values[column](one) !== values[column](other));
        if (term === undefined) return 0;
        return values[term.column](one) < values[term.column](other) === term.descending ? 1 : -1;
      });
      const met = await walk(devices, { where: all, order, limit: 7 }, placeOf);
      assert.deepEqual(
        met.map(({ id }) => id),
        expected.map(({ id }) => id),
        JSON.stringify(order),
      );
    }
  });

  test('while devices report, come and go, a walk by id meets each that stays once', async () => {
    const { devices } = (await open()).store;
    const listed = await saveThirty(devices);
    let round = 0;
    const ids = await walk(
      devices,
      { where: all, order: byId, limit: 4 },
      ({ id }) => [id],
      async () => {
        round += 1;
        const inventory = inventoryOf({
          osVersion: `10.0.19045.${round}`,
          computerDnsName: `new-${round}.contoso.com`,
        });
        await devices.saveAll(
          'contoso',
          [3, 12, 25].map((number) => ({ ...inventory, id: numberedId(number) })),
          wednesday,
        );
        await devices.save('contoso', { ...inventory, id: numberedId(1_000 * round) }, wednesday);
        await devices.remove('contoso', numberedId(round));
      },
    );
    const met = ids.map(({ id }) => id);
    const staying = listed.map(({ id }) => id).filter((id) => id > numberedId(20));
    assert.deepEqual(
      met.filter((id) => id > numberedId(20) && id < numberedId(1_000)),
      staying,
    );
    assert.equal(new Set(met).size, met.length);
  });

  test('a state is known by its number as soon as a device is in it', async () => {
    const { devices } = (await open()).store;
    assert.deepEqual(await devices.stateIds(), []);
    await saveThirty(devices);
    assert.equal((await devices.stateIds()).length, 5);
    assert.ok((await devices.stateIds()).includes((await devices.findStateId('contoso', numberedId(1))) as number));
  });
}

/** In five states, some tagged; as a list has them, by id. */
async function saveThirty(devices: DeviceStore): Promise<readonly ListedDevice[]> {
  const inventories = Array.from({ length: 30 }, (_, place) =>
    inventoryOf({
      id: numberedId(place + 1),
      computerDnsName: `PC-${place + 1}.contoso.com`,
      osVersion: `10.0.18363.${place % 5}`,
      lastSeen: days[place % 3] as string,
    }),
  );
  await devices.saveAll('contoso', inventories, wednesday);
  await devices.saveAll('fabrikam', inventories, wednesday);
  for (const [number, tags] of [
    [4, ['vip']],
    [9, ['berlin', 'vip']],
    [14, ['berlin']],
  ] as const) {
    await devices.changeTags('contoso', numberedId(number), { add: tags });
  }
  return (await devices.list('contoso', { where: all, order: byId, limit: 100 })).devices;
}

async function walk(
  devices: DeviceStore,
  query: DeviceQuery,
  placeOf: (device: ListedDevice) => readonly string[],
  between: () => Promise<void> = async () => undefined,
): Promise<readonly ListedDevice[]> {
  const met: ListedDevice[] = [];
  for (let next = query; ; ) {
    const { devices: page } = await devices.list('contoso', next);
    met.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < query.limit) return met;
    const { skip: _, ...rest } = next;
    next = { ...rest, after: placeOf(last) };
    await between();
  }
}
