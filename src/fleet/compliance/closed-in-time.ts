/** Of the pairs whose deadline came in the last thirty days: how many were closed by then. */

import { isOffered } from '../../assessment/offer-list.ts';
import { daysAfter } from '../../day.ts';
import type { Board, BoardGroup, StateNumber } from '../board/board.ts';
import type { OpenUpdates, StateSummary } from '../board/state-summary.ts';
import type { PastGroup } from '../past/past-fleet.ts';
import type { SeenPast } from '../past/seen-past.ts';
import { applyPolicy } from '../policy/apply-policy.ts';
import type { Policy } from '../policy/model.ts';
import { countsFor } from './late-figures.ts';
import { countedFor, type Part, percentOf } from './parts.ts';
import type { ComplianceQuestion } from './question.ts';

export interface ClosedInTime {
  /** Deadlines from the first day to the last, which is the day of the question. */
  readonly from: string;
  readonly to: string;
  /** Pairs that were open at the end of the day on which the update came out, or at the end of its deadline. */
  readonly due: number;
  /** Of these: not open at the end of the deadline. */
  readonly inTime: number;
  /** Absent where nothing came due. */
  readonly percentInTime?: number;
}

/** One month's updates are among them, whatever the day. */
const deadlineDays = 30;

interface Due {
  readonly due: number;
  readonly inTime: number;
}

/**
 * Gives the figures of a part, or of all. What the states of then leave open is judged on the day of the question, as what
 * is late is: with what is known then, and without what is left open on purpose then.
 */
export async function closedInTime(
  past: SeenPast,
  policy: Policy,
  { within, severity, by }: ComplianceQuestion,
  board: Board,
): Promise<(part: Part) => ClosedInTime> {
  const { asOf: to, facts } = board;
  const from = daysAfter(to, 1 - deadlineDays);
  const releases = [...new Set(facts.updates.map(({ released }) => released))].filter((released) => {
    const deadline = daysAfter(released, within);
    return deadline >= from && deadline <= to;
  });
  const counts = countsFor(facts, severity);
  const parts = new Map<Part, { due: number; inTime: number }>();
  for (const released of releases.sort()) {
    const groups = await past.fleet.countAt([released, daysAfter(released, within)]);
    const seen = await seeStates(past, policy, board, groups);
    const dueOf = createDue(released, counts);
    for (const [place, { devices }] of groups.entries()) {
      const { first, last } = seen[place] as SeenGroup;
      if (last?.summary.status !== 'assessed' || (first !== undefined && first.summary.status !== 'assessed')) continue;
      const { due, inTime } = dueOf(first?.summary.open, last.summary.open);
      if (due === 0) continue;
      for (const name of countedFor(last, by)) {
        const sums = parts.get(name) ?? { due: 0, inTime: 0 };
        parts.set(name, sums);
        sums.due += devices * due;
        sums.inTime += devices * inTime;
      }
    }
  }
  return (part) => {
    const { due, inTime } = parts.get(part) ?? { due: 0, inTime: 0 };
    const percentInTime = percentOf(inTime, due);
    return { from, to, due, inTime, ...(percentInTime !== undefined && { percentInTime }) };
  };
}

interface SeenGroup {
  /** Absent where the devices were not known yet. */
  readonly first: BoardGroup | undefined;
  readonly last: BoardGroup | undefined;
}

/** The states of the groups on both days, judged on the day of the board and seen through the policy. */
async function seeStates(
  { judgeOf }: SeenPast,
  policy: Policy,
  board: Board,
  groups: readonly PastGroup[],
): Promise<readonly SeenGroup[]> {
  const states = [...new Set(groups.flatMap(({ states: both }) => both.flatMap((state) => state ?? [])))];
  const summaries = await (await judgeOf(board.asOf)).summaries(states, board.asOf);
  const known = new Map<readonly string[], Map<StateNumber, number>>();
  const distinct: BoardGroup[] = [];
  const placeOf = (state: StateNumber | undefined, tags: readonly string[]): number | undefined => {
    const summary: StateSummary | undefined = state === undefined ? undefined : summaries.get(state);
    if (state === undefined || summary === undefined) return undefined;
    const withTags = known.get(tags) ?? new Map<StateNumber, number>();
    known.set(tags, withTags);
    const place = withTags.get(state) ?? distinct.push({ state, tags, devices: 1, summary }) - 1;
    withTags.set(state, place);
    return place;
  };
  const places = groups.map(({ states: [first, last], tags }) => [placeOf(first, tags), placeOf(last, tags)] as const);
  // Exceptions of single devices change nothing of a share of so many pairs: none is split off.
  const { groups: seen } = applyPolicy({ ...board, groups: distinct }, policy, []);
  return places.map(([first, last]) => ({
    first: first === undefined ? undefined : seen[first],
    last: last === undefined ? undefined : seen[last],
  }));
}

/** Worked out once for all devices that had the same open on both days. What is not offered to them is nobody's to close. */
function createDue(released: string, counts: readonly boolean[]) {
  const known = new Map<OpenUpdates | undefined, Map<OpenUpdates, Due>>();
  const places = new Map<OpenUpdates | undefined, ReadonlySet<number>>();
  const findPlaces = (open: OpenUpdates | undefined): ReadonlySet<number> =>
    new Set(
      (open?.rows ?? [])
        .filter((row) => row.released === released && isOffered(row))
        .flatMap(({ vulnerabilities }) => [...vulnerabilities].filter((place) => counts[place])),
    );
  /** Pairs of days are many more than what is open on one. */
  const placesOf = (open: OpenUpdates | undefined): ReadonlySet<number> => {
    const found = places.get(open) ?? findPlaces(open);
    places.set(open, found);
    return found;
  };
  return (first: OpenUpdates | undefined, last: OpenUpdates): Due => {
    const ofFirst = known.get(first) ?? new Map<OpenUpdates, Due>();
    known.set(first, ofFirst);
    const before = ofFirst.get(last);
    if (before !== undefined) return before;
    const open = placesOf(last);
    let inTime = 0;
    for (const place of placesOf(first)) if (!open.has(place)) inTime += 1;
    const due = { due: open.size + inTime, inTime };
    ofFirst.set(last, due);
    return due;
  };
}
