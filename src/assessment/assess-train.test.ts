/** Cumulative updates of one line: which of them a revision and the installed updates reach, as of a day. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { catalog } from '../../test/builders/catalog.ts';
import { device } from '../../test/builders/device.ts';
import { assess, expectInstall, expectMissing } from '../../test/builders/expectations.ts';
import { threeMonths } from '../../test/builders/three-months.ts';

const win22h2 = 'Windows 10 Version 22H2 for x64-based Systems';
const win1909 = 'Windows 10 Version 1909 for x64-based Systems';

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
