/** What every store does when several connections work on it at once. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patchStateOf } from '../../src/assessment/patch-state.ts';
import type { KbNumber } from '../../src/brand.ts';
import type { Store } from '../../src/store/store.ts';
import type { OpenEmpty } from '../store-contract.ts';
import { applicationOf, inventoryOf, machineId, monday, numberedId, tuesday } from './things-to-store.ts';

export function describeConcurrency(open: OpenEmpty): void {
  async function openSeveral(count: number): Promise<readonly [Store, ...Store[]]> {
    const { store, reopen } = await open();
    const others: Store[] = [];
    while (others.length < count - 1) others.push(await reopen());
    return [store, ...others];
  }

  test('of connections that save one new device at once, one creates it and the others replace it', async () => {
    const stores = await openSeveral(4);
    const saved = await Promise.all(
      stores.map(({ devices }, place) =>
        devices.save('contoso', inventoryOf({ osVersion: `10.0.1.${place}` }), monday),
      ),
    );
    assert.equal(saved.filter(({ created }) => created).length, 1);
    const device = await stores[0].devices.find('contoso', machineId('a'));
    assert.ok(saved.some((other) => other.device.inventory.osVersion === device?.inventory.osVersion));
  });

  test('connections that meet one new patch state at once store it once', async () => {
    const stores = await openSeveral(4);
    const saved = await Promise.all(
      stores.map(({ devices }, place) =>
        devices.save(`tenant-${place}`, inventoryOf({ id: numberedId(place) }), monday),
      ),
    );
    assert.equal(new Set(saved.map(({ device }) => device.state)).size, 1);
  });

  test('of batches that meet, in whatever order of devices, one stands whole', async () => {
    const stores = await openSeveral(2);
    const batches = ['10.0.1.1', '10.0.1.2'].map((osVersion) =>
      Array.from({ length: 50 }, (_, place) => inventoryOf({ id: numberedId(place), osVersion })),
    );
    const counts = await Promise.all([
      stores[0].devices.saveAll('contoso', batches[0] ?? [], monday),
      stores.at(-1)?.devices.saveAll('contoso', batches[1]?.toReversed() ?? [], monday),
    ]);
    assert.deepEqual(counts.map((count) => count?.created).sort(), [0, 50]);
    const versions = new Set<string | undefined>();
    for (let place = 0; place < 50; place += 1) {
      versions.add((await stores[0].devices.find('contoso', numberedId(place)))?.inventory.osVersion);
    }
    assert.equal(versions.size, 1);
  });

  test('a device is found whole while it changes: its state is the state of its inventory', async () => {
    const [writer, reader] = (await openSeveral(2)) as readonly [Store, Store];
    await writer.devices.save('contoso', inventoryOf({}), monday);
    const changing = (async () => {
      for (let change = 0; change < 40; change += 1) {
        const installedKbs = [String(4_500_000 + change) as KbNumber];
        await writer.devices.save('contoso', inventoryOf({ installedKbs }), monday);
      }
      return 'done';
    })();
    while ((await Promise.race([changing, Promise.resolve('under way')])) !== 'done') {
      const device = await reader.devices.find('contoso', machineId('a'));
      assert.ok(device);
      assert.deepEqual(await reader.devices.readState(device.state), patchStateOf(device.inventory));
    }
  });

  test('many ask one connection at once, and each gets its own answer', async () => {
    const { store } = await open();
    const devices = Array.from({ length: 100 }, (_, place) =>
      inventoryOf({ id: numberedId(place), osVersion: `10.0.1.${place}` }),
    );
    await store.devices.saveAll('contoso', devices, monday);
    const found = await Promise.all(devices.map(({ id }) => store.devices.find('contoso', id)));
    const states = await Promise.all(devices.map(({ id }) => store.devices.findStateId('contoso', id)));
    assert.deepEqual(
      found.map((device) => device?.inventory),
      devices,
    );
    assert.deepEqual(
      found.map((device) => device?.state),
      states,
    );
  });

  test('what one connection writes, the others read at once, the look-up of a state apart', async () => {
    const [one, other] = (await openSeveral(2)) as readonly [Store, Store];
    await one.devices.save('contoso', inventoryOf({}), monday);
    assert.ok(await other.devices.find('contoso', machineId('a')));
    await one.applications.add(applicationOf('app-1', 'contoso', monday));
    assert.ok(await other.applications.find('app-1'));
    await other.applications.revoke('app-1', tuesday);
    assert.equal((await one.applications.find('app-1'))?.revoked, tuesday);
    await one.signingKeys.add({ kid: 'a', privateJwk: '{}', created: monday });
    assert.equal((await other.signingKeys.list()).length, 1);
  });

  test('of two revocations at once one date stands, and both know the application', async () => {
    const [one, other] = (await openSeveral(2)) as readonly [Store, Store];
    await one.applications.add(applicationOf('app-1', 'contoso', monday));
    const dates = ['2026-07-08T00:00:00.000Z', '2026-07-09T00:00:00.000Z'] as const;
    const known = await Promise.all([
      one.applications.revoke('app-1', dates[0]),
      other.applications.revoke('app-1', dates[1]),
    ]);
    assert.deepEqual(known, [true, true]);
    const revoked = (await one.applications.find('app-1'))?.revoked;
    assert.ok(revoked === dates[0] || revoked === dates[1]);
    assert.equal((await other.applications.find('app-1'))?.revoked, revoked);
  });
}
