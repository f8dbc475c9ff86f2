/** Walks along a tenant's devices by their ids, row after row of each, from where a page begins: a million devices are never at hand. */

import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { MachineId } from '../../brand.ts';
import { type Board, summariesOf } from '../../fleet/board/board.ts';
import type { StateSummary } from '../../fleet/board/state-summary.ts';
import { noDevice } from '../../fleet/defender/asset-rows.ts';
import type { DeviceCondition, DeviceQuery, ListedDevice } from '../../store/device-list.ts';
import type { DeviceStore, StateId } from '../../store/store.ts';
import type { AssetKind } from './asset-kinds.ts';

type Row = Readonly<Record<string, unknown>>;

export interface AssetPlace {
  readonly machine: MachineId;
  /** Of the item. */
  readonly key: string;
}

export interface WalkedRow {
  readonly place: AssetPlace;
  readonly row: Row;
}

export interface AssetWalk<Item extends { readonly key: string }> {
  readonly kind: Pick<AssetKind<Item>, 'itemsOf' | 'rowOf' | 'countOf'>;
  readonly tenant: string;
  readonly board: Board;
  /** Counts anew, for a state that came since. */
  readonly boardWith: (state: StateId) => Promise<Board>;
  readonly devices: Pick<DeviceStore, 'list' | 'passOver' | 'countStates'>;
  readonly where: DeviceCondition;
  readonly descending?: boolean;
  /** Whoever asks takes no more rows than that. */
  readonly wanted?: number;
  /** Goes on behind it. */
  readonly after?: AssetPlace;
  /** Rows to pass over. */
  readonly skip?: number;
  /** How many rows a device of each state has, where they are the same for all of the state. */
  readonly rowsOf?: (() => ReadonlyMap<StateId, number>) | undefined;
  /** Without it all rows are asked for. The same for all devices of a state unless `ofDevice`. */
  readonly filter?: { readonly isWanted: (row: Row) => boolean; readonly ofDevice: boolean };
}

/** Devices that are read at once. */
const slice = 500;
/** A walk passes over as many in some milliseconds. */
const fewRows = 2_000;
/** Rows that are made before others have their turn: a millisecond or two. */
const piece = 1_000;
/** Items of states that are kept for the devices of the same state that follow. */
const mostItems = 50_000;

/** In pieces. A device that changes meanwhile has the rows that it has when its turn comes. */
export async function* walkAssets<Item extends { readonly key: string }>(
  walk: AssetWalk<Item>,
): AsyncGenerator<readonly WalkedRow[]> {
  const itemsOf = rememberItems(walk);
  const passed = await passOver(walk);
  let left = passed?.left ?? walk.skip ?? 0;
  let rows: WalkedRow[] = [];
  for await (const device of devicesOf(walk, passed?.last)) {
    const found = await itemsOf(device.state);
    if (found === undefined) continue;
    const { summary } = found;
    const items = itemsBehind(found.items, device, walk);
    const isWanted = walk.filter?.ofDevice === true ? walk.filter.isWanted : undefined;
    if (isWanted === undefined && items.length <= left) {
      left -= items.length;
      continue;
    }
    for (const item of walk.descending === true ? items.toReversed() : items) {
      const row = walk.kind.rowOf(device, summary, item);
      if (isWanted !== undefined && !isWanted(row)) continue;
      if (left > 0) left -= 1;
      else rows.push({ place: { machine: device.id, key: item.key }, row });
    }
    if (rows.length < Math.min(piece, walk.wanted ?? piece)) continue;
    yield rows;
    rows = [];
    await setImmediate();
  }
  if (rows.length > 0) yield rows;
}

/** Whole devices, where they are many and somebody knows how many rows each has. */
async function passOver<Item extends { readonly key: string }>(walk: AssetWalk<Item>) {
  const { skip: rows = 0, rowsOf, devices, tenant, where, descending = false } = walk;
  if (rows < fewRows || rowsOf === undefined) return undefined;
  return devices.passOver(tenant, { where, descending, weights: rowsOf(), limit: rows });
}

async function* devicesOf(
  {
    devices,
    tenant,
    where,
    descending = false,
    after,
    wanted = slice,
  }: Pick<AssetWalk<{ readonly key: string }>, 'devices' | 'tenant' | 'where' | 'descending' | 'after' | 'wanted'>,
  passed: MachineId | undefined,
) {
  // The device that the page before ended in may have more rows.
  const from: DeviceCondition | undefined = after && {
    kind: 'compare',
    column: 'id',
    operator: descending ? '<=' : '>=',
    value: after.machine,
  };
  // Most have a row at least.
  const limit = Math.min(slice, wanted);
  const asked: DeviceQuery = {
    where: from === undefined ? where : { kind: 'and', of: [where, from] },
    order: [{ column: 'id', descending }],
    limit,
  };
  for (let last = passed; ; ) {
    const { devices: found } = await devices.list(tenant, { ...asked, ...(last && { after: [last] }) });
    yield* found;
    last = found.at(-1)?.id;
    if (last === undefined || found.length < limit) return;
    await setImmediate();
  }
}

/** Of a device whose rows were begun, those behind the place. */
function itemsBehind<Item extends { readonly key: string }>(
  items: readonly Item[],
  { id }: ListedDevice,
  { after, descending = false }: AssetWalk<Item>,
): readonly Item[] {
  if (after === undefined || after.machine !== id) return items;
  return items.filter(({ key }) => (descending ? key < after.key : key > after.key));
}

/** Undefined for a state that no device is in any more. */
function rememberItems<Item extends { readonly key: string }>(walk: AssetWalk<Item>) {
  const { kind, filter } = walk;
  let { board } = walk;
  let summaries = summariesOf(board);
  const known = new LRUCache<StateId, { readonly summary: StateSummary; readonly items: readonly Item[] }>({
    maxSize: mostItems,
    sizeCalculation: ({ items }) => items.length + 1,
  });
  return async (state: StateId) => {
    const remembered = known.get(state);
    if (remembered !== undefined) return remembered;
    if (!summaries.has(state)) {
      board = await walk.boardWith(state);
      summaries = summariesOf(board);
    }
    const summary = summaries.get(state);
    if (summary === undefined) return undefined;
    const all = kind.itemsOf(board, summary);
    const items =
      filter === undefined || filter.ofDevice
        ? all
        : all.filter((item) => filter.isWanted(kind.rowOf(noDevice, summary, item)));
    const found = { summary, items };
    known.set(state, found);
    return found;
  };
}
