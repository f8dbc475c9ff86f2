/** A board seen through a policy: each group with its ring, without what is left open on purpose, and with what waits marked. */

import type { MachineId } from '../../brand.ts';
import { doAtOnce, type Pieces } from '../../pieces.ts';
import type { Board, BoardGroup } from '../board/board.ts';
import type { OpenUpdates, StateSummary } from '../board/state-summary.ts';
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

/** What a policy makes of what is open on devices of one ring and with the same exceptions. */
interface Glass {
  readonly lens: Lens;
  readonly made: WeakMap<OpenUpdates, Narrowed>;
}

/** What a policy made of what is open, on one day by one catalogue: what did not change stays the same object, and what was worked out of it holds. */
export class PolicyMemory {
  readonly #glasses = new Map<string, Glass>();

  glassOf(board: Board, ring: Ring | undefined, exceptions: readonly Exception[]): Glass {
    const key = JSON.stringify([ring?.name ?? null, ...exceptions.map(({ id }) => id)]);
    const glass = this.#glasses.get(key) ?? { lens: lensOf(board, ring, exceptions), made: new WeakMap() };
    this.#glasses.set(key, glass);
    return glass;
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
  return doAtOnce(seeThroughPolicy(board, policy, named, memory));
}

/** Some milliseconds where none of them was seen before. */
const groupsAtOnce = 250;

/** The same in pieces. */
export function* seeThroughPolicy(
  board: Board,
  policy: Policy,
  named: readonly NamedDevice[],
  memory: PolicyMemory,
): Pieces<Board> {
  const active = activeOn(policy.exceptions, board.asOf);
  if (policy.rings.length === 0 && active.length === 0) return board;
  const namedIn = Map.groupBy(named, ({ state, tags }) => keyOf(state, tags));
  const glassesOf = createGlasses(board, policy, active, memory);
  const groups: BoardGroup[] = [];
  for (const [place, group] of board.groups.entries()) {
    if (place % groupsAtOnce === groupsAtOnce - 1) yield;
    const glasses = glassesOf(group.tags);
    const own = namedIn.size === 0 ? [] : (namedIn.get(keyOf(group.state, group.tags)) ?? []).slice(0, group.devices);
    const others = group.devices - own.length;
    if (others > 0) groups.push(glasses.see(own.length === 0 ? group : { ...group, devices: others }));
    for (const { machineId } of own) groups.push(glasses.see({ ...group, devices: 1, machineId }, machineId));
  }
  return { ...board, groups };
}

interface Glasses {
  see(group: BoardGroup, machineId?: MachineId): BoardGroup;
}

/** Made once for each set of tags that devices have: those are few, and groups many. */
function createGlasses(board: Board, { rings }: Policy, active: readonly Exception[], memory: PolicyMemory) {
  const findRing = ringFinder(rings);
  const known = new Map<string, Glasses>();

  function make(tags: readonly string[]): Glasses {
    const shared = exceptionsOf(active, { tags });
    const ringOf = rememberRings((member) => findRing({ ...member, tags }));
    const glasses = new Map<Ring | undefined, Glass>();
    return {
      see(group, machineId) {
        const { summary } = group;
        const ring = ringOf(summary);
        const exceptions = machineId === undefined ? shared : exceptionsOf(active, { tags, machineId });
        const glass =
          (machineId === undefined ? glasses.get(ring) : undefined) ?? memory.glassOf(board, ring, exceptions);
        if (machineId === undefined) glasses.set(ring, glass);
        const { open, leftOpen } = lookThrough(glass, summary.open);
        return {
          ...group,
          ...(ring !== undefined && { ring: ring.name }),
          ...(leftOpen !== undefined && { leftOpen }),
          summary: open === summary.open ? summary : { ...summary, open },
        };
      },
    };
  }

  return (tags: readonly string[]): Glasses => {
    const key = tags.join('\n');
    const glasses = known.get(key) ?? make(tags);
    known.set(key, glasses);
    return glasses;
  };
}

/** By platform and list of software, which many states have in common. */
function rememberRings(find: (member: { platform: string | null; software: readonly string[] }) => Ring | undefined) {
  const known = new Map<string | null, Map<readonly string[], Ring | undefined>>();
  return ({ system: { osPlatform: platform }, software }: StateSummary): Ring | undefined => {
    const ofPlatform = known.get(platform) ?? new Map<readonly string[], Ring | undefined>();
    known.set(platform, ofPlatform);
    if (!ofPlatform.has(software)) ofPlatform.set(software, find({ platform, software }));
    return ofPlatform.get(software);
  };
}

function lookThrough({ lens, made }: Glass, open: OpenUpdates): Narrowed {
  const narrowed = made.get(open) ?? narrowOpen(open, lens);
  made.set(open, narrowed);
  return narrowed;
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
