/** The past of a fleet as whoever keeps it passes it in, and the two steps of every question: which states there were, and what they left open. */

import type { PatchState } from '../../assessment/patch-state.ts';
import type { MachineId } from '../../brand.ts';
import type { OpenCounts, OpenOnly, PastJudge, StateNumber } from './judge.ts';
import type { JudgedStates } from './judged-states.ts';

export interface PastFleet {
  /** In the order of their ids, from behind `after`. Days are YYYY-MM-DD and end in UTC. */
  devices(days: readonly string[], after?: MachineId): AsyncIterable<PastDevice>;
  /** Those that are there still: one may go with the last device that was in it. */
  readonly readStates: (states: readonly StateNumber[]) => Promise<ReadonlyMap<StateNumber, PatchState>>;
}

export interface PastDevice {
  readonly id: MachineId;
  /** At the end of each of the days; undefined where the device was not known yet. */
  readonly states: readonly (StateNumber | undefined)[];
}

/** What a question is answered from. */
export interface Past {
  readonly fleet: PastFleet;
  /** The catalogue of that day, or the one of today for every day. */
  readonly judgeOf: (day: string) => Promise<PastJudge>;
  readonly judged: JudgedStates;
}

/** States that are read and judged at once: a part of a second's work. */
const batchSize = 50;

/** How many devices were in each state at the end of the day. */
export async function countDevices(fleet: PastFleet, day: string): Promise<Map<StateNumber, number>> {
  const counts = new Map<StateNumber, number>();
  for await (const {
    states: [state],
  } of fleet.devices([day])) {
    if (state !== undefined) counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return counts;
}

/** Each state is judged once, however many devices were in it, and however often it is asked for. One that has gone is left out, and its devices with it: they were removed. */
export async function judgeStates(
  { fleet, judgeOf, judged }: Past,
  states: Iterable<StateNumber>,
  day: string,
  only: OpenOnly,
): Promise<Map<StateNumber, OpenCounts>> {
  const judge = await judgeOf(day);
  const known = judged.of(judge.catalogVersion, day, only);
  const asked = [...states];
  const unknown = asked.filter((state) => !known.has(state));
  for (let from = 0; from < unknown.length; from += batchSize) {
    const batch = unknown.slice(from, from + batchSize);
    const there = await fleet.readStates(batch);
    const counts = await judge.count([...there.values()], day, only);
    for (const [place, state] of [...there.keys()].entries()) known.set(state, counts[place] as OpenCounts);
  }
  return new Map(
    asked.flatMap((state) => {
      const counts = known.get(state);
      return counts === undefined ? [] : [[state, counts] as const];
    }),
  );
}
