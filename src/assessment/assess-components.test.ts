import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { catalog, cves } from '../../test/builders/catalog.ts';
import { device } from '../../test/builders/device.ts';
import { assess, expectInstall, expectMissing } from '../../test/builders/expectations.ts';

const win22h2 = 'Windows 10 Version 22H2 for x64-based Systems';
const win1909 = 'Windows 10 Version 1909 for x64-based Systems';
const server2022 = 'Windows Server 2022';

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

  it('its track is told by installed hotpatches after which only baselines came', () => {
    const later = catalog()
      .document('2027-Feb')
      .update('9000003', { kind: 'hotpatch' })
      .fixes('CVE-2027-2')
      .in(server2022, { build: '10.0.20348.9015' })
      .update('9000002')
      .fixes('CVE-2027-2')
      .in(server2022, { build: '10.0.20348.9020' })
      .document('2027-Mar')
      .update('9000004', { kind: 'hotpatch' })
      .fixes('CVE-2027-3')
      .in(server2022, { build: '10.0.20348.9025' })
      .update('9000005')
      .fixes('CVE-2027-3')
      .in(server2022, { build: '10.0.20348.9030' })
      .build();
    expectMissing(assess(later, server.build('20348.9015').with('9000003')), ['9000004']);
    expectMissing(assess(later, server.build('20348.9020').with('9000003', '9000002')), ['9000005']);
  });

  it('what brings to hotpatched devices what the hotpatch leaves out is told by the list of updates alone', () => {
    const companion = catalog()
      .document('2027-Feb')
      .update('9000003', { kind: 'hotpatch' })
      .fixes('CVE-2027-2', 'CVE-2027-3')
      .in(server2022, { build: '10.0.20348.9015' })
      .update('9000004')
      .fixes('CVE-2027-4')
      .in(server2022, { build: '10.0.20348.9015' })
      .build();
    const hotpatched = server.build('20348.9015').but({ hotpatch: true });
    expectMissing(assess(companion, hotpatched.with('9000003')), ['9000004']);
    expectMissing(assess(companion, hotpatched.with('9000003', '9000004')), []);
  });

  it('the cumulative update closes the same pairs on either track', () => {
    expectMissing(assess(known, server.build('20348.9020').but({ hotpatch: true })), []);
  });
});

describe('components', () => {
  const ie = `Internet Explorer 11 on ${win1909}`;
  const edge = `Microsoft Edge (EdgeHTML-based) on ${win1909}`;
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
