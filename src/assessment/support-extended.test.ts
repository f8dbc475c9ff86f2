/** Extended Security Updates: which rows need them, how they show, and when they end. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { catalog } from '../../test/builders/catalog.ts';
import { type DeviceBuilder, device } from '../../test/builders/device.ts';
import { assess } from '../../test/builders/expectations.ts';
import { installOf } from '../../test/builders/offer-marks.ts';

const win22h2 = 'Windows 10 Version 22H2 for x64-based Systems';
const win7 = 'Windows 7 for x64-based Systems Service Pack 1';

/** Windows 10 22H2: free until 2025-10-14, Extended Security Updates until 2028-10-10. */
const extended = catalog()
  .document('2025-Oct')
  .update('9000001')
  .fixes('CVE-2025-1')
  .in(win22h2)
  .document('2025-Dec')
  .update('9000002')
  .fixes('CVE-2025-2')
  .in(win22h2)
  .document('2026-Feb')
  .update('9000003')
  .fixes('CVE-2026-1')
  .in(win22h2)
  .document('2026-Dec')
  .update('9000004')
  .fixes('CVE-2026-2')
  .in(win22h2)
  .build();

describe('Extended Security Updates', () => {
  const february = '2026-02-28';
  const subject = device().build('19045').with('890830');

  const cases: readonly (readonly [string, DeviceBuilder, string, readonly string[]])[] = [
    ['not told: the last free update beside the marked one', subject, february, ['9000001', '9000003 ESU']],
    ['told that there are none: the same', subject.but({ esu: false }), february, ['9000001', '9000003 ESU']],
    ['told: no mark', subject.but({ esu: true }), february, ['9000003']],
    ['not told, at the last free update: nothing is offered', subject.with('9000001'), february, ['9000003 ESU']],
    ['shown by an update of the same year', subject.with('9000002'), february, ['9000003']],
    ['not of the next year', subject.with('9000002'), '2026-12-31', ['9000003', '9000004 ESU']],
    [
      'told that there are none, whatever is installed',
      subject.with('9000002').but({ esu: false }),
      february,
      ['9000003 ESU'],
    ],
  ];
  for (const [what, given, day, install] of cases) {
    it(`${what}: ${install.join(', ')}`, () => {
      assert.deepEqual(installOf(assess(extended, given, day)), install);
    });
  }

  it('an entry that needs them replaces what needs them, and is no upgrade', () => {
    const [free, marked] = assess(extended, subject, february).install;
    assert.deepEqual([free?.replaces, marked?.replaces, marked?.upgradeTo], [[], ['9000002'], undefined]);
  });

  it('end as well: what comes later is offered to nobody', () => {
    const known = catalog()
      .document('2020-Jan')
      .update('9000001', { kind: 'monthly-rollup' })
      .fixes('CVE-2020-1')
      .in(win7)
      .document('2022-Dec')
      .update('9000002', { kind: 'monthly-rollup' })
      .fixes('CVE-2022-1')
      .in(win7)
      .document('2023-Mar')
      .update('9000003', { kind: 'monthly-rollup' })
      .fixes('CVE-2023-1')
      .in(win7)
      .build();
    const seven = device().but({ osName: 'Microsoft Windows 7 Enterprise', osVersion: '6.1.7601' }).with('890830');
    const answer = assess(known, seven, '2024-01-01');
    assert.deepEqual(installOf(answer), ['9000001', '9000002 ESU', '9000003 ended 2023-01-10']);
    assert.match(answer.install[2]?.notOffered?.reason ?? '', /^Extended Security Updates for Windows 7 ended on/);
    assert.equal(answer.install[2]?.upgradeTo?.release, 'Windows 10 22H2');
    assert.deepEqual(installOf(assess(known, seven.but({ esu: true }), '2024-01-01')), [
      '9000002',
      '9000003 ended 2023-01-10',
    ]);
  });
});
