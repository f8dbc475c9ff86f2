import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { catalog } from '../../test/builders/catalog.ts';
import { type DeviceBuilder, device } from '../../test/builders/device.ts';
import { assess, expectInstall, expectMissing } from '../../test/builders/expectations.ts';
import type { Catalog } from '../catalog/model.ts';

const win22h2 = 'Windows 10 Version 22H2 for x64-based Systems';
const win1909 = 'Windows 10 Version 1909 for x64-based Systems';
const server2022 = 'Windows Server 2022';
const server2012 = 'Windows Server 2012';

/** "about: reason" of every note. */
function notes(known: Catalog, subject: DeviceBuilder, asOf?: string): string[] {
  return assess(known, subject, asOf).notes.map(({ about, reason }) => `${about}: ${reason}`);
}

describe('Secure Boot and the recovery environment', () => {
  const known = catalog()
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
  const patched = device().build('19045.9999').with('9000001', '890830');

  it('no build clears the Secure Boot update where Secure Boot is on', () => {
    expectMissing(assess(known, patched.but({ secureBoot: true })), ['5012170']);
  });

  it('it is neither a row nor a note where Secure Boot is off', () => {
    const off = patched.but({ secureBoot: false });
    expectMissing(assess(known, off), []);
    assert.deepEqual(notes(known, off), []);
  });

  const unsaid: readonly (readonly [string, DeviceBuilder])[] = [
    ['a client', patched],
    ['a server', device().as('Server').build('20348.9999').with('9000002', '890830')],
  ];
  for (const [who, subject] of unsaid) {
    it(`on ${who} that does not tell of Secure Boot it is a note`, () => {
      const answer = assess(known, subject);
      expectMissing(answer, []);
      expectInstall(answer, []);
      assert.deepEqual(
        answer.notes.map(({ kind, about }) => [kind, about]),
        [['cannot-tell', '5012170']],
      );
    });
  }

  it('with Secure Boot on and no list of updates it is a note of its own', () => {
    const subject = device().build('19045.9999').but({ secureBoot: true });
    assert.match(notes(known, subject).join(), /^5012170: The list of updates .* was not reported/);
  });

  it('an update of the recovery environment is a note on clients too', () => {
    const winre = catalog().document('2024-Aug').update('5042320').fixes('CVE-2024-38163').in(win22h2).build();
    const subject = device().build('19045.4780').with('890830').but({ secureBoot: true });
    expectMissing(assess(winre, subject), []);
    assert.match(notes(winre, subject).join(), /^5042320: .*Recovery Environment/);
  });

  it('an update that names own builds of several code bases is cleared by none of them', () => {
    const several = catalog()
      .document('2027-Aug')
      .update('9000003')
      .fixes('CVE-2027-1')
      .in(win22h2, { build: '10.0.19045.9001' })
      .in(server2022, { build: '10.0.20348.9001' })
      .build();
    expectMissing(assess(several, device().build('19045.9999').with('890830')), ['9000003']);
    expectMissing(assess(several, device().build('19045.9999').with('9000003')), []);
  });

  it('no rollup contains a Secure Boot update', () => {
    const rollups = catalog()
      .document('2016-Aug')
      .update('3172729')
      .fixes('CVE-2016-3320')
      .in(server2012)
      .document('2019-Jan')
      .update('9000001', { kind: 'monthly-rollup' })
      .fixes('CVE-2019-1')
      .in(server2012)
      .build();
    const server = device().as('Server').build('6.2.9200').with('9000001').but({ secureBoot: true });
    expectMissing(assess(rollups, server), ['3172729']);
  });
});

describe('Flash', () => {
  const known = catalog()
    .document('2020-Feb')
    .update('9000001')
    .fixes('CVE-2020-1')
    .in(`Adobe Flash Player on ${win1909}`)
    .in(`Adobe Flash Player on ${server2012}`)
    .update('9000002')
    .fixes('CVE-2020-2')
    .in(win1909)
    .update('9000004', { kind: 'monthly-rollup' })
    .fixes('CVE-2020-2')
    .in(server2012)
    .document('2020-Oct')
    .update('9000003')
    .fixes('CVE-2020-3')
    .in(`Adobe Flash Player on ${server2012}`)
    .build();
  const client = device().build('18363').with('890830', '9000002');
  const server = device().as('Server').build('6.2.9200').with('890830', '9000004');
  const before = '2021-02-12';
  const after = '2021-10-01';

  it('is offered until its removal came with the cumulative updates of July 2021, and is a note after', () => {
    expectMissing(assess(known, client, before), ['9000001']);
    expectMissing(assess(known, client, after), []);
    assert.match(notes(known, client, after).join(), /^flash_player: .*KB4577586 removes it/);
  });

  it('is gone once its removal KB4577586 is installed', () => {
    const subject = device().build('18363').with('890830', '9000002', '4577586');
    for (const day of [before, after]) {
      expectMissing(assess(known, subject, day), []);
      assert.deepEqual(notes(known, subject, day), []);
    }
  });

  it('is a note on a server until 2012 R2 unless the list names one of its updates', () => {
    expectMissing(assess(known, server, before), []);
    assert.match(notes(known, server, before).join(), /^flash_player: .*Desktop Experience/);
    expectMissing(assess(known, server.with('9000001'), before), ['9000003']);
  });
});

describe('media components', () => {
  const known = catalog()
    .document('2016-Jan')
    .update('3109560', { supersedes: ['2929961'] })
    .fixes('CVE-2016-0015')
    .in(server2012)
    .in('Windows 8.1 for x64-based systems')
    .build();
  const server = device().as('Server').build('6.2.9200').with('890830');

  it('an update of theirs is a note on a server until 2012 R2', () => {
    expectMissing(assess(known, server), []);
    assert.match(notes(known, server).join(), /^3109560: .*Desktop Experience/);
  });

  it('it is missing on a server that has an earlier update of them, and on every client', () => {
    expectMissing(assess(known, server.with('2929961')), ['3109560']);
    expectMissing(assess(known, device().build('6.3.9600').with('890830')), ['3109560']);
  });
});
