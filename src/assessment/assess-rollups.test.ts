import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assessState } from '../../test/builders/assessor.ts';
import { catalog } from '../../test/builders/catalog.ts';
import { type DeviceBuilder, device } from '../../test/builders/device.ts';
import type { Catalog } from '../catalog/model.ts';

const windows7 = 'Windows 7 for x64-based Systems Service Pack 1';
const ie11 = `Internet Explorer 11 on ${windows7}`;
const dotNet35 = `Microsoft .NET Framework 3.5.1 on ${windows7}`;
const dotNet48 = `Microsoft .NET Framework 4.8 on ${windows7}`;
const today = '2019-12-31';

const seven = device().but({ osName: 'Microsoft Windows 7 Enterprise', osVersion: '6.1.7601' });

function missing(known: Catalog, subject: DeviceBuilder): string[] {
  const answer = assessState(known, subject.state, today);
  assert.equal(answer.status, 'assessed', answer.reason ?? '');
  return answer.missing.map(({ id }) => id);
}

function install(known: Catalog, subject: DeviceBuilder): string[] {
  return assessState(known, subject.state, today).install.map(({ id }) => id);
}

/** Two months, each with a Monthly Rollup, a Security Only and an IE Cumulative update. */
const months = catalog()
  .document('2019-Jan')
  .update('9000001', { kind: 'monthly-rollup' })
  .fixes('CVE-2019-1')
  .in(windows7)
  .fixes('CVE-2019-2')
  .in(ie11)
  .update('9000002', { kind: 'security-only', supersedes: ['9000009'] })
  .fixes('CVE-2019-1')
  .in(windows7)
  .update('9000003', { kind: 'ie-cumulative' })
  .fixes('CVE-2019-2')
  .in(ie11)
  .document('2019-Feb')
  .update('9000011', { kind: 'monthly-rollup' })
  .fixes('CVE-2019-11')
  .in(windows7)
  .fixes('CVE-2019-12')
  .in(ie11)
  .update('9000012', { kind: 'security-only' })
  .fixes('CVE-2019-11')
  .in(windows7)
  .update('9000013', { kind: 'ie-cumulative' })
  .fixes('CVE-2019-12')
  .in(ie11)
  .document('2018-Dec')
  .update('9000009')
  .fixes('CVE-2018-9')
  .in(windows7)
  .build();

describe('Windows 7 to Server 2012 R2', () => {
  it('a pair belongs to the Monthly Rollup before Security Only and IE Cumulative', () => {
    assert.deepEqual(missing(months, seven.with('890830')), ['9000011', '9000001', '9000009']);
    assert.deepEqual(install(months, seven.with('890830')), ['9000011']);
  });

  it('a Monthly Rollup reaches the ones before it', () => {
    assert.deepEqual(missing(months, seven.with('9000011')), []);
  });

  it('a preview reaches the Monthly Rollups before it', () => {
    const withPreview = catalog()
      .document('2019-Jan')
      .update('9000001', { kind: 'monthly-rollup' })
      .fixes('CVE-2019-1')
      .in(windows7)
      .document('2019-Feb')
      .update('9000005', { kind: 'preview' })
      .fixes('CVE-2019-5')
      .in(windows7)
      .build();
    assert.deepEqual(missing(withPreview, seven.with('9000005')), []);
    assert.deepEqual(missing(withPreview, seven.with('9000001')), []);
  });

  it('a Security Only update closes its own month alone', () => {
    assert.deepEqual(missing(months, seven.with('9000012')), ['9000001', '9000011', '9000009']);
    const [rollup] = assessState(months, seven.with('9000012').state, today).missing.filter(
      ({ id }) => id === '9000011',
    );
    assert.deepEqual(rollup?.cves, { internet_explorer: ['CVE-2019-12'] });
  });

  it('Security Only and IE Cumulative of a month together close it', () => {
    const answer = missing(months, seven.with('9000002', '9000003', '9000012', '9000013'));
    assert.deepEqual(answer, []);
  });

  it('what the Security Only of a month supersedes, its Monthly Rollup supersedes too', () => {
    assert.ok(!missing(months, seven.with('9000001')).includes('9000009'));
  });

  it('.NET 4 is not there on Windows 7 unless the inventory says so', () => {
    const known = catalog()
      .document('2019-Feb')
      .update('9000001', { kind: 'monthly-rollup' })
      .fixes('CVE-2019-1')
      .in(dotNet35)
      .update('9000002', { kind: 'monthly-rollup' })
      .fixes('CVE-2019-1')
      .in(dotNet48)
      .document('2020-Feb')
      .update('9000003', { kind: 'monthly-rollup' })
      .fixes('CVE-2020-1')
      .in(windows7)
      .build();
    assert.deepEqual(missing(known, seven.with('890830')), ['9000001']);
    assert.deepEqual(missing(known, seven.with('890830').but({ dotNetRelease: 528049 })), ['9000001', '9000002']);
  });

  const unsupported: readonly (readonly [string, RegExp])[] = [
    ['6.1.7600', /Service Pack 1 only/],
    ['6.0.6001', /Service Pack 2 only/],
    ['5.1.2600', /older than the feed/],
  ];
  for (const [osVersion, reason] of unsupported) {
    it(`${osVersion} is known and not supported, which is said`, () => {
      const answer = assessState(months, seven.but({ osVersion }).with('890830').state, today);
      assert.equal(answer.status, 'unsupported');
      assert.match(answer.reason ?? '', reason);
    });
  }

  it('updates that need Extended Security Updates are marked', () => {
    const known = catalog()
      .document('2019-Dec')
      .update('9000001', { kind: 'monthly-rollup' })
      .fixes('CVE-2019-1')
      .in(windows7)
      .document('2020-Feb')
      .update('9000002', { kind: 'monthly-rollup' })
      .fixes('CVE-2020-1')
      .in(windows7)
      .build();
    const rows = assessState(known, seven.with('890830').state, '2020-03-01').missing;
    assert.deepEqual(
      rows.map(({ id, needsEsu }) => [id, needsEsu ?? false]),
      [
        ['9000002', true],
        ['9000001', false],
      ],
    );
  });
});

describe('editions of Windows Server', () => {
  const cases: readonly (readonly [string, string, DeviceBuilder])[] = [
    ['1709', 'Windows Server, version 1709 (Server Core Installation)', device().as('Server Core').build('16299.1')],
    ['20H2', 'Windows Server, version 20H2 (Server Core Installation)', device().as('Server').build('19042.1')],
    ['23H2', 'Windows Server 2022, 23H2 Edition (Server Core installation)', device().as('Server').build('25398.1')],
    [
      '2022 Azure Edition',
      'Windows Server 2022',
      device().but({ osName: 'Microsoft Windows Server 2022 Datacenter Azure Edition' }).as('Server').build('20348.1'),
    ],
    [
      'Azure Stack HCI',
      'Azure Stack HCI OS 22H2',
      device().but({ osName: 'Microsoft Azure Stack HCI' }).as('Server Core').build('20349.1'),
    ],
    [
      '2012 R2',
      'Windows Server 2012 R2',
      device().but({ osName: 'Microsoft Windows Server 2012 R2 Standard' }).as('Server').build('6.3.9600'),
    ],
    [
      '2008',
      'Windows Server 2008 for x64-based Systems Service Pack 2',
      device().but({ osName: 'Microsoft Windows Server 2008' }).as('Server').build('6.0.6003'),
    ],
  ];
  for (const [edition, product, subject] of cases) {
    it(`${edition} is ${product}`, () => {
      const known = catalog().document('2019-Jan').update('9000001').fixes('CVE-2019-1').in(product).build();
      const answer = assessState(known, subject.with('890830').state, today);
      assert.deepEqual([answer.reason, answer.products], [undefined, [product]]);
    });
  }
});
