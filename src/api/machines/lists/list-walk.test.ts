import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { contoso, deviceOf, startTestServer, type TestServer } from '../../../../test/builders/server.ts';
import type { MachineId } from '../../../brand.ts';
import type { ListedDevice } from '../../../store/device-list.ts';
import { MachinePages } from './machine-pages.ts';

const seen = ['2020-04-10T08:00:00.000Z', '2020-04-11T08:00:00.000Z', '2020-04-11T09:00:00.000Z'] as const;
/** Of the first two times more than are read at once. */
const devices = Array.from({ length: 2_400 }, (_, place) =>
  deviceOf({
    id: ((place * 7_919) % 65_521).toString(16).padStart(40, '0') as MachineId,
    computerDnsName: `pc-${place % 40}`,
    osVersion: `10.0.18363.${place % 3}`,
    osProcessor: place % 5 === 0 ? 'x86' : 'x64',
    lastSeen: seen[place % 100 === 0 ? 2 : place % 2] as string,
  }),
);

describe('devices that are alike in what orders first', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
    await server.store.devices.saveAll(contoso, devices, seen[2]);
  });
  after(() => server.close());

  test('are put into the order of what follows, however many there are', async () => {
    const pages = new MachinePages(server.store.devices);
    for (const [first, second, third] of [
      ['lastSeen', 'osVersion', 'computerDnsName'],
      ['lastSeen', 'osProcessor', 'osVersion'],
      ['lastSeen', 'computerDnsName', 'osVersion'],
      ['osProcessor', 'lastSeen', 'osVersion'],
    ] as const) {
      const orders = [
        { property: first, descending: true },
        { property: second, descending: false },
        { property: third, descending: true },
      ];
      const keyOf = (inventory: (typeof devices)[number]) => [inventory[first], inventory[second], inventory[third]];
      const expected = devices.toSorted((one, other) => {
        const [a, b] = [keyOf(one), keyOf(other)];
        const place = a.findIndex((value, at) => value !== b[at]);
        if (place < 0) return one.id < other.id ? 1 : -1;
        return (String(a[place]) < String(b[place]) ? -1 : 1) * (orders[place]?.descending ? -1 : 1);
      });
      for (const [skip, pageSize] of [
        [0, 700],
        [1_100, 10_000],
      ] as const) {
        const met: ListedDevice[] = [];
        let skipToken: string | undefined;
        do {
          const asked = { orders, skip, pageSize, ...(skipToken !== undefined && { skipToken }) };
          const page = await pages.read(contoso, asked, '');
          met.push(...page.devices);
          skipToken = page.next && Buffer.from(JSON.stringify([page.next.values, page.next.id])).toString('base64url');
        } while (skipToken !== undefined);
        assert.deepEqual(
          met.map(({ id }) => id),
          expected.slice(skip).map(({ id }) => id),
          `${first}, ${second}, ${third} behind ${skip}`,
        );
      }
    }
  });
});
