/** What every store does with devices and their patch states. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { patchStateOf } from '../../src/assessment/patch-state.ts';
import type { KbNumber } from '../../src/brand.ts';
import type { OpenEmpty } from '../store-contract.ts';
import { inventoryOf, machineId, monday, tuesday, wednesday } from './things-to-store.ts';

export function describeDevices(open: OpenEmpty): void {
  test('a saved device is found by its id and by its DNS name in any case', async () => {
    const { store } = await open();
    const inventory = inventoryOf({ computerDnsName: 'PC-7.contoso.com' });
    await store.devices.save('contoso', inventory, monday);
    const byId = await store.devices.find('contoso', inventory.id);
    assert.deepEqual(byId?.inventory, inventory);
    assert.equal(byId?.firstSeen, monday);
    assert.equal(byId?.lastSeen, monday);
    assert.deepEqual(await store.devices.findByDnsName('contoso', 'pc-7.CONTOSO.com'), byId);
  });

  test('saving gives the device as it is found from then on, and whether it is new', async () => {
    const { store } = await open();
    const created = await store.devices.save('contoso', inventoryOf({}), monday);
    assert.deepEqual(created.device, await store.devices.find('contoso', machineId('a')));
    assert.equal(created.created, true);
    const replaced = await store.devices.save('contoso', inventoryOf({ osVersion: '10.0.18363.719' }), tuesday);
    assert.deepEqual(replaced.device, await store.devices.find('contoso', machineId('a')));
    assert.equal(replaced.created, false);
    assert.equal(replaced.device.firstSeen, monday);
    assert.notEqual(replaced.device.state, created.device.state);
    assert.equal(replaced.device.state, await store.devices.findStateId('contoso', machineId('a')));
  });

  test('an inventory is kept as it came: every field, every script, any length', async () => {
    const { store } = await open();
    const inventories = [
      inventoryOf({ computerDnsName: '東京-パソコン.example', osName: 'Microsoft Windows 11 专业版 \u{1F600}' }),
      inventoryOf({ computerDnsName: "o'brien\\%_--;", osName: '"; DROP TABLE devices; \u0000' }),
      inventoryOf({
        osProcessor: 'arm64',
        installationType: 'Server',
        osEdition: 'ServerStandard',
        installedKbs: [],
      }),
      inventoryOf({
        installedKbs: Array.from({ length: 50_000 }, (_, place) => String(4_000_000 + place) as KbNumber),
      }),
    ];
    for (const inventory of inventories) {
      const { device } = await store.devices.save('contoso', inventory, monday);
      assert.deepEqual(device.inventory, inventory);
      assert.deepEqual((await store.devices.find('contoso', inventory.id))?.inventory, inventory);
      const name = inventory.computerDnsName.toUpperCase();
      assert.deepEqual((await store.devices.findByDnsName('contoso', name))?.inventory, inventory);
      assert.deepEqual(await store.devices.readState(device.state), patchStateOf(inventory));
    }
  });

  test('a device of another tenant does not exist', async () => {
    const { store } = await open();
    const inventory = inventoryOf({});
    await store.devices.save('contoso', inventory, monday);
    await store.devices.save('fabrikam', inventoryOf({ id: machineId('b'), computerDnsName: 'pc-9' }), monday);
    assert.equal(await store.devices.find('fabrikam', inventory.id), undefined);
    assert.equal(await store.devices.findByDnsName('fabrikam', inventory.computerDnsName), undefined);
    assert.equal(await store.devices.findStateId('fabrikam', inventory.id), undefined);
    assert.equal(await store.devices.findStateId('nobody', inventory.id), undefined);
  });

  test('the same machine id in two tenants is two devices', async () => {
    const { store } = await open();
    await store.devices.save('contoso', inventoryOf({ osVersion: '10.0.18363.657' }), monday);
    const second = await store.devices.save('fabrikam', inventoryOf({ osVersion: '10.0.19045.1' }), monday);
    assert.equal(second.created, true);
    assert.equal((await store.devices.find('contoso', machineId('a')))?.inventory.osVersion, '10.0.18363.657');
    assert.equal((await store.devices.find('fabrikam', machineId('a')))?.inventory.osVersion, '10.0.19045.1');
  });

  test('a saved device replaces its old inventory and keeps the day it was first seen', async () => {
    const { store } = await open();
    await store.devices.save('contoso', inventoryOf({ osVersion: '10.0.18363.657' }), monday);
    const newer = inventoryOf({ osVersion: '10.0.18363.719', computerDnsName: 'pc-8.contoso.com' });
    assert.equal((await store.devices.save('contoso', newer, tuesday)).created, false);
    const device = await store.devices.find('contoso', newer.id);
    assert.deepEqual(device?.inventory, newer);
    assert.equal(device?.firstSeen, monday);
    assert.equal(device?.lastSeen, tuesday);
    assert.equal(await store.devices.findByDnsName('contoso', 'pc-7.contoso.com'), undefined);
  });

  test('a device that says when it was seen is believed', async () => {
    const { store } = await open();
    await store.devices.save('contoso', inventoryOf({ lastSeen: monday }), tuesday);
    const device = await store.devices.find('contoso', machineId('a'));
    assert.equal(device?.firstSeen, monday);
    assert.equal(device?.lastSeen, monday);
  });

  test('of two devices with one DNS name the one that was seen last is found, else the one with the lower id', async () => {
    const { store } = await open();
    await store.devices.save('contoso', inventoryOf({ id: machineId('a'), lastSeen: tuesday }), tuesday);
    await store.devices.save('contoso', inventoryOf({ id: machineId('b'), lastSeen: monday }), tuesday);
    const found = async () => (await store.devices.findByDnsName('contoso', 'pc-7.contoso.com'))?.inventory.id;
    assert.equal(await found(), machineId('a'));
    await store.devices.save('contoso', inventoryOf({ id: machineId('c'), lastSeen: tuesday }), tuesday);
    assert.equal(await found(), machineId('a'));
    await store.devices.save('contoso', inventoryOf({ id: machineId('b'), lastSeen: wednesday }), wednesday);
    assert.equal(await found(), machineId('b'));
  });

  test('devices that are alike share one patch state, also across tenants', async () => {
    const { store } = await open();
    const first = inventoryOf({ id: machineId('a'), installedKbs: ['4532693' as KbNumber] });
    const twin = inventoryOf({ id: machineId('b'), computerDnsName: 'pc-9', installedKbs: ['4532693' as KbNumber] });
    const other = inventoryOf({ id: machineId('c'), installedKbs: [] });
    await store.devices.saveAll('contoso', [first, other], monday);
    await store.devices.save('fabrikam', twin, monday);
    const state = await store.devices.findStateId('contoso', first.id);
    assert.ok(state !== undefined);
    assert.equal(await store.devices.findStateId('fabrikam', twin.id), state);
    assert.notEqual(await store.devices.findStateId('contoso', other.id), state);
    assert.deepEqual(await store.devices.readState(state), patchStateOf(first));
    assert.equal((await store.devices.find('contoso', first.id))?.state, state);
  });

  test('many states are read at once, those that are gone left out', async () => {
    const { store } = await open();
    const inventories = ['10.0.1.1', '10.0.1.2'].map((osVersion, place) =>
      inventoryOf({ id: machineId(String(place)), osVersion }),
    );
    await store.devices.saveAll('contoso', inventories, monday);
    const ids = await Promise.all(inventories.map(({ id }) => store.devices.findStateId('contoso', id)));
    const texts = await store.devices.readStateTexts([...(ids as number[]), 4711]);
    assert.deepEqual(
      ids.map((id) => JSON.parse(texts.get(id as number) ?? '')),
      inventories.map(patchStateOf),
    );
    assert.equal(texts.size, 2);
    assert.equal((await store.devices.readStateTexts([])).size, 0);
  });

  test('a device that has changed is in its new state at once', async () => {
    const { store } = await open();
    await store.devices.save('contoso', inventoryOf({ installedKbs: [] }), monday);
    const before = await store.devices.findStateId('contoso', machineId('a'));
    await store.devices.save('contoso', inventoryOf({ installedKbs: ['4532693' as KbNumber] }), tuesday);
    const after = await store.devices.findStateId('contoso', machineId('a'));
    assert.notEqual(after, before);
    await store.devices.saveAll('contoso', [inventoryOf({ installedKbs: [] })], tuesday);
    assert.equal(await store.devices.findStateId('contoso', machineId('a')), before);
  });

  test('a state that is recalled is the one that is found', async (t) => {
    const { devices } = (await open()).store;
    if (devices.recallStateId === undefined) return t.diagnostic('this store recalls none');
    for (const installedKbs of [[], ['4532693' as KbNumber]]) {
      await devices.save('contoso', inventoryOf({ installedKbs }), monday);
      const found = await devices.findStateId('contoso', machineId('a'));
      assert.ok([found, undefined].includes(devices.recallStateId('contoso', machineId('a'))));
      assert.equal(devices.recallStateId('fabrikam', machineId('a')), undefined);
      assert.equal(devices.recallStateId('contoso', machineId('b')), undefined);
    }
  });

  test('saving many devices counts those that are new, and the later of two inventories of one device stands', async () => {
    const { store } = await open();
    await store.devices.save('contoso', inventoryOf({ id: machineId('a') }), monday);
    const many = [
      inventoryOf({ id: machineId('a'), osVersion: '10.0.1.1' }),
      inventoryOf({ id: machineId('b'), osVersion: '10.0.1.1' }),
      inventoryOf({ id: machineId('b'), osVersion: '10.0.1.2' }),
    ];
    assert.deepEqual(await store.devices.saveAll('contoso', many, tuesday), { created: 1, replaced: 1, outdated: 1 });
    assert.equal((await store.devices.find('contoso', machineId('b')))?.inventory.osVersion, '10.0.1.2');
  });

  test('a tenant has devices from the first one on until the last one is removed', async () => {
    const { store } = await open();
    assert.equal(await store.devices.any('contoso'), false);
    await store.devices.save('contoso', inventoryOf({}), monday);
    assert.equal(await store.devices.any('contoso'), true);
    assert.equal(await store.devices.any('fabrikam'), false);
    await store.devices.remove('contoso', machineId('a'));
    assert.equal(await store.devices.any('contoso'), false);
  });

  test('devices of all tenants are counted, and their states, those of the past among them', async () => {
    const { store } = await open();
    await store.devices.save('contoso', inventoryOf({}), monday);
    await store.devices.save('fabrikam', inventoryOf({}), monday);
    await store.devices.save('contoso', inventoryOf({ osVersion: '10.0.18363.719' }), tuesday);
    assert.deepEqual(await store.count(), { devices: 2, states: 2 });
  });

  test('a batch of none is saved', async () => {
    const { store } = await open();
    assert.deepEqual(await store.devices.saveAll('contoso', [], monday), { created: 0, replaced: 0, outdated: 0 });
  });

  test('another connection sees what was saved', async () => {
    const { store, reopen } = await open();
    const other = await reopen();
    assert.equal(await other.devices.findStateId('contoso', machineId('a')), undefined);
    await store.devices.save('contoso', inventoryOf({ osVersion: '10.0.1000.1' }), monday);
    await setTimeout(other.capabilities.otherWritersSeenAfterMs + 50);
    assert.ok(await other.devices.findStateId('contoso', machineId('a')));
    await store.devices.save('contoso', inventoryOf({}), monday);
    await setTimeout(other.capabilities.otherWritersSeenAfterMs + 50);
    assert.equal(
      await other.devices.findStateId('contoso', machineId('a')),
      await store.devices.findStateId('contoso', machineId('a')),
    );
    assert.ok(await other.devices.find('contoso', machineId('a')));
  });
}
