/** Devices of some groups of a board alone, in words that go from thread to thread. */

import type { MachineId } from '../../brand.ts';
import type { Board, BoardGroup } from '../../fleet/board/board.ts';
import type { DeviceCondition, ListedDevice } from '../../store/device-list.ts';
import type { KnownPart } from './known-parts.ts';

export interface OnlyDevices {
  /** By state and tags. */
  readonly groups: ReadonlySet<string>;
  /** Devices that exceptions name: are meant whatever their group, or are not. */
  readonly also: ReadonlySet<MachineId>;
  readonly never: ReadonlySet<MachineId>;
  /** What columns decide besides. */
  readonly where: readonly DeviceCondition[];
}

export function onlyDevices(
  { groups: all }: Board,
  meant: readonly BoardGroup[],
  where: readonly DeviceCondition[],
): OnlyDevices {
  const isMeant = new Set(meant);
  const named = all.filter(({ machineId }) => machineId !== undefined);
  const idsOf = (groups: readonly BoardGroup[]) => new Set(groups.flatMap(({ machineId }) => machineId ?? []));
  return {
    groups: new Set(meant.flatMap(({ state, tags, machineId }) => (machineId === undefined ? keyOf(state, tags) : []))),
    also: idsOf(named.filter((group) => isMeant.has(group))),
    never: idsOf(named.filter((group) => !isMeant.has(group))),
    where,
  };
}

/** `part` is of the state that the board knew the device in. */
export function isAmong(
  { groups, also, never }: OnlyDevices,
  { id, tags }: ListedDevice,
  { state }: KnownPart,
): boolean {
  return also.has(id) || (!never.has(id) && groups.has(keyOf(state, tags)));
}

function keyOf(state: number, tags: readonly string[]): string {
  return [state, ...tags].join('\n');
}
