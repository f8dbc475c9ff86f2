import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { catalog } from '../../test/builders/catalog.ts';
import { device } from '../../test/builders/device.ts';
import type { KbNumber } from '../brand.ts';
import { createAssessor } from './assessor.ts';
import type { PatchState } from './patch-state.ts';

const win22h2 = 'Windows 10 Version 22H2 for x64-based Systems';
const known = catalog()
  .document('2027-Jan')
  .update('9000001')
  .fixes('CVE-2027-1')
  .in(win22h2, { build: '10.0.19045.9001' })
  .document('2027-Feb')
  .update('9000002', { supersedes: ['9000001'] })
  .fixes('CVE-2027-2')
  .in(win22h2, { build: '10.0.19045.9002' })
  .build();
const { state } = device().build('19045.9001').with('9000001');
const kbs = ['9000001', '9000002', '9000009'] as KbNumber[];
const today = '2030-01-01';

/** A state, and how often something looked at what every examination begins with. */
function watch(subject: PatchState): { readonly watched: PatchState; readonly looks: () => number } {
  let looks = 0;
  const watched = Object.defineProperty({ ...subject }, 'installationType', {
    enumerable: true,
    get: () => {
      looks += 1;
      return subject.installationType;
    },
  });
  return { watched, looks: () => looks };
}

describe('an assessor', () => {
  it('writes the answer and every explanation of a device from one examination', () => {
    const assessor = createAssessor(known);
    const { watched, looks } = watch(state);
    const examined = assessor.examine(watched, today);
    const looksOfOne = looks();
    assert.ok(looksOfOne > 0);
    assert.deepEqual(examined.answer, assessor.assess(state, today));
    assert.deepEqual(
      kbs.map(examined.explain),
      kbs.map((kb) => assessor.explain(state, kb, today)),
    );
    assert.equal(looks(), looksOfOne);
  });

  it('judges a device as its answer does, without the install list and the notes', () => {
    const assessor = createAssessor(known);
    for (const subject of [state, device().build('12345.1').state]) {
      const { install, notes, ...answer } = assessor.assess(subject, today);
      assert.deepEqual(assessor.judge(subject, today), answer);
    }
  });

  it('examines a device once for an explanation, and once for an answer', () => {
    const assessor = createAssessor(known);
    const looksOf = (work: (watched: PatchState) => unknown): number => {
      const { watched, looks } = watch(state);
      work(watched);
      return looks();
    };
    const once = looksOf((watched) => assessor.examine(watched, today));
    assert.equal(
      looksOf((watched) => assessor.assess(watched, today)),
      once,
    );
    assert.equal(
      looksOf((watched) => assessor.explain(watched, '9000002' as KbNumber, today)),
      once,
    );
  });
});
