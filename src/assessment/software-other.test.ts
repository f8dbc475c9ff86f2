import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assessSoftware, missingOf, notesOf, serverWith, softwareCatalog } from '../../test/builders/software.ts';

describe('.NET', () => {
  const known = softwareCatalog()
    .document('2027-Jan')
    .update('9500001')
    .fixes('CVE-2027-1')
    .in('.NET 8.0 installed on Windows', { build: '8.0.90' })
    .in('.NET 8.0 installed on Linux', { build: '8.0.90' })
    .update('9500002')
    .fixes('CVE-2027-1')
    .in('.NET 9.0 installed on Windows', { build: '9.0.90' })
    .fixes('CVE-2027-2')
    .in('ASP.NET Core 9.0', { build: '9.0.90' })
    .productWithoutKb('.NET Core 3.0')
    .build();

  it('of what is installed side by side the newest of each branch counts', () => {
    const answer = assessSoftware(
      known,
      serverWith(
        ['Microsoft .NET Runtime - 8.0.11 (x64)', '64.44.23191'],
        ['Microsoft .NET Runtime - 8.0.90 (x64)', '64.99.1'],
        ['Microsoft Windows Desktop Runtime - 9.0.1 (x64)', '72.4.1'],
      ),
    );
    assert.deepEqual(missingOf(answer), ['9500002']);
    assert.deepEqual(answer.missing[0]?.productsNames, ['.net']);
  });

  it('ASP.NET Core is a product of its own', () => {
    const answer = assessSoftware(known, serverWith('Microsoft ASP.NET Core 9.0.1 - Shared Framework (x64)'));
    assert.deepEqual(answer.missing[0]?.cves, { 'asp.net_core': ['CVE-2027-2'] });
  });

  it('a version that no KB ever fixed is a note', () => {
    const name = 'Microsoft .NET Core Runtime - 3.0.1 (x64)';
    assert.deepEqual(notesOf(assessSoftware(known, serverWith(name))), [`no-kb ${name}`]);
  });
});

describe('drivers and runtimes', () => {
  const known = softwareCatalog()
    .document('2027-Jan')
    .update('9500001')
    .fixes('CVE-2027-1')
    .in('Microsoft ODBC Driver 17 for SQL Server on Windows', { build: '17.90.6.1' })
    .update('9500002')
    .fixes('CVE-2027-1')
    .in('Microsoft OLE DB Driver 18 for SQL Server', { build: '18.7.0002.0' })
    .document('2017-Jun')
    .update('4023307')
    .fixes('CVE-2017-1')
    .in('Microsoft Silverlight 5 when installed on Microsoft Windows (x64-based)')
    .build();

  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['Microsoft ODBC Driver 17 for SQL Server', '17.10.5.1', ['9500001']],
    ['Microsoft ODBC Driver 17 for SQL Server', '17.90.6.1', []],
    ['Microsoft ODBC Driver 18 for SQL Server', '18.1.1.1', []],
    ['Microsoft OLE DB Driver for SQL Server', '18.6.5.0', ['9500002']],
    ['Microsoft OLE DB Driver for SQL Server', '18.7.4.0', []],
    ['Microsoft Silverlight', '5.1.50901.0', ['4023307']],
    ['Microsoft Silverlight', '5.1.50918.0', []],
  ];
  for (const [name, version, missing] of cases) {
    it(`${name} ${version} misses ${missing.join() || 'nothing'}`, () => {
      assert.deepEqual(missingOf(assessSoftware(known, serverWith([name, version]))), missing);
    });
  }
});

describe('Visual Studio', () => {
  const known = softwareCatalog()
    .document('2027-Jan')
    .update('9600001')
    .fixes('CVE-2027-1')
    .in('Microsoft Visual Studio 2015 Update 3')
    .productWithoutKb('Microsoft Visual Studio 2022 version 17.10')
    .build();

  it('2015 has KBs, which its Update 3 needs', () => {
    const [updated, first] = ['14.0.25420.1', '14.0.23107.10'].map((version) =>
      assessSoftware(known, serverWith(['Microsoft Visual Studio Professional 2015', version])),
    );
    assert.deepEqual(updated && [missingOf(updated), notesOf(updated)], [['9600001'], []]);
    assert.deepEqual(first && notesOf(first), ['cannot-tell Microsoft Visual Studio Professional 2015']);
  });

  it('2017 and later has none', () => {
    const answer = assessSoftware(known, serverWith('Visual Studio Community 2022'));
    assert.deepEqual([missingOf(answer), notesOf(answer)], [[], ['no-kb Visual Studio Community 2022']]);
  });

  it('what comes with it is not it', () => {
    const answer = assessSoftware(
      known,
      serverWith('Microsoft Visual Studio 2015 Shell (Minimum)', 'Microsoft Visual Studio Tools for Applications 2017'),
    );
    assert.deepEqual([missingOf(answer), notesOf(answer)], [[], []]);
  });
});

describe('software without KBs', () => {
  const known = softwareCatalog()
    .document('2027-Jan')
    .update('9700001')
    .fixes('CVE-2027-1')
    .in('Microsoft Dynamics 365 (on-premises) version 9.1', { build: '9.1.25.17' })
    .productWithoutKb('Microsoft Edge (Chromium-based)')
    .productWithoutKb('Visual Studio Code')
    .build();

  it('is a note where the catalogue knows it as affected, and once', () => {
    const edge = ['Microsoft Edge', '146.0.3856.109'] as const;
    const answer = assessSoftware(
      known,
      serverWith(edge, ['Microsoft Edge', '145.0.1.1'], 'Microsoft Visual Studio Code (User)', 'Microsoft OneDrive'),
    );
    assert.deepEqual(missingOf(answer), []);
    assert.deepEqual(notesOf(answer), ['no-kb Microsoft Edge', 'no-kb Microsoft Visual Studio Code (User)']);
  });

  it('software whose level a list of programs does not tell is a note, not a row', () => {
    const answer = assessSoftware(known, serverWith(['Microsoft Dynamics 365 Server', '9.1.1.1']));
    assert.deepEqual([missingOf(answer), notesOf(answer)], [[], ['not-covered Microsoft Dynamics 365 Server']]);
  });

  it('software of others and what the feed does not know leave no trace', () => {
    const answer = assessSoftware(
      known,
      serverWith('Git', 'Mozilla Firefox (x64 en-US)', 'Microsoft Update Health Tools'),
    );
    assert.deepEqual([missingOf(answer), notesOf(answer)], [[], []]);
  });
});
