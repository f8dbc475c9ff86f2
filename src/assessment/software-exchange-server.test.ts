/** Exchange Server: the cumulative update that a server is on, and the security updates that it misses for that one. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  assessSoftware,
  installOf,
  missingOf,
  notesOf,
  serverWith,
  softwareCatalog,
} from '../../test/builders/software.ts';

describe('Exchange Server', () => {
  const cu12 = 'Microsoft Exchange Server 2019 Cumulative Update 12';
  const cu13 = 'Microsoft Exchange Server 2019 Cumulative Update 13';
  const known = softwareCatalog()
    .document('2027-Jan')
    .update('9300001')
    .fixes('CVE-2027-1')
    .in(cu12, { build: '15.02.1118.091' })
    .in(cu13, { build: '15.02.1258.091' })
    .document('2027-Feb')
    .update('9300002')
    .fixes('CVE-2027-2')
    .in(cu13, { build: '15.02.1258.092' })
    .build();

  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['cumulative update 12', '15.2.1118.7', ['9300001']],
    ['cumulative update 12 with January', '15.02.1118.091', []],
    ['cumulative update 13', '15.2.1258.12', ['9300001', '9300002']],
    ['cumulative update 13 with January', '15.2.1258.91', ['9300002']],
    ['cumulative update 13 with both', '15.2.1258.92', []],
  ];
  for (const [what, version, missing] of cases) {
    it(`on ${what} misses the later security updates for that one`, () => {
      const answer = assessSoftware(known, serverWith(['Microsoft Exchange Server 2019', version]), '2027-02-28');
      assert.deepEqual(missingOf(answer), missing);
    });
  }

  it('is placed by its version whatever its name says, as its MSI names it too', () => {
    const names = [
      'Microsoft Exchange Server',
      'Exchange Server 2019',
      'Microsoft Exchange Server 2019 CU13',
      'Microsoft Exchange Server SE RTM',
    ];
    for (const name of names) {
      const answer = assessSoftware(known, serverWith([name, '15.2.1258.91']));
      assert.deepEqual([missingOf(answer), notesOf(answer)], [['9300002'], []], name);
    }
  });

  it('under the name of its MSI has the version of the cumulative update, on which an installed update counts', () => {
    const msi = serverWith(['Microsoft Exchange Server', '15.2.1258.12']);
    assert.deepEqual(missingOf(assessSoftware(known, msi.with('9300001'))), ['9300002']);
  });

  it('of which the catalogue names no update is a note', () => {
    const answer = assessSoftware(softwareCatalog().build(), serverWith(['Microsoft Exchange Server', '15.2.1748.10']));
    assert.deepEqual(notesOf(answer), ['cannot-tell Microsoft Exchange Server']);
  });

  it('an installed security update counts where the programs list the version of the cumulative update', () => {
    const listed = serverWith([cu13, '15.2.1258.12']);
    assert.deepEqual(missingOf(assessSoftware(known, listed.with('9300001'))), ['9300002']);
  });

  it('against the version of the files, an update for an earlier cumulative update too may be left from that', () => {
    const files = serverWith([cu13, '15.2.1258.12'], ['Microsoft Exchange Server 2019', '15.2.1258.12']);
    assert.deepEqual(missingOf(assessSoftware(known, files.with('9300001'))), ['9300001', '9300002']);
    assert.deepEqual(missingOf(assessSoftware(known, files.with('9300002'))), []);
  });

  it('an update whose build two lists of Microsoft give differently is there from the smaller on', () => {
    const cu8 = 'Microsoft Exchange Server 2016 Cumulative Update 8';
    const march = softwareCatalog()
      .document('2018-May')
      .update('4092041')
      .fixes('CVE-2018-1')
      .in(cu8)
      .document('2021-Mar')
      .update('5000871')
      .fixes('CVE-2021-9')
      .in(cu8)
      .build();
    const at = (version: string) =>
      missingOf(assessSoftware(march, serverWith(['Microsoft Exchange Server 2016', version])));
    assert.deepEqual(['15.1.1415.2', '15.1.1415.7', '15.1.1415.8', '15.1.1415.10'].map(at), [
      ['4092041', '5000871'],
      ['5000871'],
      [],
      [],
    ]);
  });

  it('a build of another cumulative update proves nothing', () => {
    const wrong = softwareCatalog()
      .document('2027-Jan')
      .update('9300001')
      .fixes('CVE-2027-1')
      .in(cu13, { build: '15.02.1544.091' })
      .build();
    const at = (version: string) => assessSoftware(wrong, serverWith(['Microsoft Exchange Server 2019', version]));
    assert.deepEqual(missingOf(at('15.2.1258.12')), ['9300001']);
    assert.deepEqual(notesOf(at('15.2.1258.50')), ['cannot-tell 9300001']);
  });

  it('a cumulative update that the feed names for the one before is installed beside its security updates', () => {
    const next = softwareCatalog()
      .document('2024-Feb')
      .update('5035606')
      .fixes('CVE-2024-1')
      .in(cu13, { build: '15.2.1544.004' })
      .update('9300001')
      .fixes('CVE-2024-2')
      .in(cu13, { build: '15.2.1258.050' })
      .build();
    const answer = assessSoftware(next, serverWith(['Microsoft Exchange Server 2019', '15.2.1258.12']));
    assert.deepEqual(installOf(answer), ['5035606', '9300001']);
  });

  it('a cumulative update that gets no more security updates is a note once the next one does', () => {
    const answer = assessSoftware(known, serverWith(['Microsoft Exchange Server 2019', '15.2.1118.91']));
    assert.deepEqual(notesOf(answer), ['not-covered Microsoft Exchange Server 2019']);
    assert.match(answer.notes[0]?.reason ?? '', /install Exchange Server 2019 Cumulative Update 13/);
  });

  it('a cumulative update that only the feed knows works on the day', () => {
    const se = softwareCatalog()
      .document('2027-Jan')
      .update('9300001')
      .fixes('CVE-2027-1')
      .in('Microsoft Exchange Server Subscription Edition CU1', { build: '15.02.3000.020' })
      .build();
    const at = (version: string) =>
      missingOf(assessSoftware(se, serverWith(['Microsoft Exchange Server Subscription Edition', version])));
    assert.deepEqual([at('15.2.3000.10'), at('15.2.3000.20')], [['9300001'], []]);
  });

  it('without a build, or with one that nobody knows, is a note', () => {
    for (const entry of [
      'Microsoft Exchange Server 2019',
      ['Microsoft Exchange Server 2019', '15.2.9999.1'] as const,
    ]) {
      assert.deepEqual(notesOf(assessSoftware(known, serverWith(entry))), [
        'cannot-tell Microsoft Exchange Server 2019',
      ]);
    }
  });

  it('2010 with a rollup has all before it', () => {
    const rollups = softwareCatalog()
      .document('2020-Feb')
      .update('4536989')
      .fixes('CVE-2020-1')
      .in('Microsoft Exchange Server 2010 Service Pack 3 Update Rollup 30')
      .document('2021-Mar')
      .update('5000978')
      .fixes('CVE-2021-1')
      .in('Microsoft Exchange Server 2010 Service Pack 3')
      .build();
    const at = (version: string) =>
      missingOf(assessSoftware(rollups, serverWith(['Microsoft Exchange Server 2010', version])));
    assert.deepEqual([at('14.3.123.4'), at('14.3.496.0'), at('14.3.513.0')], [['4536989', '5000978'], ['5000978'], []]);
  });
});
