/** What is marked as not offered any more once the support of an edition has ended, and what to upgrade to. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { catalog, cves } from '../../test/builders/catalog.ts';
import { type DeviceBuilder, device } from '../../test/builders/device.ts';
import { assess, expectMissing } from '../../test/builders/expectations.ts';
import { describeMarks, installOf } from '../../test/builders/offer-marks.ts';
import type { Assessment } from './model.ts';

const win1809 = 'Windows 10 Version 1809 for x64-based Systems';
const win21h2 = 'Windows 10 Version 21H2 for x64-based Systems';

/** Windows 10 21H2: Home and Pro until 2023-06-13, Enterprise and Education until 2024-06-11, LTSC for years more. */
const years = catalog()
  .document('2023-Jun')
  .update('9000001')
  .fixes('CVE-2023-1')
  .in(win21h2)
  .document('2024-Jun')
  .update('9000002')
  .fixes('CVE-2024-1')
  .in(win21h2)
  .document('2025-Jun')
  .update('9000003')
  .fixes(...cves(2025, 1, 3))
  .in(win21h2)
  .document('2026-Jan')
  .update('9000004')
  .fixes(...cves(2025, 3, 2))
  .in(win21h2)
  .build();
const today = '2026-02-01';
const win10 = device().build('19044').with('890830');

function named(osName: string): DeviceBuilder {
  return win10.but({ osName });
}

function aboutEdition(answer: Assessment): string | undefined {
  return answer.notes.find(({ about }) => about === 'osEdition')?.reason;
}

describe('past the end of support', () => {
  const pro = assess(years, named('Microsoft Windows 10 Pro'), today);

  it('rows stay and are marked with reason and day', () => {
    expectMissing(pro, ['9000003', '9000004', '9000002', '9000001']);
    assert.deepEqual(pro.missing.map(describeMarks), [
      '9000003 ended 2023-06-13',
      '9000004 ended 2023-06-13',
      '9000002 ended 2023-06-13',
      '9000001',
    ]);
    assert.equal(
      pro.missing[0]?.notOffered?.reason,
      'Support of Windows 10 21H2 for Home and Pro ended on 2023-06-13.',
    );
  });

  it('the install list holds the last update that is offered, and beside it what to upgrade to with what that closes', () => {
    assert.deepEqual(installOf(pro), ['9000001', '9000004 ended 2023-06-13']);
    const [offered, ended] = pro.install;
    assert.deepEqual(offered?.replaces, []);
    assert.deepEqual(ended?.replaces, ['9000002', '9000003']);
    assert.deepEqual(ended?.upgradeTo, { release: 'Windows 11 25H2', vulnerabilities: 5 });
    assert.equal(
      ended?.notOffered?.reason,
      'Support of Windows 10 21H2 for Home and Pro ended on 2023-06-13: upgrade to Windows 11 25H2 (or to Windows 10 22H2 with Extended Security Updates), which closes 5 vulnerabilities.',
    );
  });

  it('a device that has the last offered update is offered nothing', () => {
    const answer = assess(years, win10.with('9000001'), today);
    assert.deepEqual(installOf(answer), ['9000004 ended 2023-06-13']);
  });

  it('the upgrade is one that is supported on the day asked', () => {
    const upgradeOn = (day: string) =>
      assess(years, win10, day).install.find(({ upgradeTo }) => upgradeTo)?.upgradeTo?.release;
    assert.equal(upgradeOn('2024-07-01'), 'Windows 10 22H2');
    assert.equal(upgradeOn('2025-11-01'), 'Windows 11 25H2');
  });

  it('updates of the .NET Framework follow the system that they are for', () => {
    const known = catalog()
      .document('2023-Jun')
      .update('9000001')
      .fixes('CVE-2023-1')
      .in(`Microsoft .NET Framework 4.8 on ${win21h2}`)
      .update('9000009')
      .fixes('CVE-2023-9')
      .in(win21h2)
      .document('2024-Jun')
      .update('9000002')
      .fixes('CVE-2024-1')
      .in(`Microsoft .NET Framework 4.8 on ${win21h2}`)
      .build();
    const answer = assess(known, win10.with('9000009'), today);
    assert.deepEqual(installOf(answer), ['9000001', '9000002 ended 2023-06-13']);
  });

  const editions: readonly (readonly [string, DeviceBuilder, readonly string[]])[] = [
    ['Home', named('Microsoft Windows 10 Famille'), ['9000001', '9000004 ended 2023-06-13']],
    ['Pro Education', named('Microsoft Windows 10 Pro Education'), ['9000001', '9000004 ended 2023-06-13']],
    ['Enterprise', named('Microsoft Windows 10 Enterprise'), ['9000002', '9000004 ended 2024-06-11']],
    ['Education', named('Microsoft Windows 10 教育版'), ['9000002', '9000004 ended 2024-06-11']],
    ['IoT Enterprise', named('Microsoft Windows 10 IoT Enterprise'), ['9000002', '9000004 ended 2024-06-11']],
    ['LTSC', named('Microsoft Windows 10 Enterprise LTSC 2021'), ['9000004']],
    ['IoT LTSC', named('Microsoft Windows 10 IoT Enterprise LTSC'), ['9000004']],
    ['EditionID', win10.but({ osEdition: 'EnterpriseS' }), ['9000004']],
  ];
  for (const [edition, subject, install] of editions) {
    it(`${edition} has its own day: ${install.join(', ')}`, () => {
      const answer = assess(years, subject, today);
      assert.deepEqual(installOf(answer), install);
      assert.equal(aboutEdition(answer), undefined);
    });
  }
});

describe('an edition that the inventory does not tell', () => {
  it('is a note with the days, and only what no edition gets is marked', () => {
    const answer = assess(years, named('Microsoft Windows 10 Version 21H2'), today);
    assert.deepEqual(installOf(answer), ['9000004']);
    assert.equal(
      aboutEdition(answer),
      'The inventory does not tell the edition, and Windows 10 21H2 gets updates until 2023-06-13 (Home and Pro), 2024-06-11 (Enterprise and Education), 2027-01-12 (LTSC), 2032-01-13 (IoT Enterprise LTSC); only what none of them gets is marked.',
    );
  });

  it('is no note while all editions agree', () => {
    assert.equal(aboutEdition(assess(years, named('Windows 10'), '2023-06-30')), undefined);
  });

  it('is told by updates that only some editions get', () => {
    const answer = assess(years, named('Windows 10').with('9000003'), today);
    assert.deepEqual(installOf(answer), ['9000004']);
    assert.equal(aboutEdition(answer), undefined);
  });

  it('that is in no table marks nothing and says so', () => {
    const answer = assess(years, named('Windows 10 Team'), today);
    assert.deepEqual(installOf(answer), ['9000004']);
    assert.match(aboutEdition(answer) ?? '', /No table has the day .*"Windows 10 Team"/);
  });
});

describe('an update from after the end of support of Pro', () => {
  it('shows a subscription to Enterprise, which leaves the name as it is', () => {
    const subscribed = assess(years, win10.with('9000002'), '2024-06-30');
    expectMissing(subscribed, []);
    const later = assess(years, win10.with('9000002'), today);
    assert.deepEqual(installOf(later), ['9000004 ended 2024-06-11']);
  });

  it('is a note where the answer depends on it', () => {
    const known = catalog()
      .document('2023-Jul')
      .update('9000001')
      .fixes('CVE-2023-1')
      .in(win21h2)
      .document('2023-Aug')
      .update('9000002')
      .fixes('CVE-2023-2')
      .in(win21h2)
      .build();
    const answer = assess(known, win10.with('9000001'), '2023-09-01');
    assert.deepEqual(installOf(answer), ['9000002']);
    assert.match(aboutEdition(answer) ?? '', /told as Home and Pro.*has one of 2023-07-11: answered for Enterprise/);
  });

  it('never makes it an LTSC, whose name says so', () => {
    assert.deepEqual(installOf(assess(years, win10.with('9000003'), today)), ['9000004 ended 2023-06-13']);
    const ltsc2019 = catalog()
      .document('2022-Jan')
      .update('9000001')
      .fixes('CVE-2022-1')
      .in(win1809)
      .document('2024-Jan')
      .update('9000002')
      .fixes('CVE-2024-1')
      .in(win1809)
      .build();
    assert.deepEqual(installOf(assess(ltsc2019, device().build('17763').with('890830', '9000001'))), [
      '9000002 ended 2020-11-10',
    ]);
  });
});

describe('what no end of support marks', () => {
  it('a release that no table has', () => {
    const known = catalog()
      .document('2027-Jan')
      .update('9000001')
      .fixes('CVE-2027-1')
      .in('Windows 11 Version 27H2 for x64-based Systems', { build: '10.0.29000.50' })
      .build();
    const answer = assess(known, device().build('29000.49'));
    assert.deepEqual([installOf(answer), aboutEdition(answer)], [['9000001'], undefined]);
  });

  it('software beside Windows', () => {
    const known = catalog()
      .document('2024-Jan')
      .update('9000009')
      .fixes('CVE-2024-9')
      .in('Microsoft Excel 2016 (64-bit edition)')
      .document('2024-Jun')
      .update('9000002')
      .fixes('CVE-2024-1')
      .in(win21h2)
      .build();
    const subject = win10.software({ name: 'Microsoft Office Professional Plus 2016', version: '16.0.4266.1001' });
    assert.deepEqual(installOf(assess(known, subject, today)), ['9000009', '9000002 ended 2023-06-13']);
  });
});
