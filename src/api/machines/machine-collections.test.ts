/** What one machine has open, over a small fleet. */

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { askerOf, machines, metadata, startDefenderFleet } from '../../../test/builders/defender-fleet.ts';
import {
  internetExplorer,
  recommendation,
  vulnerabilitiesContext,
  vulnerability,
  windows,
} from '../../../test/builders/defender-rows.ts';
import { contoso, deviceOf, fabrikam } from '../../../test/builders/server.ts';
import { roles } from '../../access/roles.ts';
import type { MachineId } from '../../brand.ts';

const server = await startDefenderFleet();
const { ask, refused } = await askerOf(server);
after(() => server.close());

describe("Defender's collections of a machine", () => {
  test('of a machine, list what is open on it and what it has, with figures of the whole fleet', async () => {
    const of = `/machines/${machines[0]}`;
    const vulnerabilities = await ask(`${of}/vulnerabilities`);
    assert.equal(vulnerabilities['@odata.context'], vulnerabilitiesContext);
    assert.equal(vulnerabilities.value.length, 4);
    assert.deepEqual(vulnerabilities.value[2], vulnerability);
    assert.deepEqual(await ask(`${of}/software`), {
      '@odata.context': `${metadata}#Software`,
      value: [internetExplorer, windows],
    });
    assert.deepEqual((await ask(`${of}/recommendations`)).value[1], recommendation);
    const patched = `/machines/${machines[3]}`;
    assert.deepEqual((await ask(`${patched}/vulnerabilities`)).value, []);
    assert.deepEqual((await ask(`${patched}/recommendations`)).value, []);
    assert.equal((await ask(`${patched}/software`)).value.length, 2);
  });

  test('know a machine as soon as it has reported, and none of another tenant', async () => {
    const id = '9'.repeat(40) as MachineId;
    await refused(`/machines/${id}/vulnerabilities`, 404, 'ResourceNotFound');
    await server.store.devices.save(contoso, deviceOf({ id, osName: 'Microsoft Windows 10 Education' }), '2020-04-13');
    assert.equal((await ask(`/machines/${id}/vulnerabilities`)).value.length, 4);
    await server.store.devices.remove(contoso, id);
    for (const list of ['vulnerabilities', 'software', 'recommendations', 'alerts', 'logonusers']) {
      await refused(`/machines/${'e'.repeat(40)}/${list}`, 404, 'ResourceNotFound');
      await refused(`/machines/pc-a/${list}`, 400, 'InvalidInput');
    }
  });

  test('say why nothing can be told of a machine that cannot be judged, since an empty list means that nothing is open', async () => {
    const id = '8'.repeat(40) as MachineId;
    await server.store.devices.save(fabrikam, deviceOf({ id, osVersion: '10.0.99999.1' }), '2020-04-13');
    const other = await server.token(roles, fabrikam);
    for (const list of ['vulnerabilities', 'software', 'recommendations']) {
      const answer = await server.get(`/api/machines/${id}/${list}`, other);
      assert.equal(answer.statusCode, 404);
      assert.match(answer.json().error.message, new RegExp(`^The ${list} of machine ${id} cannot be told: .+\\.$`));
    }
  });
});
