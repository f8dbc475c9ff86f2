/** What an answer says of whether its updates are still offered, in short, for tests. */

import type { Assessment, OfferMarks } from '../../src/assessment/model.ts';

/** "9000001", "9000002 ESU", "9000003 ended 2024-06-11". */
export function describeMarks({ id, needsEsu, notOffered }: OfferMarks & { readonly id: string }): string {
  if (notOffered) return `${id} ended ${notOffered.since}`;
  return needsEsu ? `${id} ESU` : id;
}

export function installOf(answer: Assessment): string[] {
  return answer.install.map(describeMarks);
}
