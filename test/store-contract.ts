/** What every store must do, whatever database is below it. Each database's test file runs it with its own way to open one. */

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { patchStateOf } from '../src/assessment/patch-state.ts';
import type { KbNumber, MachineId } from '../src/brand.ts';
import type { Inventory } from '../src/inventory/model.ts';
import type { Application, Store } from '../src/store/store.ts';

const monday = '2026-07-06T08:00:00.000Z';
const tuesday = '2026-07-07T08:00:00.000Z';

/** `openEmpty` gives a store that holds nothing; `reopen` another connection to the same one. */
export function describeStore(name: string, openEmpty: () => Promise<{ store: Store; reopen: () => Promise<Store> }>) {
  describe(`store on ${name}`, async () => {
    const opened: Store[] = [];
    const open = async () => {
      const { store, reopen } = await openEmpty();
      opened.push(store);
      return {
        store,
        reopen: async () => {
          const again = await reopen();
          opened.push(again);
          return again;
        },
      };
    };
    after(async () => {
      for (const store of opened) await store.close();
    });

    describeDevices(open);
    describeApplications(open);
    describeSigningKeys(open);
  });
}

type Open = () => Promise<{ store: Store; reopen: () => Promise<Store> }>;

function describeDevices(open: Open) {
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

  test('of two devices with one DNS name the one that was seen last is found', async () => {
    const { store } = await open();
    await store.devices.save('contoso', inventoryOf({ id: machineId('a'), lastSeen: tuesday }), tuesday);
    await store.devices.save('contoso', inventoryOf({ id: machineId('b'), lastSeen: monday }), tuesday);
    assert.equal((await store.devices.findByDnsName('contoso', 'pc-7.contoso.com'))?.inventory.id, machineId('a'));
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

  test('saving many devices counts those that are new, and the later of two inventories of one device stands', async () => {
    const { store } = await open();
    await store.devices.save('contoso', inventoryOf({ id: machineId('a') }), monday);
    const many = [
      inventoryOf({ id: machineId('a'), osVersion: '10.0.1.1' }),
      inventoryOf({ id: machineId('b'), osVersion: '10.0.1.1' }),
      inventoryOf({ id: machineId('b'), osVersion: '10.0.1.2' }),
    ];
    assert.deepEqual(await store.devices.saveAll('contoso', many, tuesday), { created: 1 });
    assert.equal((await store.devices.find('contoso', machineId('b')))?.inventory.osVersion, '10.0.1.2');
  });

  test('saving many devices saves none when one of them cannot be saved', async () => {
    const { store } = await open();
    const broken = { ...inventoryOf({ id: machineId('b') }), computerDnsName: undefined } as unknown as Inventory;
    await assert.rejects(store.devices.saveAll('contoso', [inventoryOf({}), broken], monday));
    assert.equal(await store.devices.find('contoso', machineId('a')), undefined);
    await store.devices.save('contoso', inventoryOf({}), monday);
    assert.ok(await store.devices.find('contoso', machineId('a')));
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

function describeApplications(open: Open) {
  test('an application is found by its client id, and its tenant exists from then on', async () => {
    const { store } = await open();
    assert.equal(await store.applications.tenantExists('contoso'), false);
    await store.applications.add(applicationOf('app-1', 'contoso', monday));
    assert.deepEqual(await store.applications.find('app-1'), applicationOf('app-1', 'contoso', monday));
    assert.equal(await store.applications.find('app-2'), undefined);
    assert.equal(await store.applications.tenantExists('contoso'), true);
  });

  test('an application with a certificate has no secret', async () => {
    const { store } = await open();
    const { secretHash: _, ...application } = applicationOf('app-1', 'contoso', monday);
    await store.applications.add({ ...application, certificate: '-----BEGIN CERTIFICATE-----' });
    const found = await store.applications.find('app-1');
    assert.deepEqual(found, { ...application, certificate: '-----BEGIN CERTIFICATE-----' });
  });

  test('applications are listed oldest first, of one tenant or of all', async () => {
    const { store } = await open();
    await store.applications.add(applicationOf('young', 'contoso', tuesday));
    await store.applications.add(applicationOf('old', 'contoso', monday));
    await store.applications.add(applicationOf('foreign', 'fabrikam', monday));
    const idsOf = (list: readonly Application[]) => list.map(({ clientId }) => clientId);
    assert.deepEqual(idsOf(await store.applications.list('contoso')), ['old', 'young']);
    assert.deepEqual(idsOf(await store.applications.list()), ['foreign', 'old', 'young']);
  });

  test('a revoked application keeps the date of its first revocation', async () => {
    const { store } = await open();
    await store.applications.add(applicationOf('app-1', 'contoso', monday));
    assert.equal(await store.applications.revoke('app-1', tuesday), true);
    assert.equal(await store.applications.revoke('app-1', '2027-01-01T00:00:00.000Z'), true);
    assert.equal((await store.applications.find('app-1'))?.revoked, tuesday);
    assert.equal(await store.applications.revoke('nobody', tuesday), false);
  });
}

function describeSigningKeys(open: Open) {
  test('signing keys are listed newest first', async () => {
    const { store } = await open();
    assert.deepEqual(await store.signingKeys.list(), []);
    const old = { kid: 'a', privateJwk: '{}', created: monday };
    const young = { kid: 'b', privateJwk: '{}', created: tuesday };
    await store.signingKeys.add(old);
    await store.signingKeys.add(young);
    assert.deepEqual(await store.signingKeys.list(), [young, old]);
  });
}

function machineId(digit: string): MachineId {
  return digit.repeat(40) as MachineId;
}

function inventoryOf(fields: Partial<Inventory>): Inventory {
  return { id: machineId('a'), computerDnsName: 'pc-7.contoso.com', osVersion: '10.0.18363.657', ...fields };
}

function applicationOf(clientId: string, tenant: string, created: string): Application {
  return { clientId, tenant, name: 'tests', roles: ['Software.Read.All'], secretHash: 'scrypt$…', created };
}
