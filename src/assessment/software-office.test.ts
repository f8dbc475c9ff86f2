import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DeviceBuilder } from '../../test/builders/device.ts';
import {
  assessSoftware,
  installOf,
  missingOf,
  notesOf,
  serverWith,
  softwareCatalog,
} from '../../test/builders/software.ts';

const word64 = 'Microsoft Word 2016 (64-bit edition)';
const word32 = 'Microsoft Word 2016 (32-bit edition)';
const access64 = 'Microsoft Access 2016 (64-bit edition)';
const office64 = 'Microsoft Office 2016 (64-bit edition)';
const office32 = 'Microsoft Office 2016 (32-bit edition)';
const visio64 = 'Microsoft Visio 2016 (64-bit edition)';
const word2013 = 'Microsoft Word 2013 Service Pack 1 (64-bit editions)';
const outlook2013 = 'Microsoft Outlook 2013 (64-bit editions)';
const proPlus = 'Microsoft Office Professional Plus 2016';

/** Word in two links of one chain; Office in two packages that one vulnerability needs both. */
const known = softwareCatalog()
  .document('2027-Jan')
  .update('9100001')
  .fixes('CVE-2027-1')
  .in(word64)
  .in(word32)
  .update('9100003')
  .fixes('CVE-2027-3')
  .in(office64)
  .in(office32)
  .update('9100004')
  .fixes('CVE-2027-3')
  .in(office64)
  .in(office32)
  .update('9100005')
  .fixes('CVE-2027-5')
  .in(access64)
  .update('9100006')
  .fixes('CVE-2027-6')
  .in(visio64)
  .document('2027-Feb')
  .update('9100002', { supersedes: ['9100001'] })
  .fixes('CVE-2027-2')
  .in(word64)
  .in(word32)
  .update('9100007')
  .fixes('CVE-2027-7')
  .in(word2013)
  .in(outlook2013)
  .productWithoutKb('Microsoft 365 Apps for Enterprise for 64-bit Systems')
  .build();

describe('Office by Windows Installer', () => {
  it('of which ten updates are missing and none is there comes with a note that the list may be the wrong one', () => {
    const many = softwareCatalog().document('2027-Jan');
    for (let index = 0; index < 10; index += 1) {
      many
        .update(`92000${10 + index}`)
        .fixes(`CVE-2027-${index}`)
        .in(word64);
    }
    const answer = assessSoftware(many.build(), serverWith(proPlus));
    assert.equal(answer.missing.length, 10);
    assert.deepEqual(notesOf(answer), [`cannot-tell ${proPlus}`]);
  });

  it('of which the list names one update is not said to have none, however many others are missing', () => {
    const many = softwareCatalog().document('2027-Jan').update('9100099').fixes('CVE-2027-99').in(word2013);
    for (let index = 0; index < 12; index += 1) {
      many
        .update(`92000${10 + index}`)
        .fixes(`CVE-2027-${index}`)
        .in('Microsoft Office 2013 Service Pack 1 (64-bit editions)')
        .in(visio64);
    }
    const standard: readonly [string, string] = ['Microsoft Office Standard 2013', '15.0.4569.1506'];
    const one = serverWith(standard).with('9100099');
    assert.deepEqual(notesOf(assessSoftware(many.build(), one)), []);
    const beside = serverWith(standard, 'Microsoft Visio Professional 2016').with('9100099');
    assert.deepEqual(notesOf(assessSoftware(many.build(), beside)), []);
    assert.deepEqual(notesOf(assessSoftware(many.build(), serverWith(standard))), [`cannot-tell ${standard[0]}`]);
  });

  it('holds the applications of its edition, and what they share', () => {
    assert.deepEqual(missingOf(assessSoftware(known, serverWith(proPlus))), [
      '9100001',
      '9100002',
      '9100003',
      '9100004',
      '9100005',
    ]);
    const standard = assessSoftware(known, serverWith('Microsoft Office Standard 2016'));
    assert.deepEqual(missingOf(standard), ['9100001', '9100002', '9100003', '9100004']);
  });

  it('every package that a vulnerability names is needed: one installed does not close the other', () => {
    const answer = assessSoftware(known, serverWith(proPlus).with('9100002', '9100003', '9100005'));
    assert.deepEqual(missingOf(answer), ['9100004']);
  });

  it('a later update of the same package closes the earlier one, and alone stands on the install list', () => {
    assert.deepEqual(installOf(assessSoftware(known, serverWith('Microsoft Word 2016'))), [
      '9100002',
      '9100003',
      '9100004',
    ]);
    const answer = assessSoftware(known, serverWith('Microsoft Word 2016').with('9100002', '9100003', '9100004'));
    assert.deepEqual(missingOf(answer), []);
  });

  it('counts a vulnerability once for both bitnesses where the inventory does not tell', () => {
    const [row] = assessSoftware(known, serverWith('Microsoft Word 2016')).missing.filter(({ id }) => id === '9100001');
    assert.equal(row?.cveAddressed, 1);
  });

  it('its bitness is told by the components of the other one', () => {
    const answer = assessSoftware(known, serverWith(proPlus, 'Microsoft Office 32-bit Components 2016'));
    assert.ok(answer.products.includes(word64) && !answer.products.includes(word32));
  });

  it('on a 32-bit Windows is 32-bit', () => {
    const products = assessSoftware(known, serverWith(proPlus).on('x86')).products;
    assert.ok(!products.includes(word64));
  });

  it('language parts name the applications of an edition that is not known', () => {
    const suite = 'Microsoft Office Ausgabe für alle 2016';
    const told = assessSoftware(known, serverWith(suite, 'Microsoft Access MUI (German) 2016'));
    assert.deepEqual(missingOf(told), ['9100003', '9100004', '9100005']);
    assert.deepEqual(notesOf(told), []);
    assert.deepEqual(notesOf(assessSoftware(known, serverWith(suite))), [`cannot-tell ${suite}`]);
  });

  it('the parts that setup lists beside an application are none of their own', () => {
    const parts = [
      'Microsoft Office Proofing (English) 2016',
      'Microsoft Office Shared MUI (English) 2016',
      'Microsoft Office OSM MUI (English) 2016',
      'Microsoft Visual C++ 2015 x64 Minimum Runtime - 14.0.24215',
    ];
    const answer = assessSoftware(known, serverWith(...parts));
    assert.deepEqual([missingOf(answer), notesOf(answer)], [[], []]);
  });

  it('Visio brings what Office shares', () => {
    assert.deepEqual(missingOf(assessSoftware(known, serverWith('Microsoft Visio Professional 2016'))), [
      '9100003',
      '9100004',
      '9100006',
    ]);
  });

  it('2013 means Service Pack 1, whether the feed says so or not', () => {
    const answer = assessSoftware(known, serverWith(['Microsoft Office Standard 2013', '15.0.4569.1506']));
    assert.deepEqual(answer.missing[0]?.productsNames, ['outlook_2013', 'word_2013']);
    assert.deepEqual(notesOf(answer), []);
    const older = assessSoftware(known, serverWith(['Microsoft Office Standard 2013', '15.0.4420.1017']));
    assert.deepEqual(notesOf(older), ['cannot-tell Microsoft Office Standard 2013']);
    assert.match(older.notes[0]?.reason ?? '', /15\.0\.4420\.1017; its security updates need Service Pack 1/);
  });

  it('without a list of updates nothing is missing for sure', () => {
    const { installedKbs: _, ...state } = serverWith('Microsoft Word 2016').state;
    const answer = assessSoftware(known, new DeviceBuilder({ ...state, installedKbs: [] }));
    assert.deepEqual(missingOf(answer), []);
    assert.deepEqual(notesOf(answer), ['cannot-tell Microsoft Word 2016']);
    assert.match(answer.notes[0]?.reason ?? '', /the reported one is empty/);
    const unasked = assessSoftware(known, new DeviceBuilder(state));
    assert.match(unasked.notes[0]?.reason ?? '', /none was reported/);
  });

  it('an update of Office needs no Extended Security Updates of Windows', () => {
    const answer = assessSoftware(
      softwareCatalog()
        .document('2027-Jan')
        .update('9100001')
        .fixes('CVE-2027-1')
        .in(word64)
        .update('9100002')
        .fixes('CVE-2027-2')
        .in('Windows 10 Version 22H2 for x64-based Systems', { build: '10.0.19045.99002' })
        .build(),
      serverWith('Microsoft Word 2016').as('Client').but({ osName: 'Windows 10 Pro', osVersion: '10.0.19045.99001' }),
    );
    assert.deepEqual(
      answer.missing.map(({ id, needsEsu }) => [id, needsEsu]),
      [
        ['9100001', undefined],
        ['9100002', true],
      ],
    );
  });
});

describe('Office by Click-to-Run', () => {
  const names = [
    'Microsoft 365 Apps for enterprise - en-us',
    'Microsoft Office Professional Plus 2016 - de-de',
    'Microsoft Office Professional Plus 2019 - en-us',
    'Aplicaciones de Microsoft 365 para empresas - es-es',
  ];
  for (const name of names) {
    it(`"${name}" gives no row and says why`, () => {
      const answer = assessSoftware(known, serverWith([name, '16.0.17328.20162']));
      assert.deepEqual([missingOf(answer), notesOf(answer)], [[], [`no-kb ${name}`]]);
    });
  }

  it('is told by the version where the name does not tell', () => {
    const answer = assessSoftware(known, serverWith([proPlus, '16.0.17328.20162']));
    assert.deepEqual([missingOf(answer), notesOf(answer)], [[], [`no-kb ${proPlus}`]]);
    assert.equal(missingOf(assessSoftware(known, serverWith([proPlus, '16.0.4266.1001']))).length, 5);
  });

  it('in several languages is one note', () => {
    const answer = assessSoftware(
      known,
      serverWith('Microsoft 365 Apps for business - en-us', 'Microsoft 365 Apps for business - fr-fr'),
    );
    assert.equal(answer.notes.length, 1);
  });

  it('is no note where the catalogue knows of nothing that affects it', () => {
    assert.deepEqual(notesOf(assessSoftware(softwareCatalog().build(), serverWith(names[0] ?? ''))), []);
  });
});
