import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  assessSoftware,
  installOf,
  missingOf,
  notesOf,
  serverWith,
  softwareCatalog,
} from '../../../test/builders/software.ts';

/** What the list of programs names, and what the feed calls it. */
const names: readonly (readonly [entry: string, product: string])[] = [
  ['Microsoft SharePoint Server Subscription Edition', 'Microsoft SharePoint Server Subscription Edition'],
  ['Microsoft SharePoint Server Subscription Edition', 'SharePoint Server Subscription Edition Language Pack'],
  ['Microsoft SharePoint Server 2019', 'Microsoft SharePoint Server 2019'],
  ['Microsoft SharePoint Server 2016', 'Microsoft SharePoint Enterprise Server 2016'],
  ['Microsoft SharePoint Server 2016', 'Microsoft SharePoint Server 2016'],
  ['Microsoft SharePoint Server 2013', 'Microsoft SharePoint Enterprise Server 2013 Service Pack 1'],
  ['Microsoft SharePoint Server 2013', 'Microsoft SharePoint Enterprise Server 2013'],
  ['Microsoft SharePoint Server 2013', 'Microsoft SharePoint Foundation 2013 Service Pack 1'],
  ['Microsoft SharePoint Server 2013', 'Excel Automation Services on Microsoft SharePoint Server 2013 Service Pack 1'],
  ['Microsoft SharePoint Foundation 2013', 'Microsoft SharePoint Foundation 2013 Service Pack 1'],
  ['Microsoft SharePoint Server 2010', 'Word Automation Services on Microsoft SharePoint Server 2010 Service Pack 2'],
  ['Microsoft SharePoint Server 2010', 'Excel Services on Microsoft Sharepoint Server 2010 Service Pack 2 Bad'],
  ['Microsoft SharePoint Foundation 2010', 'Microsoft SharePoint Foundation 2010 Service Pack 2'],
  [
    'Microsoft Office SharePoint Server 2007',
    'Excel Services on Microsoft SharePoint Server 2007 Service Pack 3 (64-bit editions)',
  ],
  ['Microsoft Office Online Server', 'Office Online Server'],
  ['Microsoft Office Web Apps Server 2013', 'Microsoft Office Web Apps Server 2013 Service Pack 1'],
  ['Microsoft Office Web Apps 2010', 'Microsoft Office Web Apps 2010'],
  ['Microsoft Project Server 2013', 'Microsoft Project Server 2013 Service Pack 1 (64-bit edition)'],
  ['Microsoft Project Server 2010', 'Microsoft Project Server 2010 Service Pack 2'],
];

describe('SharePoint, Office Online Server and Project Server', () => {
  for (const [entry, product] of names) {
    it(`${entry} misses what the feed names for ${product}`, () => {
      const known = softwareCatalog().document('2027-Jan').update('9400001').fixes('CVE-2027-1').in(product).build();
      assert.deepEqual(missingOf(assessSoftware(known, serverWith(entry))), ['9400001']);
      assert.deepEqual(missingOf(assessSoftware(known, serverWith(entry).with('9400001'))), []);
    });
  }

  it('below its service pack comes with a note', () => {
    const product = 'Microsoft SharePoint Foundation 2013 Service Pack 1';
    const known = softwareCatalog().document('2027-Jan').update('9400001').fixes('CVE-2027-1').in(product).build();
    const name = 'Microsoft SharePoint Foundation 2013';
    const notesAt = (version: string) => notesOf(assessSoftware(known, serverWith([name, version])));
    assert.deepEqual(notesAt('15.0.4420.1017'), [`cannot-tell ${name}`]);
    assert.deepEqual(notesAt('15.0.4571.1502'), []);
  });
});

describe('the packages of SharePoint Server', () => {
  const product = 'Microsoft SharePoint Server 2019';
  const subscription = 'Microsoft SharePoint Server Subscription Edition';
  const languages = 'SharePoint Server Subscription Edition Language Pack';

  it('are two, core and language, and both are needed', () => {
    const known = softwareCatalog()
      .document('2027-Jan')
      .update('9400001')
      .fixes('CVE-2027-1')
      .in(product)
      .update('9400002')
      .fixes('CVE-2027-1')
      .in(product)
      .document('2027-Feb')
      .update('9400003', { supersedes: ['9400001'] })
      .fixes('CVE-2027-2')
      .in(product)
      .build();
    assert.deepEqual(installOf(assessSoftware(known, serverWith(product))), ['9400002', '9400003']);
    assert.deepEqual(missingOf(assessSoftware(known, serverWith(product).with('9400003'))), ['9400002']);
  });

  it('of Subscription Edition are two until February 2023, and one that contains both from March on', () => {
    const known = softwareCatalog()
      .document('2023-Feb')
      .update('5002352')
      .fixes('CVE-2023-1')
      .in(languages)
      .update('5002353')
      .fixes('CVE-2023-1')
      .in(subscription)
      .document('2023-Mar')
      .update('5002355', { supersedes: ['5002353'] })
      .fixes('CVE-2023-2')
      .in(subscription)
      .build();
    const server = serverWith(subscription);
    assert.deepEqual(missingOf(assessSoftware(known, server.with('5002353'), '2023-02-28')), ['5002352']);
    assert.deepEqual(installOf(assessSoftware(known, server.with('5002353'))), ['5002355']);
    assert.deepEqual(missingOf(assessSoftware(known, server.with('5002355'))), []);
  });

  it('are not missing where the feed names them for another product by mistake', () => {
    const mistakes = softwareCatalog()
      .document('2020-Jul')
      .update('4484451')
      .fixes('CVE-2020-1')
      .in(product)
      .document('2025-Apr')
      .update('5002680')
      .fixes('CVE-2025-1')
      .in(languages)
      .build();
    assert.deepEqual(missingOf(assessSoftware(mistakes, serverWith(product, subscription))), []);
  });
});
