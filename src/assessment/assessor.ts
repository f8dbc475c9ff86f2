/**
 * What devices are missing: a function of patch state, catalogue and day, and of nothing else. What is worked out of a
 * catalogue lives and ends with its assessor.
 */

import type { KbNumber } from '../brand.ts';
import type { Coverage } from '../catalog/coverage.ts';
import type { Catalog } from '../catalog/model.ts';
import { answerOf, judgementOf } from './answer.ts';
import { createKnowledge } from './catalog-knowledge.ts';
import { type Examination, examineState } from './examination.ts';
import { createExplainer } from './explain.ts';
import type { Assessment, Explanation, Judgement } from './model.ts';
import type { PatchState } from './patch-state.ts';

/** Answers by one catalogue, however many devices there are. Days are YYYY-MM-DD: nothing released or published later exists. */
export interface Assessor {
  readonly catalog: Catalog;
  readonly coverage: Coverage;
  /** The one look at a device, for whoever wants its answer and explanations of that. */
  examine(state: PatchState, asOf: string): ExaminedDevice;
  /**
   * Missing updates of one patch state, most vulnerabilities first. An unknown build gives status "unknown" and its reason,
   * never an empty list that looks like "patched".
   */
  assess(state: PatchState, asOf: string): Assessment;
  /** The same without the install list and the notes. */
  judge(state: PatchState, asOf: string): Judgement;
  /** Why one update is missing or not. For more of the same device, `examine` it. */
  explain(state: PatchState, kb: KbNumber, asOf: string): Explanation;
}

/** Keeps what was found, which is more than the answer says: hold on to the answer, not to this. */
export interface ExaminedDevice {
  readonly examination: Examination;
  readonly answer: Assessment;
  readonly explain: (kb: KbNumber) => Explanation;
}

export function createAssessor(catalog: Catalog): Assessor {
  const knowledge = createKnowledge(catalog);

  function examine(state: PatchState, asOf: string): ExaminedDevice {
    const examination = examineState(knowledge, state, asOf);
    let answer: Assessment | undefined;
    const answerOnce = () => {
      answer ??= answerOf(catalog, examination, asOf);
      return answer;
    };
    return {
      examination,
      get answer() {
        return answerOnce();
      },
      explain: createExplainer(catalog, state, asOf, examination, () => answerOnce().install),
    };
  }

  return {
    catalog,
    coverage: knowledge.coverage,
    examine,
    assess: (state, asOf) => examine(state, asOf).answer,
    judge: (state, asOf) => judgementOf(examineState(knowledge, state, asOf), asOf),
    explain: (state, kb, asOf) => examine(state, asOf).explain(kb),
  };
}
