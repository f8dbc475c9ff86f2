/** What every store does with the times that devices tell, and with lists in any order. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KbNumber } from '../../src/brand.ts';
import type { Store } from '../../src/store/store.ts';
import type { OpenEmpty } from '../store-contract.ts';
import { inventoryOf, machineId, monday, tuesday, wednesday } from './things-to-store.ts';

export function describeTimes(open: OpenEmpty): void {
  test('an inventory that was seen earlier than the one that is stored changes nothing', async () => {
    const { store } = await open();
    await store.devices.save('contoso', inventoryOf({ osVersion: '10.0.18363.719', lastSeen: tuesday }), wednesday);
    const late = inventoryOf({ osVersion: '10.0.18363.657', lastSeen: monday });
    const { device, created } = await store.devices.save('contoso', late, wednesday);
    assert.equal(created, false);
    assert.equal(device.inventory.osVersion, '10.0.18363.719');
    assert.deepEqual(await store.devices.find('contoso', machineId('a')), device);
    assert.deepEqual(await store.devices.saveAll('contoso', [late], wednesday), {
      created: 0,
      replaced: 0,
      outdated: 1,
    });
    assert.equal((await store.history.read('contoso', machineId('a'))).length, 1);
  });

  test('a device that says it was seen in the future was seen now', async () => {
    const { store } = await open();
    const { device } = await store.devices.save('contoso', inventoryOf({ lastSeen: wednesday }), monday);
    assert.equal(device.lastSeen, monday);
    const again = await store.devices.save('contoso', inventoryOf({ osVersion: '10.0.18363.719' }), tuesday);
    assert.equal(again.device.inventory.osVersion, '10.0.18363.719');
  });

  test('a device that does not say when it was seen is seen now, also by a server whose clock is behind', async () => {
    const { store } = await open();
    await store.devices.save('contoso', inventoryOf({}), tuesday);
    const newer = inventoryOf({ osVersion: '10.0.18363.719' });
    const { device } = await store.devices.save('contoso', newer, monday);
    assert.deepEqual([device.inventory.osVersion, device.lastSeen], ['10.0.18363.719', tuesday]);
    const intervals = await store.history.read('contoso', machineId('a'));
    assert.deepEqual(
      intervals.map(({ from }) => from),
      [tuesday, tuesday],
    );
    const ahead = inventoryOf({ osVersion: '10.0.18363.720', lastSeen: wednesday });
    assert.equal((await store.devices.save('contoso', ahead, monday)).device.inventory.osVersion, '10.0.18363.720');
  });

  test('a device that says the same again later was seen later, and one that says a little else has said it', async () => {
    const { store } = await open();
    const at = '2026-07-07T08:00:00.347Z';
    const beside = inventoryOf({ id: machineId('b'), computerDnsName: 'pc-8', lastSeen: at });
    await store.devices.saveAll('contoso', [inventoryOf({ lastSeen: at }), beside], wednesday);
    const again = [inventoryOf({ lastSeen: at }), { ...beside, lastSeen: '2026-07-07T08:00:00.349Z' }];
    const counts = { created: 0, replaced: 2, outdated: 0 };
    assert.deepEqual(await store.devices.saveAll('contoso', again, wednesday), counts);
    assert.equal((await store.devices.find('contoso', machineId('a')))?.lastSeen, at);
    assert.equal((await store.devices.find('contoso', machineId('b')))?.lastSeen, '2026-07-07T08:00:00.349Z');
    const other = { ...beside, software: [{ name: 'Git' }], lastSeen: wednesday };
    assert.deepEqual(
      await store.devices.saveAll('contoso', [inventoryOf({ lastSeen: wednesday }), other], wednesday),
      counts,
    );
    const [a, b] = await Promise.all(['a', 'b'].map((digit) => store.devices.find('contoso', machineId(digit))));
    assert.deepEqual([a?.lastSeen, b?.lastSeen, b?.firstSeen], [wednesday, wednesday, at]);
    assert.deepEqual(b?.inventory.software, [{ name: 'Git' }]);
    assert.equal((await store.history.read('contoso', machineId('a'))).length, 1);
    const renamed = inventoryOf({ computerDnsName: 'pc-70', lastSeen: wednesday });
    await store.devices.saveAll('contoso', [renamed], wednesday);
    assert.equal((await store.devices.findByDnsName('contoso', 'pc-70'))?.inventory.id, machineId('a'));
  });

  test('of many that save one device at once, the inventory that was seen last stands', async () => {
    const { store, reopen } = await open();
    const stores = [store, await reopen(), await reopen()];
    const times = Array.from({ length: 30 }, (_, hour) =>
      new Date(Date.parse(monday) + hour * 3_600_000).toISOString(),
    );
    const shuffled = times.map((time, place) => times[(place * 7) % times.length] ?? time);
    await Promise.all(
      shuffled.map((lastSeen, place) => {
        const inventory = inventoryOf({ lastSeen, osVersion: `10.0.18363.${times.indexOf(lastSeen)}` });
        return (stores[place % stores.length] as Store).devices.save('contoso', inventory, wednesday);
      }),
    );
    const device = await store.devices.find('contoso', machineId('a'));
    assert.deepEqual([device?.lastSeen, device?.inventory.osVersion], [times.at(-1), '10.0.18363.29']);
    assert.equal((await store.history.read('contoso', machineId('a'))).at(-1)?.state, device?.state);
  });

  test('devices with lists in another order keep their order and share their state', async () => {
    const { store } = await open();
    const sorted = inventoryOf({ installedKbs: ['4532693', '4540673'] as KbNumber[] });
    const other = inventoryOf({ id: machineId('b'), installedKbs: ['4540673', '4532693'] as KbNumber[] });
    await store.devices.saveAll('contoso', [sorted, other], monday);
    const devices = await Promise.all([machineId('a'), machineId('b')].map((id) => store.devices.find('contoso', id)));
    assert.deepEqual(
      devices.map((device) => device?.inventory),
      [sorted, other],
    );
    assert.equal(devices[0]?.state, devices[1]?.state);
  });
}
