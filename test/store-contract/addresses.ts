/** What every store does with the addresses of devices. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeviceCondition } from '../../src/store/device-list.ts';
import type { OpenEmpty } from '../store-contract.ts';
import { inventoryOf, machineId, monday, tuesday, wednesday } from './things-to-store.ts';

const byId = [{ column: 'id', descending: false }] as const;

export function describeAddresses(open: OpenEmpty): void {
  test('devices are found by their main address and by any that they have; those without one by none', async () => {
    const { devices } = (await open()).store;
    const addresses: Readonly<Record<string, readonly string[]>> = {
      a: ['192.0.2.7', '2001:db8::7'],
      b: ['192.0.2.77'],
      c: ['192.0.2.8', '192.0.2.7'],
      d: [],
    };
    const inventories = Object.entries(addresses).map(([digit, ipAddresses]) =>
      inventoryOf({ id: machineId(digit), ...(ipAddresses.length > 0 && { ipAddresses }) }),
    );
    await devices.saveAll('contoso', inventories, monday);
    const main = (operator: '=' | '<>' | '>', value: string): DeviceCondition => ({
      kind: 'compare',
      column: 'mainAddress',
      operator,
      value,
    });
    const found: readonly [DeviceCondition, string][] = [
      [main('=', '192.0.2.7'), 'a'],
      [main('<>', '192.0.2.7'), 'bcd'],
      [{ kind: 'not', of: main('=', '192.0.2.7') }, 'bcd'],
      [{ kind: 'not', of: main('>', '192.0.2.7') }, 'ad'],
      [{ kind: 'match', column: 'mainAddress', how: 'startswith', text: '192.0.2.7' }, 'ab'],
      [{ kind: 'match', column: 'mainAddress', how: 'contains', text: '' }, 'abc'],
      [{ kind: 'address', value: '192.0.2.7' }, 'ac'],
      [{ kind: 'address', value: '2001:db8::7' }, 'a'],
      [{ kind: 'address' }, 'abc'],
      [{ kind: 'not', of: { kind: 'address', value: '192.0.2.7' } }, 'bd'],
    ];
    for (const [where, expected] of found) {
      const { devices: listed } = await devices.list('contoso', { where, order: byId, limit: 9 });
      assert.equal(listed.map(({ id }) => id[0]).join(''), expected, JSON.stringify(where));
      assert.deepEqual(
        listed.map(({ addresses }) => addresses),
        [...expected].map((digit) => addresses[digit]),
      );
    }
    // An alike device has a state of its own only where its state differs.
    assert.equal((await devices.countGroups('contoso')).length, 1);
  });

  test('addresses are the last ones that were told, and no address is one too', async () => {
    const { devices } = (await open()).store;
    const told = inventoryOf({ ipAddresses: ['192.0.2.7', 'fe80::1'] });
    assert.deepEqual((await devices.save('contoso', told, monday)).device.inventory, told);
    await devices.saveAll('contoso', [inventoryOf({ ipAddresses: ['192.0.2.8'] })], tuesday);
    assert.deepEqual((await devices.find('contoso', machineId('a')))?.inventory.ipAddresses, ['192.0.2.8']);
    await devices.save('contoso', inventoryOf({}), wednesday);
    assert.equal((await devices.find('contoso', machineId('a')))?.inventory.ipAddresses, undefined);
  });
}
