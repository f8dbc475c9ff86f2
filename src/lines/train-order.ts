/** Puts cumulative updates in order: by revision, and by day of release where no revision is known. */

import type { Update } from '../catalog/model.ts';
import { byRelease, type TrainMember } from './train.ts';
import type { History } from './windows/line-history.ts';

/** An update of the line, and the revision that the feed gives it. */
export interface Placed {
  readonly update: Update;
  readonly revision?: number;
}

/** Every update of the line and of its history, oldest first. What the history says of a revision or a day counts before the feed. */
export function orderMembers(updates: readonly Placed[], history: History): TrainMember[] {
  const updateOf = new Map(updates.map((placed) => [placed.update.kb, placed]));
  const members: TrainMember[] = updates.map(({ update, revision }) => {
    const known = history.get(update.kb);
    const ownRevision = known?.revision ?? revision;
    return {
      kb: update.kb,
      update,
      released: known?.released ?? update.released,
      ...(ownRevision !== undefined && { revision: ownRevision }),
    };
  });
  for (const [kb, { revision, released }] of history) {
    if (!updateOf.has(kb)) members.push({ kb, revision, released: released ?? '' });
  }
  return insertByRelease(
    mendDates(members.filter((member) => member.revision !== undefined).sort(byRevision)),
    members.filter((member) => member.revision === undefined).sort(byRelease),
  );
}

function byRevision(a: TrainMember, b: TrainMember): number {
  return (a.revision ?? 0) - (b.revision ?? 0) || byRelease(a, b);
}

/**
 * Days of release in the order of revisions: where the feed names an update only in an old document, its derived day is
 * years early. The longest run of days that never falls is right; a member outside it takes the day of the one before.
 */
function mendDates(members: readonly TrainMember[]): TrainMember[] {
  const kept = longestRisingRun(members.map((member) => member.released));
  let previous = '';
  return members.map((member, position) => {
    if (kept.has(position)) previous = member.released;
    return kept.has(position) ? member : { ...member, released: previous };
  });
}

/** Places of a longest subsequence that never falls; empty texts (no day known) are never in it. */
function longestRisingRun(days: readonly string[]): ReadonlySet<number> {
  const length: number[] = [];
  const before: number[] = [];
  let last = -1;
  for (let index = 0; index < days.length; index += 1) {
    const day = days[index] as string;
    length[index] = 1;
    before[index] = -1;
    if (day === '') continue;
    for (let earlier = 0; earlier < index; earlier += 1) {
      const run = (length[earlier] as number) + 1;
      if (days[earlier] !== '' && (days[earlier] as string) <= day && run > (length[index] as number)) {
        length[index] = run;
        before[index] = earlier;
      }
    }
    if (last === -1 || (length[index] as number) >= (length[last] as number)) last = index;
  }
  const run = new Set<number>();
  for (let index = last; index >= 0; index = before[index] as number) run.add(index);
  return run;
}

/** Each member without a revision goes behind the last one released on its day or before. */
function insertByRelease(ordered: readonly TrainMember[], loose: readonly TrainMember[]): TrainMember[] {
  const result = [...ordered];
  for (const member of loose) {
    let index = result.length;
    while (index > 0 && (result[index - 1] as TrainMember).released > member.released) index -= 1;
    result.splice(index, 0, member);
  }
  return result;
}
