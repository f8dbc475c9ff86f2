/** A board seen through a policy: each group with its ring, without what is left open on purpose, and with what waits marked. */

import type { MachineId } from '../../brand.ts';
import type { Board, BoardGroup } from '../board/board.ts';
import type { OpenUpdates } from '../board/state-summary.ts';
import { activeOn, exceptedBy, exceptionsOf } from './exceptions.ts';
import type { Exception, Policy, Ring } from './model.ts';
import { type Lens, type Narrowed, narrowOpen } from './narrow-open.ts';
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

/** What a policy made of what is open, on one day by one catalogue: what did not change stays the same object, and what was worked out of it holds. */
export class PolicyMemory {
  readonly #lenses = new Map<string, { readonly lens: Lens; readonly made: WeakMap<OpenUpdates, Narrowed> }>();

  /** `key` stands for the lens. */
  narrow(open: OpenUpdates, key: string, makeLens: () => Lens): Narrowed {
    const known = this.#lenses.get(key) ?? { lens: makeLens(), made: new WeakMap() };
    this.#lenses.set(key, known);
    const narrowed = known.made.get(open) ?? narrowOpen(open, known.lens);
    known.made.set(open, narrowed);
    return narrowed;
  }
}

/**
 * `named` are those of the devices that `namedDevices` names that there are: they are split off from their groups. A memory is
 * of one policy, one day and one catalogue.
 */
export function applyPolicy(
  board: Board,
  policy: Policy,
  named: readonly NamedDevice[],
  memory = new PolicyMemory(),
): Board {
  const { asOf } = board;
  const active = activeOn(policy.exceptions, asOf);
  const findRing = ringFinder(policy.rings);

  function narrow(open: OpenUpdates, ring: Ring | undefined, exceptions: readonly Exception[]): Narrowed {
    const key = JSON.stringify([ring?.name ?? null, ...exceptions.map(({ id }) => id)]);
    return memory.narrow(open, key, () => lensOf(board, ring, exceptions));
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

function lensOf({ facts, asOf }: Board, ring: Ring | undefined, exceptions: readonly Exception[]): Lens {
  const excepted = exceptedBy(exceptions);
  const places = new Set([...(excepted?.vulnerabilities ?? [])].flatMap((id) => facts.placeOf(id) ?? []));
  return {
    ...(excepted && { excepted: { ...excepted, places } }),
    postponed: (row) => postponedOn(ring, row, asOf),
    seen: new WeakMap(),
  };
}

function keyOf(state: number, tags: readonly string[]): string {
  return JSON.stringify([state, ...tags]);
}
