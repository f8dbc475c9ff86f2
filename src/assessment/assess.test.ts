/** Which products of the catalogue a device is, and what is answered when nobody can tell. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { catalog } from '../../test/builders/catalog.ts';
import { type DeviceBuilder, device } from '../../test/builders/device.ts';
import { assess, expectMissing } from '../../test/builders/expectations.ts';
import { threeMonths } from '../../test/builders/three-months.ts';

const win24h2 = 'Windows 11 Version 24H2 for x64-based Systems';

describe('what cannot be told', () => {
  const cases: readonly (readonly [string, DeviceBuilder, RegExp])[] = [
    ['a build that nobody knows', device().build('25999.1'), /Build 25999 .* nearest lines are .*25398.* and .*26100/],
    [
      'a build that the catalogue has no product for',
      device().build('17763.1'),
      /names no product for Windows 10 1809/,
    ],
    ['no version', device(), /does not report the version/],
    ['a version that is none', device().but({ osVersion: '10' }), /"10" is not a Windows version/],
    ['neither revision nor updates', device().build('19045'), /neither a revision of the build nor installed updates/],
    [
      'no revision, and an update newer than the catalogue',
      device().build('19045').with('9999999'),
      /KB9999999 is newer/,
    ],
  ];
  for (const [what, subject, reason] of cases) {
    it(`${what} gives status unknown with the reason`, () => {
      const answer = assess(threeMonths, subject);
      assert.equal(answer.status, 'unknown');
      assert.match(answer.reason ?? '', reason);
      assert.deepEqual(answer.missing, []);
    });
  }

  it('a build that only the feed knows works on the day', () => {
    const known = catalog()
      .document('2027-Jan')
      .update('9000001')
      .fixes('CVE-2027-1')
      .in('Windows 11 Version 27H2 for x64-based Systems', { build: '10.0.29000.50' })
      .build();
    expectMissing(assess(known, device().build('29000.49')), ['9000001']);
    expectMissing(assess(known, device().build('29000.50')), []);
  });

  it('a Windows with a name that nobody knows works on the day', () => {
    const twelve = 'Windows 12 Version 27H2 for x64-based Systems';
    const known = catalog()
      .document('2027-Jan')
      .update('9000001')
      .fixes('CVE-2027-1')
      .in(twelve, { build: '10.0.29000.50' })
      .update('9000002')
      .fixes('CVE-2027-2')
      .in(`Microsoft .NET Framework 3.5 AND 4.8.1 on ${twelve}`)
      .build();
    const answer = assess(known, device().build('29000.49').with('890830').but({ osName: 'Microsoft Windows 12 Pro' }));
    expectMissing(answer, ['9000001', '9000002']);
    assert.deepEqual(answer.missing[0]?.productsNames, ['windows_12']);
  });
});

describe('applicability', () => {
  const known = catalog()
    .document('2027-Jan')
    .update('9000001')
    .fixes('CVE-2027-1')
    .in('Windows 10 Version 1809 for x64-based Systems', { build: '10.0.17763.9001' })
    .in('Windows Server 2019', { build: '10.0.17763.9001' })
    .update('9000002')
    .fixes('CVE-2027-2')
    .in('Windows Server 2019 (Server Core installation)', { build: '10.0.17763.9002' })
    .build();

  it('the installation type decides between client, server and Server Core of one build', () => {
    const products = (subject: DeviceBuilder) => assess(known, subject.build('17763.1')).products;
    assert.deepEqual(products(device()), ['Windows 10 Version 1809 for x64-based Systems']);
    assert.deepEqual(products(device().as('Server')), ['Windows Server 2019']);
    assert.deepEqual(products(device().as('Server Core')), ['Windows Server 2019 (Server Core installation)']);
  });

  it('a Windows 11 that calls itself Windows 10 Pro is told by its build', () => {
    const eleven = catalog()
      .document('2027-Jan')
      .update('9000001')
      .fixes('CVE-2027-1')
      .in(win24h2, { build: '10.0.26100.9001' })
      .build();
    const answer = assess(eleven, device().but({ osName: 'Windows 10 Pro' }).build('26100.1'));
    assert.deepEqual(answer.missing[0]?.productsNames, ['windows_11']);
  });

  it('a row that needs Extended Security Updates is marked unless the device has them', () => {
    const subject = device().build('19045.9000');
    assert.equal(assess(threeMonths, subject).missing[0]?.needsEsu, true);
    assert.equal(assess(threeMonths, subject.but({ esu: true })).missing[0]?.needsEsu, undefined);
  });
});
