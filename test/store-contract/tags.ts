/** What every store does with the tags of devices. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OpenEmpty } from '../store-contract.ts';
import { inventoryOf, machineId, monday, tuesday } from './things-to-store.ts';

const id = machineId('a');

export function describeTags(open: OpenEmpty): void {
  test('a device has the tags that it was given, and keeps them through its reports', async () => {
    const { devices } = (await open()).store;
    assert.deepEqual((await devices.save('contoso', inventoryOf({}), monday)).device.tags, []);
    const tagged = await devices.changeTags('contoso', id, { add: ['VIP', 'Berlin'] });
    assert.deepEqual(tagged?.tags, ['Berlin', 'VIP']);
    assert.deepEqual(tagged, await devices.find('contoso', id));
    assert.deepEqual(
      (await devices.save('contoso', inventoryOf({ osVersion: '10.0.18363.719' }), tuesday)).device.tags,
      ['Berlin', 'VIP'],
    );
    await devices.saveAll('contoso', [inventoryOf({ osVersion: '10.0.18363.720' })], tuesday);
    assert.deepEqual((await devices.findByDnsName('contoso', 'pc-7.contoso.com'))?.tags, ['Berlin', 'VIP']);
  });

  test('a tag is the same in any case: it is there once, as it was given first, and goes by any of its spellings', async () => {
    const { devices } = (await open()).store;
    await devices.save('contoso', inventoryOf({}), monday);
    await devices.changeTags('contoso', id, { add: ['VIP'] });
    assert.deepEqual((await devices.changeTags('contoso', id, { add: ['vip', 'Straße'] }))?.tags, ['Straße', 'VIP']);
    assert.deepEqual((await devices.changeTags('contoso', id, { remove: ['Vip', 'never given'] }))?.tags, ['Straße']);
    assert.deepEqual((await devices.changeTags('contoso', id, { remove: ['straße'] }))?.tags, []);
  });

  test('tags are of one device of one tenant, and go with it', async () => {
    const { devices } = (await open()).store;
    for (const tenant of ['contoso', 'fabrikam']) {
      await devices.saveAll(tenant, [inventoryOf({}), inventoryOf({ id: machineId('b') })], monday);
    }
    await devices.changeTags('contoso', id, { add: ['VIP'] });
    assert.deepEqual((await devices.find('fabrikam', id))?.tags, []);
    assert.deepEqual((await devices.find('contoso', machineId('b')))?.tags, []);
    await devices.remove('contoso', id);
    assert.deepEqual((await devices.save('contoso', inventoryOf({}), tuesday)).device.tags, []);
    assert.equal(await devices.changeTags('contoso', machineId('c'), { add: ['VIP'] }), undefined);
    assert.equal(await devices.changeTags('nobody', id, { add: ['VIP'] }), undefined);
  });

  test('a hundred tags of two hundred characters are kept, one more is refused', async () => {
    const { devices } = (await open()).store;
    await devices.save('contoso', inventoryOf({}), monday);
    const many = Array.from({ length: 100 }, (_, place) => `${place} '"\n`.padEnd(200, 'ß'));
    assert.deepEqual((await devices.changeTags('contoso', id, { add: many }))?.tags, many.toSorted());
    await assert.rejects(devices.changeTags('contoso', id, { add: ['one more'] }), {
      code: 'InvalidInput',
      message: /would have 101 tags; it may have 100/,
    });
    assert.deepEqual((await devices.find('contoso', id))?.tags.length, 100);
  });

  test('a set of tags goes when no device has it any more', async () => {
    const { devices, upkeep } = (await open()).store;
    await devices.saveAll('contoso', [inventoryOf({}), inventoryOf({ id: machineId('b') })], monday);
    await devices.changeTags('contoso', id, { add: ['VIP'] });
    await devices.changeTags('contoso', machineId('b'), { add: ['VIP'] });
    await devices.changeTags('contoso', id, { add: ['Berlin'] });
    assert.equal(await upkeep.removeUnusedTagSets(), 0);
    await devices.remove('contoso', machineId('b'));
    assert.equal(await upkeep.removeUnusedTagSets(), 1);
    assert.deepEqual(await devices.tagSets().then((sets) => sets.map(({ tags }) => tags)), [['Berlin', 'VIP']]);
    assert.deepEqual((await devices.find('contoso', id))?.tags, ['Berlin', 'VIP']);
    assert.deepEqual((await devices.changeTags('contoso', id, { remove: ['Berlin'] }))?.tags, ['VIP']);
  });

  test('of tags that are given at the same time none is lost', async () => {
    const { devices } = (await open()).store;
    await devices.save('contoso', inventoryOf({}), monday);
    const tags = ['1', '2', '3', '4', '5'];
    await Promise.all(tags.map((tag) => devices.changeTags('contoso', id, { add: [tag] })));
    assert.deepEqual((await devices.find('contoso', id))?.tags, tags);
  });
}
