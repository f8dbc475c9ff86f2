import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { catalog, cves } from '../../test/builders/catalog.ts';
import { type DeviceBuilder, device } from '../../test/builders/device.ts';
import { assess, expectInstall, expectMissing } from '../../test/builders/expectations.ts';

const win22h2 = 'Windows 10 Version 22H2 for x64-based Systems';
const win1909 = 'Windows 10 Version 1909 for x64-based Systems';
const win24h2 = 'Windows 11 Version 24H2 for x64-based Systems';
const server2022 = 'Windows Server 2022';
const server2025 = 'Windows Server 2025';

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

describe('a train', () => {
  it('three months behind gives three rows, most vulnerabilities first, and one update to install', () => {
    const answer = assess(threeMonths, device().build('19045.9000'));
    expectMissing(answer, ['9000003', '9000001', '9000002']);
    expectInstall(answer, ['9000003']);
    assert.deepEqual(answer.install[0]?.replaces, ['9000001', '9000002']);
  });

  it('rows that close as many vulnerabilities stand newest first, then by number', () => {
    const alike = catalog()
      .document('2027-Jan')
      .update('9000009', { kind: 'standalone' })
      .fixes('CVE-2027-9')
      .in(win22h2)
      .document('2027-Feb')
      .update('9000008', { kind: 'standalone' })
      .fixes('CVE-2027-8')
      .in(win22h2)
      .update('9000007', { kind: 'standalone' })
      .fixes('CVE-2027-7')
      .in(win22h2)
      .build();
    expectMissing(assess(alike, device().build('19045.1').with('890830')), ['9000007', '9000008', '9000009']);
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

  it('a list that names updates above the reported revision is a note, whatever its order', () => {
    const subject = device().build('19045.9001');
    const answer = assess(threeMonths, subject.with('9000002', '9000003'));
    expectMissing(answer, ['9000003', '9000002']);
    const [note] = answer.notes;
    assert.deepEqual([note?.kind, note?.about], ['cannot-tell', 'osVersion']);
    assert.match(
      note?.reason ?? '',
      /KB9000003 and 1 more, which are above the reported revision 9001: a restart is due/,
    );
    assert.deepEqual(assess(threeMonths, subject.with('9000003', '9000002')).notes, answer.notes);
  });

  it('without a revision the list of updates decides, and a revision of 0 is none', () => {
    expectMissing(assess(threeMonths, device().build('19045').with('9000003')), []);
    expectMissing(assess(threeMonths, device().build('19045.0').with('9000003')), []);
    expectMissing(assess(threeMonths, device().build('19045.0').with('9000002')), ['9000003']);
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

  it('a preview, a servicing stack and another update that is none of security are never a row', () => {
    for (const kind of ['preview', 'servicing-stack', 'other'] as const) {
      const known = catalog().document('2027-Jan').update('9000001', { kind }).fixes('CVE-2027-1').in(win22h2).build();
      expectMissing(assess(known, device().build('19045').with()), []);
    }
  });

  it('a pair is closed if any update named for it is installed', () => {
    expectMissing(assess(alternatives, device().build('19045').with('9000002')), []);
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
