/** Instances of SQL Server: the branch and the updates of each, and what cannot be told of one. */

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

describe('SQL Server', () => {
  const gdr = 'Microsoft SQL Server 2019 for x64-based Systems (GDR)';
  const known = softwareCatalog()
    .document('2027-Jan')
    .update('9200001')
    .fixes('CVE-2027-1')
    .in(gdr, { build: '15.0.2901.1' })
    .update('9200002')
    .fixes('CVE-2027-1')
    .in('Microsoft SQL Server 2019 for x64-based Systems (CU 50)', { build: '15.0.4901.3' })
    .document('2027-Feb')
    .update('9200003')
    .fixes('CVE-2027-2')
    .in(gdr, { build: '15.0.2902.1' })
    .update('9200004')
    .fixes('CVE-2027-2')
    .in('Microsoft SQL Server 2019 for x64-based Systems (CU 51)', { build: '15.0.4902.3' })
    .build();
  const engine = (version: string) => ['SQL Server 2019 Database Engine Services', version] as const;

  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['on the GDR branch', '15.0.2000.5', ['9200001', '9200003']],
    ['on the GDR branch with January', '15.0.2901.1', ['9200003']],
    ['on the GDR branch with February', '15.0.2902.1', []],
    ['on the CU branch', '15.0.4003.23', ['9200002', '9200004']],
    ['on the CU branch with January', '15.0.4901.3', ['9200004']],
    ['on the CU branch beyond February', '15.0.4950.1', []],
  ];
  for (const [what, version, missing] of cases) {
    it(`an instance ${what} misses the later updates of its own branch`, () => {
      assert.deepEqual(missingOf(assessSoftware(known, serverWith(engine(version)))), missing);
    });
  }

  it('a build without its revision is that build: an instance that has the update does not miss it', () => {
    for (const version of ['15.0.2902', '15.0.2902.0', '15.0.2902.1', '15.00.2902.00']) {
      assert.deepEqual(
        missingOf(assessSoftware(known, serverWith(['Microsoft SQL Server 2019', version]))),
        [],
        version,
      );
    }
  });

  it('a device behind by two updates of its branch installs one', () => {
    assert.deepEqual(installOf(assessSoftware(known, serverWith(engine('15.0.4153.1')))), ['9200004']);
  });

  it('the updates that setup lists raise the version of the first installation', () => {
    const names = [
      'GDR 2901 for SQL Server 2019 (KB9200001) (64-bit)',
      'GDR 2901 für SQL Server\u00a02019 (KB9200001) (64-bit)',
    ];
    for (const name of names) {
      const answer = assessSoftware(known, serverWith(engine('15.0.2000.5'), [name, '15.0.2901.1']));
      assert.deepEqual(missingOf(answer), ['9200003']);
    }
    assert.deepEqual(missingOf(assessSoftware(known, serverWith(engine('15.0.2000.5'), names[1] ?? ''))), ['9200003']);
  });

  it('each of several instances is looked at', () => {
    const answer = assessSoftware(
      known,
      serverWith(['Microsoft SQL Server 2019', '15.0.2901.1'], ['Microsoft SQL Server 2019', '15.0.4902.3']),
    );
    assert.deepEqual(missingOf(answer), ['9200003']);
  });

  it('an installed update of the branch counts where there is one instance, and proves nothing where there are two', () => {
    const one = serverWith(engine('15.0.4003.23')).with('9200004');
    assert.deepEqual(missingOf(assessSoftware(known, one)), []);
    const two = serverWith(engine('15.0.4003.23'), engine('15.0.4902.3')).with('9200004');
    assert.deepEqual(missingOf(assessSoftware(known, two)), ['9200002', '9200004']);
  });

  it('a link of the feed from one release to another closes nothing', () => {
    const crossed = softwareCatalog()
      .document('2027-Jan')
      .update('9200001')
      .fixes('CVE-2027-1')
      .in('Microsoft SQL Server 2017 for x64-based Systems (CU 31)', { build: '14.0.3901.1' })
      .update('9200002', { supersedes: ['9200001'] })
      .fixes('CVE-2027-1')
      .in('Microsoft SQL Server 2019 for x64-based Systems (CU 50)', { build: '15.0.4901.3' })
      .build();
    const both = serverWith(engine('15.0.4901.3'), ['SQL Server 2017 Database Engine Services', '14.0.3356.20']);
    assert.deepEqual(missingOf(assessSoftware(crossed, both.with('9200002'))), ['9200001']);
  });

  it('an entry that leaves the release out is of the one that its version tells', () => {
    for (const name of ['Microsoft SQL Server', 'Microsoft SQL Server (64-bit)', 'SQL Server Standard Edition']) {
      assert.deepEqual(missingOf(assessSoftware(known, serverWith([name, '15.0.2901.1']))), ['9200003'], name);
    }
    const untold = assessSoftware(known, serverWith('Microsoft SQL Server', ['Microsoft SQL Server', '9.0.5000.0']));
    assert.deepEqual([missingOf(untold), notesOf(untold)], [[], ['cannot-tell Microsoft SQL Server']]);
  });

  it('2008 and 2008 R2 share the first part of their versions and not their updates', () => {
    const both = softwareCatalog()
      .document('2018-Jan')
      .update('4057114')
      .fixes('CVE-2018-1')
      .in('Microsoft SQL Server 2008 for x64-Based Systems Service Pack 4 (QFE)')
      .update('4057113')
      .fixes('CVE-2018-1')
      .in('Microsoft SQL Server 2008 R2 for x64-Based Systems Service Pack 3 (QFE)')
      .build();
    const at = (version: string) => missingOf(assessSoftware(both, serverWith(['Microsoft SQL Server', version])));
    assert.deepEqual([at('10.4.6000.29'), at('10.53.6000.34')], [['4057114'], ['4057113']]);
  });

  it('of which the catalogue names no update is a note', () => {
    const answer = assessSoftware(known, serverWith(['Microsoft SQL Server 2025', '17.0.1000.7']));
    assert.deepEqual([missingOf(answer), notesOf(answer)], [[], ['cannot-tell Microsoft SQL Server 2025']]);
  });

  it('builds that belong nowhere are one note, however many there are', () => {
    const strays = Array.from({ length: 50 }, (_, index) => ['Microsoft SQL Server 2019', `15.1.1${index}.1`] as const);
    const answer = assessSoftware(known, serverWith(...strays));
    assert.deepEqual(notesOf(answer), ['cannot-tell Microsoft SQL Server 2019']);
    assert.match(answer.notes[0]?.reason ?? '', /^Builds 15\.1\.10\.1, .* and 47 more belong to no branch/);
  });

  it('an instance without a build is a note', () => {
    const answer = assessSoftware(known, serverWith('Microsoft SQL Server 2019 (64-bit)'));
    assert.deepEqual([missingOf(answer), notesOf(answer)], [[], ['cannot-tell Microsoft SQL Server 2019 (64-bit)']]);
  });

  it('a build of another release is a note', () => {
    const answer = assessSoftware(known, serverWith(['Microsoft SQL Server 2019', '17.77.6700.34']));
    assert.deepEqual([missingOf(answer), notesOf(answer)], [[], ['cannot-tell Microsoft SQL Server 2019']]);
  });

  it('tools, clients and setup files are no instances', () => {
    const names = ['Microsoft SQL Server 2012 Native Client', 'Microsoft SQL Server 2019 Setup (English)'];
    const answer = assessSoftware(known, serverWith(...names.map((name) => [name, '15.0.4013.40'] as const)));
    assert.deepEqual([missingOf(answer), notesOf(answer)], [[], []]);
  });

  it('two updates whose builds the feed has the other way round keep their branches', () => {
    const sp3 = (branch: string) => `Microsoft SQL Server 2014 Service Pack 3 for x64-based Systems (${branch})`;
    const swapped = softwareCatalog()
      .document('2023-Feb')
      .update('5021037')
      .fixes('CVE-2023-1')
      .in(sp3('GDR'), { build: '12.0.6444.4' })
      .update('5021045')
      .fixes('CVE-2023-1')
      .in(sp3('CU 4'), { build: '12.0.6174.8' })
      .build();
    const at = (version: string) =>
      missingOf(assessSoftware(swapped, serverWith(['SQL Server 2014 Database Engine Services', version])));
    assert.deepEqual(
      [at('12.3.6169.19'), at('12.3.6174.8'), at('12.3.6439.10'), at('12.3.6444.4')],
      [['5021037'], [], ['5021045'], []],
    );
  });

  it('between two known builds an update whose build nobody knows is a note', () => {
    const gap = softwareCatalog()
      .document('2027-Jan')
      .update('9200001')
      .fixes('CVE-2027-1')
      .in(gdr, { build: '15.0.2901.1' })
      .document('2027-Feb')
      .update('9200002')
      .fixes('CVE-2027-2')
      .in(gdr)
      .document('2027-Mar')
      .update('9200003')
      .fixes('CVE-2027-3')
      .in(gdr, { build: '15.0.2921.1' })
      .build();
    const between = assessSoftware(gap, serverWith(['SQL Server 2019 Database Engine Services', '15.0.2911.1']));
    assert.deepEqual(missingOf(between), ['9200003']);
    assert.deepEqual(notesOf(between), ['cannot-tell 9200002']);
  });

  it('a service pack that gets no more updates is a note once the next one does', () => {
    const sp = (pack: number) => `Microsoft SQL Server 2016 for x64-based Systems Service Pack ${pack} (GDR)`;
    const packs = softwareCatalog()
      .document('2027-Jan')
      .update('9200001')
      .fixes('CVE-2027-1')
      .in(sp(2), { build: '13.0.5109.1' })
      .document('2027-Feb')
      .update('9200002')
      .fixes('CVE-2027-2')
      .in(sp(3), { build: '13.0.6901.1' })
      .build();
    const subject = serverWith(['SQL Server 2016 Database Engine Services', '13.2.5109.1']);
    assert.deepEqual(notesOf(assessSoftware(packs, subject, '2027-01-31')), []);
    const later = assessSoftware(packs, subject, '2027-03-01');
    assert.deepEqual(notesOf(later), ['not-covered SQL Server 2016 Database Engine Services']);
    assert.match(later.notes[0]?.reason ?? '', /install Service Pack 3/);
  });
});
