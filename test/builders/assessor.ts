/** One assessor for each catalogue of a test, and its answers by catalogue. */

import { type Assessor, createAssessor } from '../../src/assessment/assessor.ts';
import { type CatalogKnowledge, createKnowledge } from '../../src/assessment/catalog-knowledge.ts';
import type { Assessment, Explanation } from '../../src/assessment/model.ts';
import type { PatchState } from '../../src/assessment/patch-state.ts';
import type { KbNumber } from '../../src/brand.ts';
import type { Catalog } from '../../src/catalog/model.ts';

const assessors = new WeakMap<Catalog, Assessor>();
const learned = new WeakMap<Catalog, CatalogKnowledge>();

export function assessorOf(known: Catalog): Assessor {
  const assessor = assessors.get(known) ?? createAssessor(known);
  assessors.set(known, assessor);
  return assessor;
}

export function knowledgeOf(known: Catalog): CatalogKnowledge {
  const knowledge = learned.get(known) ?? createKnowledge(known);
  learned.set(known, knowledge);
  return knowledge;
}

export function assessState(known: Catalog, state: PatchState, asOf: string): Assessment {
  return assessorOf(known).assess(state, asOf);
}

export function explainUpdate(known: Catalog, state: PatchState, kb: KbNumber, asOf: string): Explanation {
  return assessorOf(known).explain(state, kb, asOf);
}
