/** What every store does with what it cannot do: `KnownError` StoreUnavailable, and nothing half done. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OpenEmpty } from '../store-contract.ts';
import { applicationOf, inventoryOf, machineId, monday, numberedId, tuesday } from './things-to-store.ts';

const failed = { code: 'StoreUnavailable' };

export function describeFailures(open: OpenEmpty): void {
  test('a batch that the database refuses in its middle saves nothing, and the next one is saved', async () => {
    const { store, refuseDevices } = await open();
    await refuseDevices('refused.contoso.com');
    const first = inventoryOf({ id: numberedId(1) });
    const refused = inventoryOf({ id: numberedId(2), computerDnsName: 'refused.contoso.com' });
    await assert.rejects(store.devices.saveAll('contoso', [first, refused, inventoryOf({})], monday), failed);
    assert.equal(await store.devices.find('contoso', first.id), undefined);
    assert.equal(await store.devices.findStateId('contoso', first.id), undefined);
    assert.deepEqual(await store.devices.saveAll('contoso', [first], monday), { created: 1, replaced: 0, outdated: 0 });
    assert.equal((await store.devices.find('contoso', first.id))?.firstSeen, monday);
  });

  test('a tenant whose first device was refused never sees what another tenant saved since', async () => {
    const { store, refuseDevices } = await open();
    await refuseDevices('refused.contoso.com');
    const refused = inventoryOf({ computerDnsName: 'refused.contoso.com' });
    await assert.rejects(store.devices.save('contoso', refused, monday), failed);
    await store.devices.save('fabrikam', inventoryOf({}), monday);
    assert.equal(await store.devices.findStateId('contoso', machineId('a')), undefined);
    assert.equal((await store.devices.save('contoso', inventoryOf({}), monday)).created, true);
  });

  test('a device whose new inventory is refused stays as it was', async () => {
    const { store, refuseDevices } = await open();
    const { device } = await store.devices.save('contoso', inventoryOf({}), monday);
    await refuseDevices('refused.contoso.com');
    const refused = inventoryOf({ computerDnsName: 'refused.contoso.com', osVersion: '10.0.1.1' });
    await assert.rejects(store.devices.save('contoso', refused, tuesday), failed);
    assert.deepEqual(await store.devices.find('contoso', machineId('a')), device);
    assert.equal(await store.devices.findStateId('contoso', machineId('a')), device.state);
  });

  test('an inventory that cannot be stored at all harms none beside it', async () => {
    const { store } = await open();
    const broken = { ...inventoryOf({ id: machineId('b') }), computerDnsName: undefined } as never;
    await assert.rejects(store.devices.saveAll('contoso', [inventoryOf({}), broken], monday));
    assert.equal(await store.devices.find('contoso', machineId('a')), undefined);
    await store.devices.save('contoso', inventoryOf({}), monday);
    assert.ok(await store.devices.find('contoso', machineId('a')));
  });

  test('a patch state that is not there is a failure of the store', async () => {
    const { store } = await open();
    await assert.rejects(store.devices.readState(4711), { ...failed, message: /no patch state number 4711/ });
  });

  test('a second application of one client id is refused, and the first one stands', async () => {
    const { store } = await open();
    await store.applications.add(applicationOf('app-1', 'contoso', monday));
    await assert.rejects(store.applications.add(applicationOf('app-1', 'fabrikam', tuesday)), failed);
    assert.deepEqual(await store.applications.list(), [applicationOf('app-1', 'contoso', monday)]);
  });

  test('a second signing key of one id is refused, and the first one stands', async () => {
    const { store } = await open();
    const key = { kid: 'a', privateJwk: '{}', created: monday };
    await store.signingKeys.add(key);
    await assert.rejects(store.signingKeys.add({ ...key, created: tuesday }), failed);
    assert.deepEqual(await store.signingKeys.list(), [key]);
  });

  test('a store is ready, and whole', async () => {
    const { store } = await open();
    await store.devices.save('contoso', inventoryOf({}), monday);
    await store.ping();
    assert.equal(await store.check(60_000), 'whole');
  });

  test('a store that was closed says of every question that it failed', async () => {
    const { store } = await open();
    const { device } = await store.devices.save('contoso', inventoryOf({}), monday);
    assert.ok(await store.devices.findStateId('contoso', machineId('a')));
    await store.close();
    const { devices, history, upkeep, catalogs, applications, signingKeys } = store;
    const catalog = { number: 1, version: 'aa', format: 6, published: monday };
    const questions = {
      ping: () => store.ping(),
      save: () => devices.save('contoso', inventoryOf({}), monday),
      saveAll: () => devices.saveAll('contoso', [inventoryOf({})], monday),
      find: () => devices.find('contoso', machineId('a')),
      findByDnsName: () => devices.findByDnsName('contoso', 'pc-7.contoso.com'),
      findStateId: () => devices.findStateId('contoso', machineId('a')),
      readState: () => devices.readState(device.state),
      countGroups: () => devices.countGroups('contoso'),
      remove: () => devices.remove('contoso', machineId('a')),
      history: () => history.read('contoso', machineId('a')),
      histories: () => history.each('contoso')[Symbol.asyncIterator]().next(),
      load: () => history.load('contoso', 1e6),
      figures: () =>
        store.figures.keepFirst(
          'contoso',
          { question: 'q', day: '2020-01-01' },
          { figures: '{}', catalogVersion: 'aa', told: monday },
        ),
      removeUnseen: () => upkeep.removeUnseen(monday),
      trimHistories: () => upkeep.trimHistories(monday),
      removeUnusedStates: () => upkeep.removeUnusedStates(monday),
      removeUnusedDetails: () => upkeep.removeUnusedDetails(monday),
      removeCatalogs: () => upkeep.removeCatalogs(monday),
      publish: () => catalogs.publish({ version: 'aa', format: 6, bytes: Buffer.alloc(1) }, monday, undefined),
      publishAgain: () => catalogs.publish({ version: 'aa', format: 6, bytes: Buffer.alloc(1) }, monday, catalog),
      newest: () => catalogs.newest(),
      at: () => catalogs.at(monday),
      readCatalog: () => catalogs.read(catalog),
      addApplication: () => applications.add(applicationOf('app-1', 'contoso', monday)),
      findApplication: () => applications.find('app-1'),
      listApplications: () => applications.list(),
      revoke: () => applications.revoke('app-1', monday),
      replaceSecrets: () => applications.replaceSecrets('app-1', [], []),
      tenantExists: () => applications.tenantExists('contoso'),
      addKey: () => signingKeys.add({ kid: 'a', privateJwk: '{}', created: monday }),
      listKeys: () => signingKeys.list(),
      beginSync: () => store.syncs.begin('catalogue', 'a', '{}', 1),
      listSyncs: () => store.syncs.list(),
    };
    for (const [name, ask] of Object.entries(questions)) await assert.rejects(ask, failed, name);
  });
}
