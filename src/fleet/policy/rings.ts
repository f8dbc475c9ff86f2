/** In which ring a device is, and from which day an update is proposed there. */

import type { KbNumber } from '../../brand.ts';
import { daysAfter } from '../../day.ts';
import type { Ring } from './model.ts';

/** What membership goes by: a function of what the device's group has in common. */
export interface RingMember {
  readonly tags: readonly string[];
  readonly platform: string | null;
  readonly software: readonly string[];
}

export function inOrder(rings: readonly Ring[]): readonly Ring[] {
  return rings.toSorted((one, other) => one.order - other.order || (one.name < other.name ? -1 : 1));
}

/** Gives the first ring that a device is a member of; undefined where it is of none. In any case of letters. */
export function ringFinder(rings: readonly Ring[]): (member: RingMember) => Ring | undefined {
  const inTheirOrder = inOrder(rings).map((ring) => ({
    ring,
    tags: lowerCased(ring.tags),
    platforms: lowerCased(ring.platforms),
    software: lowerCased(ring.software),
  }));
  return ({ tags, platform, software }) => {
    if (inTheirOrder.length === 0) return undefined;
    const own = { tags: lowerCased(tags), platforms: lowerCased([platform ?? '']), software: lowerCased(software) };
    return inTheirOrder.find(
      (ring) =>
        isOneOf(ring.tags, own.tags) && isOneOf(ring.platforms, own.platforms) && isOneOf(ring.software, own.software),
    )?.ring;
  };
}

export interface Postponed {
  readonly ring: string;
  readonly until: string;
  readonly why: 'deferred' | 'held';
}

/** Why the update is not proposed in the ring on that day, and from which day it is; undefined when it is proposed. */
export function postponedOn(
  ring: Ring | undefined,
  { kb, released }: { readonly kb: KbNumber; readonly released: string },
  day: string,
): Postponed | undefined {
  if (ring === undefined) return undefined;
  const deferred = daysAfter(released, ring.deferralDays);
  const held = ring.holds.reduce((latest, hold) => (hold.kb === kb && hold.until > latest ? hold.until : latest), '');
  const until = held > deferred ? held : deferred;
  return day < until ? { ring: ring.name, until, why: held > deferred ? 'held' : 'deferred' } : undefined;
}

/** Where no names are wanted, all are right. */
function isOneOf(wanted: readonly string[], found: readonly string[]): boolean {
  return wanted.length === 0 || wanted.some((name) => found.includes(name));
}

function lowerCased(names: readonly string[]): readonly string[] {
  return names.map((name) => name.toLowerCase());
}
