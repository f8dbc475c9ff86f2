import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { catalog, cves } from '../../test/builders/catalog.ts';
import { type DeviceBuilder, device } from '../../test/builders/device.ts';
import type { Catalog } from '../catalog/model.ts';
import { assessState } from './assess.ts';
import type { Assessment } from './model.ts';

const win22h2 = 'Windows 10 Version 22H2 for x64-based Systems';
const win1909 = 'Windows 10 Version 1909 for x64-based Systems';
const win24h2 = 'Windows 11 Version 24H2 for x64-based Systems';
const server2022 = 'Windows Server 2022';
const server2025 = 'Windows Server 2025';
const laterThanAll = '2030-01-01';

/** Three months of cumulative updates of Windows 10 22H2, the later ones linked to the earlier. */
const threeMonths = catalog()
  .document('2027-Jan')
  .update('9000001')
  .fixes(...cves(2027, 1, 3))
  .in(win22h2, { build: '10.0.19045.9001' })
  .document('2027-Feb')
  .update('9000002', { supersedes: ['9000001'] })
  .fixes(...cves(2027, 11, 2))
  .in(win22h2, { build: '10.0.19045.9002' })
  .document('2027-Mar')
  .update('9000003', { supersedes: ['9000002'] })
  .fixes(...cves(2027, 21, 4))
  .in(win22h2, { build: '10.0.19045.9003' })
  .build();

function assess(known: Catalog, subject: DeviceBuilder, asOf = laterThanAll): Assessment {
  return assessState(known, subject.state, asOf);
}

function expectMissing(answer: Assessment, kbs: readonly string[]): void {
  assert.equal(answer.status, 'assessed', answer.reason ?? '');
  assert.deepEqual(
    answer.missing.map(({ id }) => String(id)),
    kbs,
  );
}

function expectInstall(answer: Assessment, kbs: readonly string[]): void {
  assert.deepEqual(
    answer.install.map(({ id }) => String(id)),
    kbs,
  );
}

describe('a train', () => {
  it('three months behind gives three rows, most vulnerabilities first, and one update to install', () => {
    const answer = assess(threeMonths, device().build('19045.9000'));
    expectMissing(answer, ['9000003', '9000001', '9000002']);
    expectInstall(answer, ['9000003']);
    assert.deepEqual(answer.install[0]?.replaces, ['9000001', '9000002']);
  });

  it('a revision on the train reaches all before it', () => {
    expectMissing(assess(threeMonths, device().build('19045.9002')), ['9000003']);
  });

  it('a revision beyond the newest update misses nothing', () => {
    expectMissing(assess(threeMonths, device().build('19045.9999')), []);
  });

  it('an update superseded by an installed one is not missing', () => {
    expectMissing(assess(threeMonths, device().build('19045').with('9000002')), ['9000003']);
  });

  it('an installed update of the train reaches all before it, linked or not', () => {
    const unlinked = catalog()
      .document('2027-Jan')
      .update('9000001')
      .fixes('CVE-2027-1')
      .in(win1909)
      .document('2027-Feb')
      .update('9000002')
      .fixes('CVE-2027-2')
      .in(win1909)
      .document('2027-Mar')
      .update('9000003')
      .fixes('CVE-2027-3')
      .in(win1909)
      .build();
    expectMissing(assess(unlinked, device().build('18363').with('9000002')), ['9000003']);
  });

  it('a reported revision decides against the list: what is beyond it waits for a restart', () => {
    expectMissing(assess(threeMonths, device().build('19045.9002').with('9000003')), ['9000003']);
  });

  it('without a revision the list of updates decides', () => {
    expectMissing(assess(threeMonths, device().build('19045').with('9000003')), []);
  });

  it('a device that reports no update and no revision has none', () => {
    expectMissing(assess(threeMonths, device().build('19045').with()), ['9000003', '9000001', '9000002']);
  });

  it('an update whose only vulnerability is years old keeps its place by build', () => {
    const known = catalog()
      .document('2020-Jan')
      .update('9000002')
      .fixes('CVE-2020-1')
      .in(win22h2, { build: '10.0.19045.9002' })
      .document('2027-Jan')
      .update('9000001')
      .fixes('CVE-2027-1')
      .in(win22h2, { build: '10.0.19045.9001' })
      .document('2027-Mar')
      .update('9000003')
      .fixes('CVE-2027-3')
      .in(win22h2, { build: '10.0.19045.9003' })
      .build();
    const answer = assess(known, device().build('19045.9001'), '2027-01-31');
    assert.deepEqual(
      answer.missing.map(({ id, releaseDate }) => [id, releaseDate]),
      [['9000002', '2027-01-12']],
    );
    expectMissing(assess(known, device().build('19045.9002')), ['9000003']);
  });
});

describe('as of a day', () => {
  it('an update released later does not exist', () => {
    const answer = assess(threeMonths, device().build('19045.9000'), '2027-02-28');
    expectMissing(answer, ['9000001', '9000002']);
    expectInstall(answer, ['9000002']);
  });

  it('a vulnerability published later is not counted', () => {
    const known = catalog()
      .document('2027-Jan')
      .update('9000001')
      .fixes('CVE-2027-1', 'CVE-2027-2')
      .in(win22h2, { build: '10.0.19045.9001' })
      .vulnerability('CVE-2027-2', { published: '2027-05-01' })
      .build();
    assert.equal(assess(known, device().build('19045.1'), '2027-02-01').missing[0]?.cveAddressed, 1);
    assert.equal(assess(known, device().build('19045.1'), '2027-05-01').missing[0]?.cveAddressed, 2);
  });
});

describe('the feed errs', () => {
  it('a malformed build proves nothing; the well-formed ones of the update do', () => {
    const known = catalog()
      .document('2027-Jan')
      .update('9000001')
      .fixes('CVE-2027-1')
      .in(win24h2, { build: '0.0.26200.9001' })
      .fixes('CVE-2027-2')
      .in(win24h2, { build: '10.0.26100.9001' })
      .build();
    const client = device().but({ osName: 'Microsoft Windows 11 Pro' });
    expectMissing(assess(known, client.build('26100.9001')), []);
    assert.equal(assess(known, client.build('26100.9000')).missing[0]?.cveAddressed, 2);
  });

  it('an update without a build of the line is a note for a device that tells its level by revision', () => {
    const known = catalog()
      .document('2027-Jan')
      .update('9000001')
      .fixes('CVE-2027-1')
      .in(win22h2, { build: '10.0.19045.9001.7' })
      .build();
    const answer = assess(known, device().build('19045.9000'));
    expectMissing(answer, []);
    assert.deepEqual(
      answer.notes.map(({ kind, about }) => [kind, about]),
      [['cannot-tell', '9000001']],
    );
    expectMissing(assess(known, device().build('19045').with('890830')), ['9000001']);
  });

  it('of two builds for one update the one that more fixes name counts', () => {
    const known = catalog()
      .document('2027-Jan')
      .update('9000001')
      .fixes('CVE-2027-1')
      .in(server2022, { build: '10.0.20348.9400' })
      .fixes('CVE-2027-2', 'CVE-2027-3')
      .in(server2022, { build: '10.0.20348.9405' })
      .build();
    const server = device().as('Server');
    expectMissing(assess(known, server.build('20348.9400')), ['9000001']);
    expectMissing(assess(known, server.build('20348.9405')), []);
  });

  it('a client revision does not clear a Windows Server 2025: the line’s own update of that month is missing', () => {
    const known = catalog()
      .document('2027-Jan')
      .update('9000001')
      .fixes(...cves(2027, 1, 9))
      .in(win24h2, { build: '10.0.26100.9001' })
      .fixes('CVE-2027-99')
      .in(server2025, { build: '10.0.26100.9001' })
      .update('9000002')
      .fixes(...cves(2027, 1, 9))
      .in(server2025, { build: '10.0.26100.39001' })
      .build();
    const answer = assess(known, device().as('Server').build('26100.33000'));
    expectMissing(answer, ['9000002']);
    assert.equal(answer.missing[0]?.cveAddressed, 10);
  });

  it('an update of another line that the feed puts on this one is not offered', () => {
    const known = catalog()
      .document('2027-Jan')
      .update('9000001')
      .fixes(...cves(2027, 1, 30))
      .in('Windows 11 Version 23H2 for x64-based Systems', { build: '10.0.22631.9001' })
      .fixes('CVE-2027-1')
      .in('Windows 11 Version 22H2 for x64-based Systems', { build: '10.0.22631.9001' })
      .build();
    expectMissing(assess(known, device().build('22621.8000')), []);
    expectMissing(assess(known, device().build('22631.8000')), ['9000001']);
  });
});

describe('alternatives', () => {
  const alternatives = catalog()
    .document('2027-Jan')
    .update('9000001')
    .fixes('CVE-2027-1')
    .in(win22h2)
    .update('9000002', { kind: 'alternate-cumulative' })
    .fixes('CVE-2027-1')
    .in(win22h2)
    .build();

  it('a pair belongs to the cumulative update before the alternate one', () => {
    expectMissing(assess(alternatives, device().build('19045').with()), ['9000001']);
  });

  it('a pair is closed if any update named for it is installed', () => {
    expectMissing(assess(alternatives, device().build('19045').with('9000002')), []);
  });
});

describe('hotpatch', () => {
  const known = catalog()
    .document('2027-Jan')
    .update('9000001')
    .fixes('CVE-2027-1')
    .in(server2022, { build: '10.0.20348.9010' })
    .document('2027-Feb')
    .update('9000002')
    .fixes('CVE-2027-2')
    .in(server2022, { build: '10.0.20348.9020' })
    .update('9000003', { kind: 'hotpatch' })
    .fixes('CVE-2027-2')
    .in(server2022, { build: '10.0.20348.9015' })
    .build();
  const server = device().as('Server');

  it('is never offered to a device that takes cumulative updates', () => {
    expectMissing(assess(known, server.build('20348.9010')), ['9000002']);
  });

  it('is offered to a device on the hotpatch track', () => {
    expectMissing(assess(known, server.build('20348.9010').but({ hotpatch: true })), ['9000003']);
  });

  it('the newest of several is the one to install', () => {
    const months = catalog()
      .document('2027-Feb')
      .update('9000003', { kind: 'hotpatch' })
      .fixes('CVE-2027-2')
      .in(server2022, { build: '10.0.20348.9015' })
      .document('2027-Mar')
      .update('9000004', { kind: 'hotpatch' })
      .fixes('CVE-2027-3')
      .in(server2022, { build: '10.0.20348.9025' })
      .build();
    const answer = assess(months, server.build('20348.9010').but({ hotpatch: true }));
    expectMissing(answer, ['9000004', '9000003']);
    expectInstall(answer, ['9000004']);
  });

  it('closes its pairs on a device that has its build', () => {
    expectMissing(assess(known, server.build('20348.9015')), []);
  });

  it('the cumulative update closes the same pairs on either track', () => {
    expectMissing(assess(known, server.build('20348.9020').but({ hotpatch: true })), []);
  });
});

describe('components', () => {
  const ie = `Internet Explorer 11 on ${win1909}`;
  const edge = `Microsoft Edge (EdgeHTML-based) on ${win1909}`;
  const flash = `Adobe Flash Player on ${win1909}`;
  const dotNet = `Microsoft .NET Framework 3.5 AND 4.8 on ${win1909}`;

  it('one update counts each software’s vulnerabilities apart: 97 = 77 + 14 + 6', () => {
    const known = catalog()
      .document('2020-Mar')
      .update('9000001')
      .fixes(...cves(2020, 1, 77))
      .in(win1909)
      .fixes(...cves(2020, 101, 14))
      .in(edge)
      .fixes(...cves(2020, 113, 6))
      .in(ie)
      .build();
    const [row] = assess(known, device().build('18363').with()).missing;
    assert.equal(row?.cveAddressed, 97);
    assert.deepEqual(row?.productsNames, ['windows_10', 'edge', 'internet_explorer']);
  });

  it('Flash is gone once its removal KB4577586 is installed', () => {
    const known = catalog()
      .document('2020-Feb')
      .update('9000001')
      .fixes('CVE-2020-1')
      .in(flash)
      .fixes('CVE-2020-2')
      .in(win1909)
      .build();
    expectMissing(assess(known, device().build('18363').with('4577586')), ['9000001']);
    assert.deepEqual(assess(known, device().build('18363').with('4577586')).missing[0]?.productsNames, ['windows_10']);
    assert.deepEqual(assess(known, device().build('18363').with()).missing[0]?.productsNames, [
      'flash_player',
      'windows_10',
    ]);
  });

  const dotNetMonths = catalog()
    .document('2027-Jan')
    .update('9000001')
    .fixes('CVE-2027-1')
    .in(dotNet)
    .update('9000003')
    .fixes('CVE-2027-3')
    .in(win1909, { build: '10.0.18363.9001' })
    .document('2027-Feb')
    .update('9000002')
    .fixes('CVE-2027-2')
    .in(dotNet)
    .build();

  it('a later .NET update contains the earlier ones', () => {
    expectMissing(assess(dotNetMonths, device().build('18363').with('9000002', '9000003')), []);
    expectInstall(assess(dotNetMonths, device().build('18363').with('9000003', '890830')), ['9000002']);
  });

  it('an installed part of a .NET update, listed under a KB of its own, proves the whole', () => {
    const known = catalog()
      .document('2027-Jan')
      .update('9000001', { parts: ['9000011', '9000012'] })
      .fixes('CVE-2027-1')
      .in(dotNet)
      .update('9000003')
      .fixes('CVE-2027-3')
      .in(win1909)
      .build();
    expectMissing(assess(known, device().build('18363').with('9000003', '9000012')), []);
  });

  it('a list of nothing but cumulative updates of the system says nothing of .NET', () => {
    const answer = assess(dotNetMonths, device().build('18363').with('9000003'));
    expectMissing(answer, []);
    assert.deepEqual(
      answer.notes.map(({ about }) => about),
      ['.net_framework'],
    );
    assert.match(answer.notes[0]?.reason ?? '', /nothing beyond the cumulative updates of Windows/);
  });

  it('of .NET nothing is said when only the revision is known', () => {
    const answer = assess(dotNetMonths, device().build('18363.99999'));
    expectMissing(answer, []);
    assert.deepEqual(
      answer.notes.map(({ kind, about }) => [kind, about]),
      [['cannot-tell', '.net_framework']],
    );
  });

  it('a .NET rollup that is listed by version alone makes notes of the .NET rows', () => {
    const rollup = { name: 'Microsoft .NET Framework Rollup', version: '10.0.4690.3' };
    const answer = assess(dotNetMonths, device().build('18363').with('9000003', '890830').software(rollup));
    expectMissing(answer, []);
    assert.match(answer.notes[0]?.reason ?? '', /without its KB/);
  });

  it('an update of .NET 4.8.1 is not offered to a device with .NET 4.8', () => {
    const known = catalog()
      .document('2027-Jan')
      .update('9000001')
      .fixes('CVE-2027-1')
      .in(`Microsoft .NET Framework 3.5 AND 4.8 on ${win22h2}`)
      .update('9000002')
      .fixes('CVE-2027-1')
      .in(`Microsoft .NET Framework 3.5 AND 4.8.1 on ${win22h2}`)
      .fixes('CVE-2027-5')
      .in(win22h2)
      .build();
    expectMissing(assess(known, device().build('19045').with().but({ dotNetRelease: 528372 })), ['9000001', '9000002']);
    const older = assess(known, device().build('19045').with());
    assert.deepEqual(older.missing.find(({ id }) => id === '9000002')?.productsNames, ['windows_10']);
    const newer = assess(known, device().build('19045').with('5011048'));
    assert.deepEqual(
      newer.missing.map(({ id, productsNames }) => [id, productsNames]),
      [['9000002', ['.net_framework', 'windows_10']]],
    );
  });
});

describe('standalone updates', () => {
  const dbx = catalog()
    .document('2022-Aug')
    .update('5012170')
    .fixes('CVE-2022-34301')
    .in(win22h2, { build: '10.0.19045.1880' })
    .in(server2022, { build: '10.0.20348.881' })
    .update('9000001')
    .fixes('CVE-2022-1')
    .in(win22h2, { build: '10.0.19045.1900' })
    .update('9000002')
    .fixes('CVE-2022-1')
    .in(server2022, { build: '10.0.20348.887' })
    .build();

  it('no build clears the Secure Boot update', () => {
    expectMissing(assess(dbx, device().build('19045.9999').with('9000001', '890830')), ['5012170']);
  });

  it('the Secure Boot update is no row where Secure Boot is off', () => {
    const answer = assess(dbx, device().build('19045.9999').with('9000001', '890830').but({ secureBoot: false }));
    expectMissing(answer, []);
    assert.deepEqual(answer.notes, []);
  });

  it('on a server that does not tell of Secure Boot it is a note', () => {
    const answer = assess(dbx, device().as('Server').build('20348.9999').with('9000002', '890830'));
    expectMissing(answer, []);
    assert.deepEqual(
      answer.notes.map(({ kind, about }) => [kind, about]),
      [['cannot-tell', '5012170']],
    );
  });
});

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
    const subject = device().build('19045.9002');
    assert.equal(assess(threeMonths, subject).missing[0]?.needsEsu, true);
    assert.equal(assess(threeMonths, subject.but({ esu: true })).missing[0]?.needsEsu, undefined);
  });
});
