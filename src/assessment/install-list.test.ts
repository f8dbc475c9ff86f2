import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assessState } from '../../test/builders/assessor.ts';
import { catalog } from '../../test/builders/catalog.ts';
import { type DeviceBuilder, device } from '../../test/builders/device.ts';
import type { Catalog } from '../catalog/model.ts';

const windows7 = 'Windows 7 for x64-based Systems Service Pack 1';
const server2022 = 'Windows Server 2022';

function install(known: Catalog, subject: DeviceBuilder): readonly (readonly string[])[] {
  return assessState(known, subject.state, '2030-01-01').install.map(({ id, replaces }) => [id, ...replaces]);
}

describe('the install list', () => {
  it('leaves out what an earlier update of the same train supersedes', () => {
    const known = catalog()
      .document('2018-Mar')
      .update('9000001')
      .fixes('CVE-2018-1')
      .in(windows7)
      .document('2018-Apr')
      .update('9000002', { kind: 'monthly-rollup', supersedes: ['9000001'] })
      .fixes('CVE-2018-2')
      .in(windows7)
      .document('2018-May')
      .update('9000003', { kind: 'monthly-rollup' })
      .fixes('CVE-2018-3')
      .in(windows7)
      .build();
    const seven = device().but({ osVersion: '6.1.7601' }).with('890830');
    assert.deepEqual(install(known, seven), [['9000003', '9000001', '9000002']]);
  });

  const hotpatched = catalog()
    .document('2027-Feb')
    .update('9000001', { kind: 'hotpatch' })
    .fixes('CVE-2027-1')
    .in(server2022, { build: '10.0.20348.9015' })
    .document('2027-Apr')
    .update('9000002')
    .fixes('CVE-2027-2')
    .in(server2022, { build: '10.0.20348.9030' })
    .build();
  const server = device().as('Server').but({ hotpatch: true });

  it('leaves out a hotpatch below the build of a cumulative update on it', () => {
    assert.deepEqual(install(hotpatched, server.build('20348').with('890830')), [['9000002', '9000001']]);
  });

  it('a hotpatch below an installed cumulative update is not missing, though no revision is reported', () => {
    assert.deepEqual(install(hotpatched, server.build('20348').with('890830', '9000002')), []);
  });
});
