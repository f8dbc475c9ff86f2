/** The past of one device: in which patch state it was from when to when, what each report closed, and what came out meanwhile. */

import type { KbNumber } from '../../brand.ts';
import type { OpenUpdates, StateSummary, SystemFacts } from '../board/state-summary.ts';

/** As the store has them, oldest first. */
export interface PastState {
  readonly state: number;
  /** ISO 8601 in UTC. */
  readonly from: string;
  /** Absent while it lasts. */
  readonly to?: string;
}

/** Summaries of the states that the store still has, in their order; undefined for one that it has not. */
export type SummarizeOn = (day: string, states: readonly number[]) => Promise<readonly (StateSummary | undefined)[]>;

export interface PastStep extends Omit<PastState, 'state'> {
  readonly osVersion: SystemFacts['osVersion'];
  readonly line: SystemFacts['line'];
  readonly status: StateSummary['status'];
  /** Why nothing can be told. */
  readonly reason?: string;
  /** Against the state before, on the day of the report; absent of the first one, and where one of the two cannot be judged. */
  readonly report?: { readonly closed: Changed; readonly opened: Changed };
  /** What is missing more at its end than at its begin: it came out, or became known, while the state lasted. */
  readonly cameOut?: Changed;
  /** At its end, or today. */
  readonly missing?: { readonly updates: number; readonly vulnerabilities: number };
}

export interface Changed {
  /** In the order of the rows. */
  readonly updates: readonly KbNumber[];
  readonly vulnerabilities: number;
}

/** Newest first: the last `limit` of the states that began before a moment. A state that is gone from the store is left out. */
export async function machineHistory(
  states: readonly PastState[],
  { limit, before = '9999', today }: { readonly limit: number; readonly before?: string; readonly today: string },
  summarizeOn: SummarizeOn,
): Promise<{ readonly steps: readonly PastStep[]; readonly next?: string }> {
  const asked = states.filter(({ from }) => from < before);
  const first = Math.max(0, asked.length - limit);
  const steps: PastStep[] = [];
  for (const [place, step] of asked.slice(first).entries()) {
    const found = await describe(step, asked[first + place - 1], today, summarizeOn);
    if (found !== undefined) steps.push(found);
  }
  const oldest = asked[first];
  return { steps: steps.reverse(), ...(first > 0 && oldest && { next: oldest.from }) };
}

async function describe(
  { state, from, to }: PastState,
  last: PastState | undefined,
  today: string,
  summarizeOn: SummarizeOn,
): Promise<PastStep | undefined> {
  const begin = from.slice(0, 10);
  const end = to?.slice(0, 10) ?? today;
  const [reported, before] = await summarizeOn(begin, last === undefined ? [state] : [state, last.state]);
  const [left] = end === begin ? [reported] : await summarizeOn(end, [state]);
  if (reported === undefined || left === undefined) return undefined;
  const { osVersion, line } = left.system;
  const { status, reason } = left;
  const step = { from, ...(to !== undefined && { to }), osVersion, line, status };
  if (status !== 'assessed') return { ...step, ...(reason !== undefined && { reason }) };
  return {
    ...step,
    ...(before?.status === 'assessed' && {
      report: { closed: changed(before.open, reported.open), opened: changed(reported.open, before.open) },
    }),
    cameOut: changed(left.open, reported.open),
    missing: { updates: left.open.rows.length, vulnerabilities: left.open.vulnerabilities.length },
  };
}

/** What is open in one and not in the other. */
function changed(one: OpenUpdates, other: OpenUpdates): Changed {
  const known = new Set(other.rows.map(({ kb }) => kb));
  const open = new Set(other.vulnerabilities);
  return {
    updates: one.rows.map(({ kb }) => kb).filter((kb) => !known.has(kb)),
    vulnerabilities: one.vulnerabilities.filter((place) => !open.has(place)).length,
  };
}
