/** The past of a fleet as whoever keeps it passes it in, and the board of a day, which every question about one day is a function of. */

import type { MachineId } from '../../brand.ts';
import type { Board, BoardGroup, StateNumber } from '../board/board.ts';
import type { FactTable } from '../board/fleet-facts.ts';
import type { StateSummary } from '../board/state-summary.ts';

/** Days are YYYY-MM-DD and end in UTC. */
export interface PastFleet {
  /** When the histories were read, ISO 8601 in UTC: a report that came later is not among them. */
  readonly countedAt: string;
  /** Each device that was known by the end of the last of the days, in one group. */
  countAt(days: readonly string[]): Promise<readonly PastGroup[]>;
  /** Devices that were in one of the states at the end of the day, in the order of their ids. */
  machinesIn(states: ReadonlySet<StateNumber>, day: string, page: Page): Promise<readonly MachineId[]>;
  /** The devices behind some of the groups that `countAt` gave for these days, in the order of their ids. */
  machinesBehind(
    groups: readonly Pick<PastGroup, 'states' | 'tags'>[],
    days: readonly string[],
    page: Page & NamedApart,
  ): Promise<readonly MachineId[]>;
  /** The same as long as `countAt` gives the same of each of these lists of days, also of a past that was read later. Undefined where that takes as long as counting. */
  stampOf(asked: readonly (readonly string[])[]): Promise<string | undefined>;
}

/** Single devices that are among those behind groups, or are not, whatever their group. */
export interface NamedApart {
  readonly also?: readonly MachineId[];
  readonly never?: readonly MachineId[];
}

export interface Page {
  readonly after?: MachineId;
  readonly limit: number;
}

/** Devices that were alike at the end of each of the days. */
export interface PastGroup {
  /** As many as days; undefined where the devices were not known yet. */
  readonly states: readonly (StateNumber | undefined)[];
  /** Those of today: nobody keeps which there were. */
  readonly tags: readonly string[];
  readonly devices: number;
}

/** One catalogue, from the first question to the last: in this thread or in others. */
export interface PastJudge {
  readonly catalogVersion: string;
  facts(): Promise<FactTable>;
  /**
   * Of those that are there still: a state may go with the last device that was in it. What they say of support, and where
   * to go when it ends, may be of an earlier day on which the same was missing.
   */
  summaries(states: readonly StateNumber[], day: string): Promise<ReadonlyMap<StateNumber, StateSummary>>;
}

/** What a question is answered from. */
export interface Past {
  readonly fleet: PastFleet;
  /** The catalogue of that day, or the one of today for every day. */
  readonly judgeOf: (day: string) => Promise<PastJudge>;
}

/** The devices as they were at the end of the day, and what they missed. Those whose state has gone were removed. */
export async function boardOn({ fleet, judgeOf }: Past, day: string): Promise<Board> {
  const judge = await judgeOf(day);
  const counted = (await fleet.countAt([day])).flatMap(({ states: [state], ...group }) =>
    state === undefined ? [] : [{ ...group, state }],
  );
  const summaries = await judge.summaries([...new Set(counted.map(({ state }) => state))], day);
  return {
    catalogVersion: judge.catalogVersion,
    asOf: day,
    countedAt: fleet.countedAt,
    facts: await judge.facts(),
    groups: counted.flatMap((group): BoardGroup[] => {
      const summary = summaries.get(group.state);
      return summary === undefined ? [] : [{ ...group, summary }];
    }),
  };
}
