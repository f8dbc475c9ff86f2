/** How far a system is updated by a day: the newest update of its train that was out by then, and what it leaves on the device. */

import type { KbNumber } from '../brand.ts';
import type { TrainMember } from '../lines/train.ts';
import type { System } from './systems.ts';

export interface Habits {
  /** Takes hotpatches where the system has them. */
  readonly hotpatch: boolean;
  /** Takes previews and updates out of band. */
  readonly previews: boolean;
}

export interface Level {
  readonly system: System;
  /** Absent on a system from before its first update. */
  readonly newest?: TrainMember;
  /** "10.0.19045.4412", without the last part where nobody knows it. */
  readonly osVersion: string;
  /** Cumulative updates that the device took, the newest last; hotpatches among them. */
  readonly taken: readonly KbNumber[];
  readonly hotpatched: boolean;
}

/** The level on a day of a device that installs everything the day it comes out. Before the system had updates, of what it ran before. */
export function levelAt(wanted: System, habits: Habits, day: string): Level {
  for (const system of [wanted, ...wanted.earlier]) {
    const level = levelOn(system, habits, day);
    if (level.newest) return level;
  }
  return levelOn(wanted, habits, day);
}

function levelOn(system: System, habits: Habits, day: string): Level {
  const { train, version } = system;
  const monthly = train.members.filter(
    ({ update, released }) => released <= day && (habits.previews || update !== undefined),
  );
  const hotpatches = habits.hotpatch ? train.hotpatches.members.filter(({ released }) => released <= day) : [];
  const hotpatched = hotpatches.length > 0;
  const taken = hotpatched ? withHotpatches(monthly, hotpatches) : monthly;
  const newest = taken.at(-1);
  const revision = highestRevision(taken);
  return {
    system,
    osVersion: revision === undefined ? version : `${version}.${revision}`,
    taken: taken.map(({ kb }) => kb),
    hotpatched,
    ...(newest && { newest }),
  };
}

/** From the first hotpatch on, a month that has one brings no cumulative update. */
function withHotpatches(monthly: readonly TrainMember[], hotpatches: readonly TrainMember[]): readonly TrainMember[] {
  const first = hotpatches[0]?.released ?? '';
  const months = new Set(hotpatches.map(({ released }) => released.slice(0, 7)));
  const baselines = monthly.filter(({ released }) => released < first || !months.has(released.slice(0, 7)));
  return [...baselines, ...hotpatches].sort((a, b) => (a.released < b.released ? -1 : 1));
}

function highestRevision(taken: readonly TrainMember[]): number | undefined {
  const revisions = taken.flatMap(({ revision }) => revision ?? []);
  return revisions.length === 0 ? undefined : Math.max(...revisions);
}
