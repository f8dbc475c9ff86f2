/** Which devices came to miss something since a day, and which came to miss nothing any more. */

import type { MachineId } from '../../brand.ts';
import { daysAfter } from '../../day.ts';
import { countDevices } from '../board/board.ts';
import type { StateSummary } from '../board/state-summary.ts';
import type { Page, Past, PastGroup } from './past-fleet.ts';

/** Missed nothing and miss something now; the other way round; were not known. */
export const changes = ['behind', 'patched', 'added'] as const;
export type Change = (typeof changes)[number];

export interface FleetChanges {
  /** The first day of what is new. */
  readonly since: string;
  /** Up to its end. */
  readonly day: string;
  readonly devices: Readonly<Record<Change, number>>;
}

/** What missing is, is what `getmissingkbs` says: exceptions are nothing to a device. A device that could not be judged then, or cannot now, is neither. */
export async function changesSince(past: Past, since: string, day: string): Promise<FleetChanges> {
  const groups = await changedGroups(past, since, day);
  return {
    since,
    day,
    devices: {
      behind: countDevices(groups.behind),
      patched: countDevices(groups.patched),
      added: countDevices(groups.added),
    },
  };
}

export interface ChangedMachines {
  readonly since: string;
  readonly day: string;
  readonly total: number;
  readonly machineIds: readonly MachineId[];
}

/** The devices behind a figure of `changesSince`. */
export async function changedMachines(
  past: Past,
  [since, day]: readonly [since: string, day: string],
  change: Change,
  page: Page,
): Promise<ChangedMachines> {
  const groups = (await changedGroups(past, since, day))[change];
  const machineIds = await past.fleet.machinesBehind(groups, changedDays(since, day), page);
  return { since, day, total: countDevices(groups), machineIds };
}

type Changed = Readonly<Record<Change, readonly PastGroup[]>>;

/** Of the days of `changedDays`, as the past counts them. */
async function changedGroups({ fleet, judgeOf }: Past, since: string, day: string): Promise<Changed> {
  const days = changedDays(since, day);
  const groups = await fleet.countAt(days);
  const [before, now] = [await standings(0), await standings(1)];
  const byChange = Map.groupBy(groups, ({ states: [then, state] }) =>
    changeOf(then === undefined ? 'unknown' : before(then), state === undefined ? undefined : now(state)),
  );
  const of = (change: Change) => byChange.get(change) ?? [];
  return { behind: of('behind'), patched: of('patched'), added: of('added') };

  async function standings(place: number) {
    const judge = await judgeOf(days[place] as string);
    const states = new Set(groups.flatMap(({ states: both }) => both[place] ?? []));
    const summaries = await judge.summaries([...states], days[place] as string);
    return (state: number) => summaries.get(state);
  }
}

/** The evening before what is new began, and the evening of the day. */
function changedDays(since: string, day: string): readonly [before: string, day: string] {
  return [daysAfter(since, -1), day];
}

/** Undefined where the state has gone, or nothing changed. */
function changeOf(before: StateSummary | 'unknown' | undefined, now: StateSummary | undefined): Change | undefined {
  if (before === undefined || now === undefined) return undefined;
  if (before === 'unknown') return 'added';
  if (before.status !== 'assessed' || now.status !== 'assessed') return undefined;
  const [missed, misses] = [before.open.rows.length > 0, now.open.rows.length > 0];
  if (missed === misses) return undefined;
  return misses ? 'behind' : 'patched';
}
