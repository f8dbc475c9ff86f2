/** How every store counts devices by what they share. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OpenEmpty } from '../store-contract.ts';
import { inventoryOf, machineId, monday, tuesday } from './things-to-store.ts';

export function describeDeviceGroups(open: OpenEmpty): void {
  test('devices are counted by their state, those of a tenant alone', async () => {
    const { store } = await open();
    const behind = inventoryOf({});
    const patched = inventoryOf({ id: machineId('b'), osVersion: '10.0.18363.719' });
    await store.devices.saveAll('contoso', [behind, patched, { ...behind, id: machineId('c') }], monday);
    await store.devices.save('fabrikam', { ...behind, id: machineId('d') }, monday);
    const stateOf = async (digit: string) => (await store.devices.findStateId('contoso', machineId(digit))) as number;
    const [first, second] = [await stateOf('a'), await stateOf('b')];
    assert.deepEqual(
      await store.devices.countGroups('contoso'),
      [
        { state: first, tags: [], devices: 2 },
        { state: second, tags: [], devices: 1 },
      ].sort((one, other) => one.state - other.state),
    );
    assert.deepEqual(await store.devices.countGroups('nobody'), []);
  });

  test('devices of one state are counted by their tags', async () => {
    const { store } = await open();
    const ids = ['a', 'b', 'c'].map(machineId);
    const inventories = ids.map((id) => inventoryOf({ id }));
    await store.devices.saveAll('contoso', inventories, monday);
    for (const id of ids.slice(0, 2)) await store.devices.changeTags('contoso', id, { add: ['pilot', 'Berlin'] });
    await store.devices.changeTags('contoso', machineId('c'), { add: ['pilot'], remove: [] });
    await store.devices.changeTags('contoso', machineId('c'), { remove: ['pilot'] });
    const groups = (await store.devices.countGroups('contoso')).map(({ tags, devices }) => ({ tags, devices }));
    assert.deepEqual(
      groups.sort((one, other) => one.devices - other.devices),
      [
        { tags: [], devices: 1 },
        { tags: ['Berlin', 'pilot'], devices: 2 },
      ],
    );
  });

  test('what was acknowledged is counted: a new state, a device that went', async () => {
    const { store } = await open();
    await store.devices.save('contoso', inventoryOf({}), monday);
    const [before] = await store.devices.countGroups('contoso');
    await store.devices.save('contoso', inventoryOf({ osVersion: '10.0.18363.719' }), tuesday);
    const [after, ...others] = await store.devices.countGroups('contoso');
    assert.deepEqual(others, []);
    assert.notEqual(after?.state, before?.state);
    await store.devices.remove('contoso', machineId('a'));
    assert.deepEqual(await store.devices.countGroups('contoso'), []);
  });
}
