/** What goes from every store in time. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patchStateOf } from '../../src/assessment/patch-state.ts';
import type { OpenEmpty } from '../store-contract.ts';
import { inventoryOf, machineId, monday, tuesday, wednesday } from './things-to-store.ts';

export function describeUpkeep(open: OpenEmpty): void {
  test('a removed device is gone with its history, and may come back as a new one', async () => {
    const { store } = await open();
    await store.devices.save('contoso', inventoryOf({}), monday);
    await store.devices.save('fabrikam', inventoryOf({}), monday);
    assert.equal(await store.devices.remove('contoso', machineId('a')), true);
    assert.equal(await store.devices.find('contoso', machineId('a')), undefined);
    assert.equal(await store.devices.findStateId('contoso', machineId('a')), undefined);
    assert.deepEqual(await store.history.read('contoso', machineId('a')), []);
    assert.equal(await store.devices.remove('contoso', machineId('a')), false);
    assert.equal(await store.devices.remove('nobody', machineId('a')), false);
    assert.ok(await store.devices.find('fabrikam', machineId('a')));
    assert.equal((await store.devices.save('contoso', inventoryOf({}), tuesday)).created, true);
  });

  test('devices that were last seen before a day are removed, of every tenant', async () => {
    const { store } = await open();
    await store.devices.saveAll('contoso', [inventoryOf({}), inventoryOf({ id: machineId('b') })], monday);
    await store.devices.save('contoso', inventoryOf({ id: machineId('b') }), wednesday);
    await store.devices.save('fabrikam', inventoryOf({}), monday);
    assert.equal(await store.upkeep.removeUnseen(tuesday), 2);
    assert.equal(await store.devices.findStateId('contoso', machineId('a')), undefined);
    assert.ok(await store.devices.findStateId('contoso', machineId('b')));
    assert.equal(await store.devices.find('fabrikam', machineId('a')), undefined);
    assert.equal(await store.upkeep.removeUnseen(tuesday), 0);
  });

  test('a state stays while a device is in it or was in it, and goes when nobody has put it since', async () => {
    const { store, reopen } = await open();
    const { device } = await store.devices.save('contoso', inventoryOf({}), monday);
    await store.devices.save('contoso', inventoryOf({ osVersion: '10.0.18363.719' }), wednesday);
    assert.equal(await store.upkeep.removeUnusedStates(inDays(1)), 0);
    assert.ok(await store.devices.readState(device.state));
    assert.equal(await store.upkeep.trimHistories(tuesday), 0);
    assert.equal(await store.upkeep.trimHistories(wednesday), 1);
    assert.equal((await store.history.read('contoso', machineId('a'))).length, 1);
    assert.equal(await store.upkeep.removeUnusedStates(inDays(-1)), 0);
    assert.equal(await store.upkeep.removeUnusedStates(inDays(1)), 1);
    await assert.rejects(store.devices.readState(device.state), { code: 'StoreUnavailable' });
    // This one remembers no state that was put before.
    const later = await reopen();
    const back = await later.devices.save('contoso', inventoryOf({}), wednesday);
    assert.notEqual(back.device.state, device.state);
    assert.deepEqual(await store.devices.readState(back.device.state), patchStateOf(inventoryOf({})));
  });

  test('the number of a state that went never comes back', async () => {
    const { store } = await open();
    const versions = ['10.0.18363.657', '10.0.18363.719', '10.0.18363.752', '10.0.18363.778'];
    const numbers = new Set<number>();
    for (const osVersion of versions) {
      numbers.add((await store.devices.save('contoso', inventoryOf({ osVersion }), monday)).device.state);
      await store.devices.remove('contoso', machineId('a'));
      await store.upkeep.removeUnusedStates(inDays(1));
    }
    assert.equal(numbers.size, versions.length);
  });

  test('what no device reports beside its state any more goes, unless somebody has put it since', async () => {
    const { store } = await open();
    const software = [{ name: 'Tool', version: '1', vendor: 'Maker' }];
    await store.devices.saveAll(
      'contoso',
      [inventoryOf({ software }), inventoryOf({ id: machineId('b'), software })],
      monday,
    );
    await store.devices.save('contoso', inventoryOf({}), tuesday);
    assert.equal(await store.upkeep.removeUnusedDetails(inDays(1)), 0);
    await store.devices.remove('contoso', machineId('b'));
    assert.equal(await store.upkeep.removeUnusedDetails(inDays(-1)), 0);
    assert.equal(await store.upkeep.removeUnusedDetails(inDays(1)), 1);
    assert.deepEqual((await store.devices.find('contoso', machineId('a')))?.inventory, inventoryOf({}));
  });

  test('work of one name is done by one at a time where servers are on several hosts', async () => {
    const { store, reopen } = await open();
    const other = await reopen();
    let inside: boolean | undefined;
    const did = await store.runAlone('upkeep', async () => {
      inside = await other.runAlone('upkeep', async () => undefined);
      assert.equal(await other.runAlone('other', async () => undefined), true);
    });
    assert.deepEqual([did, inside], [true, !store.capabilities.sharedBetweenHosts]);
    assert.equal(await other.runAlone('upkeep', async () => undefined), true);
  });
}

/** By the database's clock. */
function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}
