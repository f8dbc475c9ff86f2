import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explainUpdate } from '../../test/builders/assessor.ts';
import { type CatalogBuilder, catalog } from '../../test/builders/catalog.ts';
import { device } from '../../test/builders/device.ts';
import { assess, expectInstall, expectMissing } from '../../test/builders/expectations.ts';
import type { KbNumber } from '../brand.ts';

const windows7 = 'Windows 7 for x64-based Systems Service Pack 1';
const ie11 = `Internet Explorer 11 on ${windows7}`;
const server2012 = 'Windows Server 2012';
const seven = device().build('6.1.7601').with('890830');
const server = device().as('Server').build('6.2.9200').with('890830');

/** A rollup of the month with a fix of its own, "CVE-9000001", in the product. */
function rollup(known: CatalogBuilder, month: string, kb: string, product = windows7): CatalogBuilder {
  return known.document(month).update(kb, { kind: 'monthly-rollup' }).fixes(`CVE-${kb}`).in(product);
}

describe('cumulative updates of Internet Explorer and the Monthly Rollups', () => {
  /** December and January with a rollup that serves Internet Explorer; the cumulative updates fix what no rollup names. */
  const known = rollup(catalog(), '2018-Dec', '9000001', ie11)
    .update('9000002', { kind: 'security-only' })
    .fixes('CVE-2018-2')
    .in(windows7)
    .update('9000003', { kind: 'ie-cumulative' })
    .fixes('CVE-2018-3')
    .in(ie11)
    .update('9000004', { kind: 'ie-cumulative', released: '2018-12-19' })
    .fixes('CVE-2018-4')
    .in(ie11);
  const months = rollup(known, '2019-Jan', '9000011', ie11)
    .update('9000012', { kind: 'security-only' })
    .fixes('CVE-2019-2')
    .in(windows7)
    .build();

  it('an installed rollup contains those of its day and before', () => {
    expectMissing(assess(months, seven.with('9000011', '9000002', '9000012')), []);
  });

  it('a rollup does not contain one that came after it, out of band', () => {
    expectMissing(assess(months, seven.with('9000001', '9000002', '9000012'), '2018-12-31'), ['9000004']);
  });

  it('Security Only updates contain none of them', () => {
    const answer = assess(months, seven.with('9000002', '9000012'));
    const open = answer.missing.flatMap(({ cves }) => cves.internet_explorer ?? []);
    assert.deepEqual(open.sort(), ['CVE-2018-3', 'CVE-2018-4', 'CVE-9000001', 'CVE-9000011']);
  });

  it('beside a rollup to install Windows Update offers those that came out of band, and no others', () => {
    expectInstall(assess(months, seven.with('9000002', '9000012')), ['9000011', '9000004']);
  });

  it('a rollup that serves another version of it on the system contains nothing of this one', () => {
    const ie10 = `Internet Explorer 10 on ${server2012}`;
    const ie11OnServer = `Internet Explorer 11 on ${server2012}`;
    const first = rollup(rollup(catalog(), '2019-May', '9000001', ie10), '2019-May', '9000001', server2012)
      .update('9000002', { kind: 'ie-cumulative' })
      .fixes('CVE-2019-1')
      .in(ie10)
      .in(ie11OnServer);
    const known = rollup(rollup(first, '2020-Feb', '9000003', ie11OnServer), '2020-Feb', '9000003', server2012).build();
    const may = assess(known, server.with('9000001'), '2019-12-31');
    expectMissing(may, ['9000002']);
    expectInstall(assess(known, server.with('9000001')), ['9000003']);
    expectMissing(assess(known, server.with('9000003')), []);
  });

  it('an explanation names the rollup that contains one', () => {
    const { state } = seven.with('9000011', '9000002', '9000012');
    const { verdict, reason } = explainUpdate(months, state, '9000004' as KbNumber, '2019-12-31');
    assert.deepEqual(
      [verdict, reason.slice(0, 50)],
      ['superseded', 'KB9000011 and the Monthly Rollups after it contain'],
    );
  });
});

describe('single updates and the Monthly Rollups', () => {
  const singles = catalog()
    .document('2016-Jan')
    .update('9000001')
    .fixes('CVE-2016-1')
    .in(windows7)
    .document('2016-May')
    .update('9000002')
    .fixes('CVE-2016-2')
    .in(windows7);
  const known = ['2018-Oct 9000011', '2018-Nov 9000012', '2019-Feb 9000013', '2019-Mar 9000014']
    .map((text) => text.split(' '))
    .reduce((all, [month = '', kb = '']) => rollup(all, month, kb), singles)
    .build();
  const missingWith = (kb: string, day = '2019-02-28'): string[] =>
    assess(known, seven.with(kb), day).missing.map(({ id }) => id);

  it('those of April to September 2016 are contained in the rollups from November 2018 on', () => {
    assert.ok(missingWith('9000011').includes('9000002'));
    assert.ok(!missingWith('9000012').includes('9000002'));
    assert.ok(!assess(known, seven.with('9000011')).install.some(({ id }) => id === '9000002'));
  });

  it('those of January 2016 are missing beside the rollups until February 2019 and a note beside later ones', () => {
    assert.deepEqual(missingWith('9000013'), ['9000001']);
    const later = assess(known, seven.with('9000014'));
    expectMissing(later, []);
    assert.deepEqual(
      later.notes.map(({ kind, about }) => [kind, about]),
      [['cannot-tell', '9000001']],
    );
  });

  it('one of January 2016 is installed beside a rollup, which may not contain it', () => {
    expectInstall(assess(known, seven.with('9000013')), ['9000014', '9000001']);
  });

  it('one that came out of band is in the rollups after it, and in none of its day', () => {
    const first = rollup(rollup(catalog(), '2020-Jul', '9000001'), '2020-Aug', '9000002')
      .update('9000003')
      .fixes('CVE-2020-3')
      .in(windows7);
    const outOfBand = rollup(first, '2020-Sep', '9000004').build();
    expectMissing(assess(outOfBand, seven.with('9000002'), '2020-08-31'), ['9000003']);
    expectMissing(assess(outOfBand, seven.with('9000004')), []);
    expectInstall(assess(outOfBand, seven.with('9000001')), ['9000004']);
  });

  it('whoever has a rollup from September 2019 on has the SHA-2 signatures that it needs', () => {
    const first = rollup(catalog(), '2019-Feb', '9000001')
      .document('2019-Mar')
      .update('4474419')
      .fixes('ADV190009')
      .in(windows7);
    const signed = rollup(rollup(first, '2019-Aug', '9000002'), '2019-Sep', '9000003').build();
    expectMissing(assess(signed, seven.with('9000002'), '2019-08-31'), ['4474419']);
    expectMissing(assess(signed, seven.with('9000003')), []);
    expectInstall(assess(signed, seven.with('9000001')), ['9000003', '4474419']);
  });

  it('a rollup of the system contains no update of .NET, and one of .NET none of the system', () => {
    const dotNet = `Microsoft .NET Framework 3.5.1 on ${windows7}`;
    const first = catalog()
      .document('2016-May')
      .update('9000001')
      .fixes('CVE-2016-1')
      .in(dotNet)
      .update('9000002')
      .fixes('CVE-2016-2')
      .in(windows7)
      .document('2019-Mar')
      .update('9000003', { kind: 'monthly-rollup' })
      .fixes('CVE-2019-3')
      .in(dotNet);
    const both = rollup(first, '2019-Mar', '9000004').build();
    const withRollup = assess(both, seven.with('9000004')).missing.map(({ id }) => id);
    assert.deepEqual(withRollup, ['9000003', '9000001']);
    const withDotNet = assess(both, seven.with('9000003')).missing.map(({ id }) => id);
    assert.deepEqual(withDotNet, ['9000004', '9000002']);
  });
});
