/** A thread of `startAssessorThreads`: loads the catalogue that it was started with, and answers one question at a time. */

import { Tinypool } from 'tinypool';
import { createAssessor } from '../../assessment/assessor.ts';
import { decodeSnapshot } from '../../catalog/snapshot.ts';
import { serveAssessor } from './assessor.ts';
import type { CatalogFace, Question } from './assessor-threads.ts';

const assessor = serveAssessor(createAssessor(decodeSnapshot(Tinypool.workerData as Uint8Array)));

/** What tinypool calls. The answer is of the question's kind: the catalogue's face, a stored answer, an explanation, files, a comparison, a guide, facts, summaries. */
export async function answer(question: Question): Promise<unknown> {
  switch (question.kind) {
    case 'open': {
      const { catalogVersion, feedDate, coverage } = assessor;
      return { catalogVersion, feedDate, coverage } satisfies CatalogFace;
    }
    case 'assess':
      return assessor.assess(question.state, question.asOf);
    case 'assess all':
      return assessor.assessAll(question.states, question.asOf);
    case 'explain':
      return assessor.explain(question.state, question.kb, question.asOf);
    case 'assess files':
      return assessor.assessFiles(question.question);
    case 'compare offers':
      return assessor.compareOffers(...question.of);
    case 'guide to update':
      return assessor.guide.update(question.kb);
    case 'closing':
      return assessor.guide.closing(question.vulnerability);
    case 'facts':
      return assessor.summaries.facts();
    case 'summarize':
      return assessor.summaries.summarize(...question.of);
  }
}
