/** A board seen through a policy: each group with its ring, without what is left open on purpose, and with what waits marked. */

import type { MachineId } from '../../brand.ts';
import type { Board, BoardGroup } from '../board/board.ts';
import type { OpenUpdates } from '../board/state-summary.ts';
import { activeOn, exceptedBy, exceptionsOf } from './exceptions.ts';
import type { Exception, Policy, Ring } from './model.ts';
import { type Narrowed, narrowOpen } from './narrow-open.ts';
import { postponedOn, ringFinder } from './rings.ts';

/** A device that an exception names, as it is now. */
export interface NamedDevice {
  readonly machineId: MachineId;
  readonly state: number;
  readonly tags: readonly string[];
}

/** Of exceptions that count on that day. */
export function namedDevices({ exceptions }: Policy, day: string): readonly MachineId[] {
  return [...new Set(activeOn(exceptions, day).flatMap(({ machineId }) => machineId ?? []))];
}

/** `named` are those of the devices that `namedDevices` names that there are: they are split off from their groups. */
export function applyPolicy(board: Board, policy: Policy, named: readonly NamedDevice[]): Board {
  const { asOf, facts } = board;
  const active = activeOn(policy.exceptions, asOf);
  const findRing = ringFinder(policy.rings);
  const narrowed = new Map<string, Map<OpenUpdates, Narrowed>>();

  function narrow(open: OpenUpdates, ring: Ring | undefined, exceptions: readonly Exception[]): Narrowed {
    const key = JSON.stringify([ring?.name ?? null, ...exceptions.map(({ id }) => id)]);
    const known = narrowed.get(key) ?? new Map<OpenUpdates, Narrowed>();
    narrowed.set(key, known);
    const excepted = exceptedBy(exceptions);
    const found =
      known.get(open) ??
      narrowOpen(open, {
        ...(excepted && {
          excepted: {
            ...excepted,
            places: new Set([...excepted.vulnerabilities].flatMap((id) => facts.placeOf(id) ?? [])),
          },
        }),
        postponed: (row) => postponedOn(ring, row, asOf),
      });
    known.set(open, found);
    return found;
  }

  function see(group: BoardGroup, exceptions: readonly Exception[]): BoardGroup {
    const { summary, tags } = group;
    const ring = findRing({ tags, platform: summary.system.osPlatform, software: summary.software });
    const { open, leftOpen } = narrow(summary.open, ring, exceptions);
    return {
      ...group,
      ...(ring !== undefined && { ring: ring.name }),
      ...(leftOpen !== undefined && { leftOpen }),
      summary: open === summary.open ? summary : { ...summary, open },
    };
  }

  const namedIn = Map.groupBy(named, ({ state, tags }) => keyOf(state, tags));
  return {
    ...board,
    groups: board.groups.flatMap((group) => {
      const { tags, state } = group;
      const shared = exceptionsOf(active, { tags });
      const own = (namedIn.get(keyOf(state, tags)) ?? [])
        .slice(0, group.devices)
        .map(({ machineId }) => see({ ...group, devices: 1 }, exceptionsOf(active, { tags, machineId })));
      const others = group.devices - own.length;
      return others > 0 ? [see({ ...group, devices: others }, shared), ...own] : own;
    }),
  };
}

function keyOf(state: number, tags: readonly string[]): string {
  return JSON.stringify([state, ...tags]);
}
