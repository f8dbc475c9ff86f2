import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explainUpdate } from '../../test/builders/assessor.ts';
import { catalog } from '../../test/builders/catalog.ts';
import { type DeviceBuilder, device } from '../../test/builders/device.ts';
import { assess, expectMissing } from '../../test/builders/expectations.ts';

const client = 'Windows 11 Version 24H2 for x64-based Systems';
const newer = 'Windows 11 Version 25H2 for x64-based Systems';
const server = 'Windows Server 2025';
const ended = 'Windows 10 Version 20H2 for x64-based Systems';
const rollups = 'Windows Server 2012 R2';

/** The feed as it was on 5 July 2026: May and June are there, and a July that has hardly begun. */
const july5 = catalog()
  .document('2023-May')
  .update('5026361')
  .fixes('CVE-2023-1001')
  .in(ended, { build: '10.0.19042.2965' })
  .document('2026-May')
  .update('5089549')
  .fixes('CVE-2026-1001')
  .in(client, { build: '10.0.26100.8457' })
  .in(newer, { build: '10.0.26200.8457' })
  .document('2026-Jun')
  .update('5094126', { supersedes: ['5089549'] })
  .fixes('CVE-2026-1002')
  .in(client, { build: '10.0.26100.8655' })
  .in(newer, { build: '10.0.26200.8655' })
  .update('5094125')
  .fixes('CVE-2026-1002')
  .in(server, { build: '10.0.26100.32995' })
  .update('9700001', { kind: 'hotpatch' })
  .fixes('CVE-2026-1002')
  .in(server, { build: '10.0.26100.33010' })
  .update('5094041', { kind: 'monthly-rollup' })
  .fixes('CVE-2026-1002')
  .in(rollups, { build: '6.3.9600.23228' })
  .document('2026-Jul', { released: '2026-07-02', currentRelease: '2026-07-05T14:46:17Z' })
  .update('9800001')
  .fixes('CVE-2026-1003')
  .in('Microsoft SharePoint Server 2019')
  .build();

const windows11 = device().with('5089549');
const windowsServer = device().as('Server').but({ osName: 'Windows Server 2025 Standard' }).with('5094125');

function staleOf(subject: DeviceBuilder, asOf: string): string[] {
  return assess(july5, subject, asOf).stale.map(({ kind, about }) => `${kind} ${about}`);
}

describe('an answer that is older than its question says so', () => {
  it('when the day lies past a Patch Tuesday that the catalogue does not know', () => {
    const subject = windows11.build('26100.8655');
    for (const day of ['2026-06-30', '2026-07-05', '2026-07-14', '2026-07-17'])
      assert.deepEqual(staleOf(subject, day), []);
    for (const day of ['2026-07-18', '2026-11-25']) assert.deepEqual(staleOf(subject, day), ['stale catalogue']);
    const [note] = assess(july5, subject, '2026-11-25').stale;
    assert.match(
      note?.reason ?? '',
      /no update after 2026-07-02: what came on the Patch Tuesday of 2026-07-14 or later/,
    );
  });

  it('and the answer itself is what it would be without the note', () => {
    const answer = assess(july5, windows11.build('26100.8457'), '2026-11-25');
    expectMissing(answer, ['5094126']);
    assert.deepEqual(answer.notes, []);
  });

  it('a day in the past is answered from what was known then, and is never stale', () => {
    const gap = catalog()
      .document('2020-Mar')
      .update('4540673')
      .fixes('CVE-2020-1001')
      .in(ended)
      .document('2024-Apr')
      .update('5036893')
      .fixes('CVE-2024-1001')
      .in(client)
      .build();
    for (const day of ['2019-01-01', '2020-03-31', '2022-06-01', '2024-04-30']) {
      assert.deepEqual(assess(gap, device().build('26100.1'), day).stale, [], day);
    }
  });

  it('of a device that cannot be judged as well', () => {
    const answer = assess(july5, device().build('31337.1'), '2026-11-25');
    assert.deepEqual([answer.status, answer.stale.length], ['unknown', 1]);
  });

  it('and so does the explanation of an update', () => {
    const { state } = windows11.build('26100.9999');
    assert.equal(explainUpdate(july5, state, '5094126' as never, '2026-11-25').stale?.length, 2);
    assert.equal(
      explainUpdate(july5, windows11.build('26100.8655').state, '5094126' as never, '2026-07-05').stale,
      undefined,
    );
  });
});

describe('a device that is ahead of the catalogue', () => {
  it('is told its revision and the newest one that the catalogue knows', () => {
    const answer = assess(july5, windows11.build('26100.9999'), '2026-07-06');
    assert.deepEqual(
      answer.stale.map(({ kind, about }) => [kind, about]),
      [['stale', '26100.9999']],
    );
    assert.match(
      answer.stale[0]?.reason ?? '',
      /Revision 9999 .* of Windows 11 24H2, 8\d{3} \(KB\d+ of 2026-06-\d\d\)/,
    );
  });

  it('is ahead on a day in the past too: nobody knows what it has', () => {
    assert.deepEqual(staleOf(windows11.build('26100.9999'), '2026-06-30'), ['stale 26100.9999']);
  });

  it('may have a preview, which the release history knows', () => {
    // KB5095093, a preview of 23 June 2026 that the feed never names.
    assert.deepEqual(staleOf(windows11.build('26100.8737'), '2026-07-06'), []);
  });

  it('is ahead at a revision that came after the catalogue, though the release history knows it', () => {
    // KB5101650 of 14 July 2026.
    assert.deepEqual(staleOf(windows11.build('26100.8875'), '2026-07-15'), ['stale 26100.8875']);
    assert.deepEqual(staleOf(windows11.build('26100.8875'), '2026-06-30'), [], 'a day that the catalogue knows whole');
  });

  it('is told apart by role: client and server of 26100 have revisions of their own', () => {
    assert.deepEqual(staleOf(windowsServer.build('26100.32995'), '2026-07-06'), []);
    assert.deepEqual(staleOf(windowsServer.build('26100.39999'), '2026-07-06'), ['stale 26100.39999']);
    assert.deepEqual(staleOf(windowsServer.build('26100.7462'), '2026-07-06'), []);
    assert.deepEqual(staleOf(windows11.build('26200.9999'), '2026-07-06'), ['stale 26200.9999']);
  });

  it("a client with a server's revision is a contradiction, not ahead", () => {
    const answer = assess(july5, windows11.build('26100.32995'), '2026-07-06');
    assert.deepEqual(answer.stale, []);
    assert.deepEqual(
      answer.notes.map(({ kind, about }) => [kind, about]),
      [['cannot-tell', '26100.32995']],
    );
  });

  it('at the revision of a hotpatch the device is not', () => {
    assert.deepEqual(staleOf(windowsServer.build('26100.33010'), '2026-07-06'), []);
  });

  it('is not told of on a line that ended: no catalogue will ever know more of it', () => {
    assert.deepEqual(staleOf(device().with().build('19042.4000'), '2026-07-06'), []);
  });

  it('is told of before Windows 10 as well, where the Monthly Rollups have revisions', () => {
    const subject = device().as('Server').but({ osName: 'Windows Server 2012 R2 Standard' }).with('5094041');
    assert.deepEqual(staleOf(subject.build('6.3.9600.23228'), '2026-07-06'), []);
    assert.deepEqual(staleOf(subject.build('6.3.9600.23400'), '2026-07-06'), ['stale 9600.23400']);
  });
});
