/** The groups of a board whose devices a question about single devices means, as the tenant looks at them. */

import { type Board, type BoardGroup, summariesOf } from '../../fleet/board/board.ts';
import { groupsAskedFor } from '../../fleet/board/device-figures.ts';
import type { BoardQuestions } from './board-questions.ts';
import type { DevicesAsked } from './machines-asked.ts';

/** `view` is the board through the policy. */
export async function groupsMeant(
  questions: BoardQuestions,
  view: Board,
  { planned, question }: Pick<DevicesAsked, 'planned' | 'question'>,
): Promise<readonly BoardGroup[]> {
  const meant = groupsAskedFor(view, question);
  if (planned === undefined) return meant;
  const getting = new Set(await questions.groupsOfStep(view, question, planned));
  return meant.filter((group) => getting.has(group));
}

/** The same groups with what their devices miss by `getmissingkbs`, whatever an exception leaves open. */
export function withOwnFigures(groups: readonly BoardGroup[], whole: Board): readonly BoardGroup[] {
  const summaries = summariesOf(whole);
  return groups.map((group) => ({ ...group, summary: summaries.get(group.state) ?? group.summary }));
}
