/** How single devices stand today: what each state has open, and which groups a question about devices means. */

import type { KbNumber } from '../../brand.ts';
import { type Board, type BoardFilter, type BoardGroup, groupsOf } from './board.ts';
import { type Exploited, isExploitedBy } from './exploited.ts';
import { noBoardThreats } from './kev-table.ts';
import { groupsWith } from './open-figures.ts';
import { monthsBehind } from './overview.ts';
import type { StateSummary } from './state-summary.ts';

/** Of a device that cannot be judged there are none. */
export interface DeviceFigures {
  readonly missingUpdates: number;
  /** Months in which they came out. */
  readonly monthsBehind: number;
  readonly openVulnerabilities: number;
  /** Those that the feed calls exploited. */
  readonly openExploited: number;
  /** Those that KEV has; absent where there is no list of it. */
  readonly openInKev?: number;
}

export interface DevicesQuestion extends BoardFilter {
  /** That the device misses. */
  readonly kb?: KbNumber;
  /** That is open on it. */
  readonly vulnerability?: string;
  /** As `monthsBehind` counts them; the highest stands for more as well. */
  readonly months?: number;
  /** That something exploited is open on it, or nothing. */
  readonly exploited?: Exploited;
}

export const mostMonths = 3;

/** Undefined where the device cannot be judged. */
export function figuresOf(
  { facts, threats: { kev, kevDay } = noBoardThreats }: Board,
  { status, open }: StateSummary,
): DeviceFigures | undefined {
  if (status !== 'assessed') return undefined;
  return {
    missingUpdates: open.rows.length,
    monthsBehind: monthsBehind(open),
    openVulnerabilities: open.vulnerabilities.length,
    openExploited: facts.countExploited(open.vulnerabilities),
    ...(kevDay !== undefined && { openInKev: kev.count(open.vulnerabilities) }),
  };
}

/** Groups whose devices are meant. */
export function groupsAskedFor(board: Board, question: DevicesQuestion): readonly BoardGroup[] {
  const { kb, vulnerability, months, exploited } = question;
  const withKb = (groups: readonly BoardGroup[]) => (kb === undefined ? groups : groupsWith(board, groups, { kb }));
  const exposed = (groups: readonly BoardGroup[]) =>
    vulnerability === undefined ? groups : groupsWith(board, groups, { vulnerability });
  return exposed(withKb(groupsOf(board, question))).filter(({ summary }) => {
    if (months === undefined && exploited === undefined) return true;
    const figures = figuresOf(board, summary);
    if (figures === undefined) return false;
    if (months !== undefined && Math.min(mostMonths, figures.monthsBehind) !== months) return false;
    const statements = { exploited: figures.openExploited > 0, ...(figures.openInKev && { kev: figures }) };
    return exploited === undefined || isExploitedBy(exploited, statements);
  });
}
