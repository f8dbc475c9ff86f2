/** The feed names a device's update under another product, or another line's under the device's own. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assessState } from '../../test/builders/assessor.ts';
import { catalog } from '../../test/builders/catalog.ts';
import { type DeviceBuilder, device } from '../../test/builders/device.ts';
import type { Catalog } from '../catalog/model.ts';

function missing(known: Catalog, subject: DeviceBuilder): string[] {
  const answer = assessState(known, subject.state, '2030-01-01');
  assert.equal(answer.status, 'assessed', answer.reason ?? '');
  return answer.missing.map(({ id }) => id);
}

describe('products that the feed writes in several ways', () => {
  it('a component is found under every spelling of its Windows', () => {
    const known = catalog()
      .document('2026-Apr')
      .update('9000001')
      .fixes('CVE-2026-1')
      .in('Windows 11 version 26H1 for x64-based Systems', { build: '10.0.28000.1836' })
      .update('9000002')
      .fixes('CVE-2026-2')
      .in('Microsoft .NET Framework 3.5 AND 4.8.1 on Windows 11 Version 26H1 for x64-based Systems')
      .build();
    assert.deepEqual(missing(known, device().build('28000').with('890830', '9000001')), ['9000002']);
  });

  it('Windows 10 20H2 x64 misses what the feed names for 20H2 on 32-bit, under its own name', () => {
    const known = catalog()
      .document('2021-Mar')
      .update('9000001')
      .fixes('CVE-2021-1')
      .in('Windows 10 Version 20H2 for x64-based Systems')
      .document('2022-Jan')
      .update('9000002')
      .fixes('CVE-2022-1')
      .in('Windows 10 Version 20H2 for 32-bit Systems')
      .build();
    const subject = device().build('19042').with('890830', '9000001');
    assert.deepEqual(missing(known, subject), ['9000002']);
    assert.deepEqual(assessState(known, subject.state, '2030-01-01').products, [
      'Windows 10 Version 20H2 for x64-based Systems',
    ]);
  });

  it('Windows RT 8.1 is Windows 8.1 on ARM', () => {
    const known = catalog()
      .document('2019-Jan')
      .update('9000001', { kind: 'monthly-rollup' })
      .fixes('CVE-2019-1')
      .in('Windows RT 8.1')
      .build();
    const tablet = device().on('arm64').but({ osVersion: '6.3.9600' });
    assert.deepEqual(missing(known, tablet.with('890830')), ['9000001']);
  });
});

describe('an update of another line', () => {
  it('under .NET of Windows Server 1709 stands for the line’s own cumulative update of that month', () => {
    const server1709 = 'Windows Server, version 1709 (Server Core Installation)';
    const known = catalog()
      .document('2019-Jan')
      .update('4480978')
      .fixes('CVE-2019-1')
      .in(server1709)
      .update('4480966')
      .fixes('CVE-2019-2')
      .in(`Microsoft .NET Framework 3.5 on ${server1709}`)
      .build();
    const server = device().as('Server Core').build('16299');
    assert.deepEqual(missing(known, server.with('890830')), ['4480978']);
    assert.deepEqual(missing(known, server.with('890830', '4480978')), []);
  });

  it('a Monthly Rollup under Windows Server 2022 stands for the cumulative update of that month', () => {
    const core2022 = 'Windows Server 2022 (Server Core installation)';
    const known = catalog()
      .document('2023-Nov')
      .update('5032198')
      .fixes('CVE-2023-1')
      .in(core2022, { build: '10.0.20348.2113' })
      .update('5032247', { kind: 'monthly-rollup' })
      .fixes('CVE-2024-21315')
      .in(`Microsoft Defender for Endpoint for Windows on ${core2022}`)
      .build();
    const server = device().as('Server Core');
    assert.deepEqual(missing(known, server.build('20348.2113').with('890830')), []);
    assert.deepEqual(missing(known, server.build('20348.1').with('890830')), ['5032198']);
  });

  it('with the build of its own line stands for the cumulative update of that month', () => {
    const known = catalog()
      .document('2027-Jan')
      .update('9000001')
      .fixes('CVE-2027-1')
      .in('Windows 11 Version 22H2 for x64-based Systems', { build: '10.0.22621.9001' })
      .in('Windows 11 Version 24H2 for x64-based Systems', { build: '10.0.22621.9001' })
      .update('9000002')
      .fixes('CVE-2027-2')
      .in('Windows 11 Version 24H2 for x64-based Systems', { build: '10.0.26100.9002' })
      .build();
    assert.deepEqual(missing(known, device().build('26100.9001')), ['9000002']);
    assert.deepEqual(missing(known, device().build('26100.9002')), []);
  });

  it('named for Internet Explorer after the line’s support had ended, gives no row', () => {
    const known = catalog()
      .document('2020-Dec')
      .update('4592449')
      .fixes('CVE-2020-1')
      .in('Windows 10 Version 1903 for x64-based Systems')
      .document('2021-Mar')
      .update('5000808')
      .fixes('CVE-2021-1')
      .in('Internet Explorer 11 on Windows 10 Version 1903 for x64-based Systems')
      .build();
    assert.deepEqual(missing(known, device().build('18362.1256').with('890830')), []);
  });
});
