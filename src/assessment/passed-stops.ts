/** What devices have passed on the train of their system: devices at one of its stops are many, so each stop is worked out once. */

import type { KbNumber } from '../brand.ts';
import type { Catalog } from '../catalog/model.ts';
import { furthestStop, type Train } from '../lines/train.ts';
import { closeInstalled } from './installed.ts';

export interface Passed {
  /** The updates of the stops up to this one, and all that they supersede. */
  readonly updates: ReadonlySet<KbNumber>;
  /** The furthest stop of another train that those prove; -1 when none does. */
  furthestOn(train: Train): number;
}

/** By position on the train of the system; -1 before its first stop. */
export function passedStops(catalog: Catalog, { members }: Pick<Train, 'members'>): (position: number) => Passed {
  const known = new Map<number, Passed>();
  return (position) => {
    const passed = known.get(position) ?? passedBy(catalog, members.slice(0, position + 1));
    known.set(position, passed);
    return passed;
  };
}

function passedBy(catalog: Catalog, stops: Train['members']): Passed {
  const updates = closeInstalled(
    catalog,
    stops.map(({ kb }) => kb),
  );
  const furthest = new Map<Train, number>();
  return {
    updates,
    furthestOn(train) {
      const stop = furthest.get(train) ?? furthestStop(train, updates);
      furthest.set(train, stop);
      return stop;
    },
  };
}
