/** What the feed has wrongly, or several updates for: a pair of product and vulnerability is judged all the same. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { catalog, cves } from '../../test/builders/catalog.ts';
import { device } from '../../test/builders/device.ts';
import { assess, expectMissing } from '../../test/builders/expectations.ts';

const win22h2 = 'Windows 10 Version 22H2 for x64-based Systems';
const win24h2 = 'Windows 11 Version 24H2 for x64-based Systems';
const server2022 = 'Windows Server 2022';
const server2025 = 'Windows Server 2025';

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
