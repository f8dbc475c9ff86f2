/** What every store knows of the past of a device. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MachineId } from '../../src/brand.ts';
import { unpackHistory } from '../../src/store/device-history.ts';
import { walkPages } from '../../src/store/past-devices.ts';
import type { OpenEmpty } from '../store-contract.ts';
import { inventoryOf, machineId, monday, tuesday, wednesday } from './things-to-store.ts';

export function describeHistory(open: OpenEmpty): void {
  test('a history has an interval for each state that a device was in, and none for a report that changed nothing', async () => {
    const { store } = await open();
    const before = await store.devices.save('contoso', inventoryOf({}), monday);
    await store.devices.save('contoso', inventoryOf({}), tuesday);
    const after = await store.devices.save('contoso', inventoryOf({ osVersion: '10.0.18363.719' }), wednesday);
    assert.deepEqual(await store.history.read('contoso', machineId('a')), [
      { state: before.device.state, from: monday, to: wednesday },
      { state: after.device.state, from: wednesday },
    ]);
    assert.deepEqual(await store.history.read('fabrikam', machineId('a')), []);
    assert.deepEqual(await store.history.read('contoso', machineId('b')), []);
  });

  test('the histories of a tenant come in the order of the ids, none of another tenant among them', async () => {
    const { store } = await open();
    const ids = ['c', 'a', 'b'].map(machineId);
    await store.devices.saveAll(
      'contoso',
      ids.map((id) => inventoryOf({ id })),
      monday,
    );
    await store.devices.save('fabrikam', inventoryOf({ id: machineId('d') }), monday);
    const seen: MachineId[] = [];
    for await (const { id, history } of store.history.each('contoso')) {
      seen.push(id);
      assert.deepEqual(unpackHistory(history), await store.history.read('contoso', id));
    }
    assert.deepEqual(seen, ['a', 'b', 'c'].map(machineId));
    const behind: MachineId[] = [];
    for await (const { id } of store.history.each('contoso', machineId('a'))) behind.push(id);
    assert.deepEqual(behind, ['b', 'c'].map(machineId));
    const loaded = (await store.history.load('contoso', 1e6)) ?? [];
    assert.deepEqual(await walkPages(loaded).find(anyState(await store.devices.stateIds())), seen);
    assert.equal(await store.history.load('contoso', 10), undefined);
    assert.equal(await store.history.load('contoso', 10, loaded), undefined);
    assert.deepEqual(await store.history.load('nobody', 1e6), []);
    for await (const _ of store.history.each('nobody')) assert.fail('a tenant without devices has a history');
  });

  test('histories that are loaded again are in the same memory as long as they are the same', async () => {
    const { store } = await open();
    const find = async (pages: readonly SharedArrayBuffer[]) =>
      walkPages(pages).find(anyState(await store.devices.stateIds()));
    await store.devices.save('contoso', inventoryOf({ id: machineId('a') }), monday);
    const loaded = (await store.history.load('contoso', 1e6)) ?? [];
    const again = (await store.history.load('contoso', 1e6, loaded)) ?? [];
    await store.devices.save('contoso', inventoryOf({ id: machineId('b') }), monday);
    const changed = (await store.history.load('contoso', 1e6, again)) ?? [];
    assert.deepEqual(await find(again), [machineId('a')]);
    assert.deepEqual(await find(changed), [machineId('a'), machineId('b')]);
    // Of no devices: seen there where it is the same memory.
    for (const page of loaded) new Uint8Array(page).fill(0);
    assert.deepEqual(await find(again), []);
    assert.deepEqual(await find(changed), [machineId('a'), machineId('b')]);
  });
}

const anyState = (states: readonly number[]) => ({ states: new Set(states), second: 2 ** 32 - 1, limit: 100 });
