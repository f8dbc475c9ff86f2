/** Parts of a fleet: by ring, tag or platform. */

import type { BoardGroup } from '../board/board.ts';

export const partings = ['ring', 'tag', 'platform'] as const;
export type PartBy = (typeof partings)[number];

/** All devices, or those of a part. */
export type Part = string | null | undefined;

/** What the devices of a group count for. */
export function countedFor(group: BoardGroup, by: PartBy | undefined): readonly Part[] {
  return by === undefined ? [undefined] : [undefined, ...partsOf(group, by)];
}

/** Of the parts, null last. */
export function namesOf(figures: ReadonlyMap<Part, unknown>): readonly (string | null)[] {
  const names = [...figures.keys()].filter((part) => part !== undefined);
  return names.sort((one, other) => {
    if (one === null || other === null) return one === null ? 1 : -1;
    return one < other ? -1 : 1;
  });
}

/** To two decimals, and 100 only where nothing is left; undefined of nothing. */
export function percentOf(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : Math.floor((10_000 * part) / whole) / 100;
}

/** Those that the devices of a group are in; null stands for none. */
function partsOf({ ring, tags, summary }: BoardGroup, by: PartBy): readonly (string | null)[] {
  switch (by) {
    case 'ring':
      return [ring ?? null];
    case 'tag':
      return tags.length === 0 ? [null] : tags;
    case 'platform':
      return [summary.system.osPlatform];
  }
}
