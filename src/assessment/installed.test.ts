import { describe, it } from 'node:test';
import { catalog } from '../../test/builders/catalog.ts';
import { device } from '../../test/builders/device.ts';
import { assess, expectMissing } from '../../test/builders/expectations.ts';

/** Trains do not count before Windows 10, where single updates stand alone: only the links tell. */
const win81 = 'Windows 8.1 for x64-based systems';
const office = 'Microsoft Office 2016 (64-bit edition)';
const patched = device().build('6.3.9600').but({ osName: 'Microsoft Windows 8.1 Pro' });

describe('supersedence', () => {
  it('leads on through an update that is for other products alone', () => {
    const known = catalog()
      .document('2015-Jan')
      .update('3000001')
      .fixes('CVE-2015-1')
      .in(win81)
      .document('2015-Feb')
      .update('3000002', { supersedes: ['3000001'] })
      .fixes('CVE-2015-2')
      .in(office)
      .document('2015-Mar')
      .update('3000003', { supersedes: ['3000002'] })
      .fixes('CVE-2015-3')
      .in(win81)
      .build();
    expectMissing(assess(known, patched.with('3000003')), []);
    expectMissing(assess(known, patched.with()), ['3000003', '3000001']);
  });

  it('that runs in a circle ends, and whoever has one of the circle has all', () => {
    const known = catalog()
      .document('2015-Jan')
      .update('3000001', { supersedes: ['3000002'] })
      .fixes('CVE-2015-1')
      .in(win81)
      .update('3000002', { supersedes: ['3000001'] })
      .fixes('CVE-2015-2')
      .in(win81)
      .build();
    expectMissing(assess(known, patched.with('3000001')), []);
  });
});
