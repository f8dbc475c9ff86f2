/** How much of a fleet was patched in time, on a day: devices without anything late, and what was closed before its deadline. */

import { setImmediate } from 'node:timers/promises';
import type { Severity } from '../../catalog/model.ts';
import { type SeenPast, seenOn } from '../past/seen-past.ts';
import { type ClosedInTime, closedInTime } from './closed-in-time.ts';
import { type LateFigures, lateFigures } from './late-figures.ts';
import { namesOf, type Part } from './parts.ts';
import type { ComplianceQuestion } from './question.ts';

export interface ComplianceFigures extends LateFigures {
  readonly closed: ClosedInTime;
}

export interface Compliance {
  readonly day: string;
  /** Of the catalogue that the day is judged by. */
  readonly catalogVersion: string;
  readonly within: number;
  readonly severity: readonly Severity[];
  readonly total: ComplianceFigures;
  /** By name; null for devices without a ring, tag or platform. A device with several tags is in several. */
  readonly parts?: readonly (ComplianceFigures & { readonly name: string | null })[];
}

export async function complianceOn(past: SeenPast, question: ComplianceQuestion, day: string): Promise<Compliance> {
  const policyOfDay = await past.policyOn(day);
  const board = await seenOn(past, day, policyOfDay);
  const closings = await closedInTime(past, policyOfDay.policy, question, board);
  await setImmediate();
  const late = lateFigures(board, question);
  const figuresOf = (part: Part): ComplianceFigures => ({ ...(late.get(part) as LateFigures), closed: closings(part) });
  const { within, severity, by } = question;
  return {
    day,
    catalogVersion: board.catalogVersion,
    within,
    severity,
    total: figuresOf(undefined),
    ...(by !== undefined && {
      parts: namesOf(late).map((name) => ({ name, ...figuresOf(name) })),
    }),
  };
}

/** Each of the days, in their order. */
export async function complianceOver(
  past: SeenPast,
  question: ComplianceQuestion,
  days: readonly string[],
): Promise<readonly Compliance[]> {
  const answers: Compliance[] = [];
  for (const day of days) answers.push(await complianceOn(past, question, day));
  return answers;
}
