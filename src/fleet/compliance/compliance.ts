/** How much of a fleet was patched in time, on a day: devices without anything late, and what was closed before its deadline. */

import { setImmediate } from 'node:timers/promises';
import type { Severity } from '../../catalog/model.ts';
import type { Threats } from '../../threats/threats.ts';
import type { Board } from '../board/board.ts';
import { tableOfKev } from '../board/kev-table.ts';
import { boardOn } from '../past/past-fleet.ts';
import { applyPolicy } from '../policy/apply-policy.ts';
import { type ClosedInTime, closedInTime } from './closed-in-time.ts';
import { type LateFigures, lateFigures } from './late-figures.ts';
import { namesOf, type Part } from './parts.ts';
import type { CompliancePast, ComplianceQuestion } from './question.ts';

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

export async function complianceOn(
  past: CompliancePast,
  question: ComplianceQuestion,
  day: string,
): Promise<Compliance> {
  const { policy, named } = await past.policyOn(day);
  const whole = await boardOn(past, day);
  const board = withThreats(applyPolicy(whole, policy, named), past.threats);
  const closings = await closedInTime(past, policy, question, board);
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
  past: CompliancePast,
  question: ComplianceQuestion,
  days: readonly string[],
): Promise<readonly Compliance[]> {
  const answers: Compliance[] = [];
  for (const day of days) answers.push(await complianceOn(past, question, day));
  return answers;
}

function withThreats(board: Board, threats: Threats): Board {
  return { ...board, threats: { ...threats, kev: tableOfKev(board.facts, threats, board.asOf) } };
}
