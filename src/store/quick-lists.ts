/**
 * Lists of devices without a walk over all of a large tenant: what an index or the begin of a walk finds, the database lists;
 * the rest is found in columns that are kept in memory while somebody asks, and read from the database by its ids.
 */

import type { MachineId } from '../brand.ts';
import { packColumns } from './columns/column-page.ts';
import { pageTest } from './columns/column-test.ts';
import type { Columns } from './columns/column-thread.ts';
import type { ColumnAnswer, ColumnQuestion, FoundDevice } from './columns/device-columns.ts';
import {
  type ColumnOrder,
  type DeviceColumn,
  type DeviceCondition,
  type DeviceList,
  type DeviceLists,
  type DeviceQuery,
  type ListedDevice,
  splitByColumn,
  type TagSetId,
} from './device-list.ts';
import type { StateId } from './state-id.ts';

/** What a database lists, always as it is now. */
export interface DatabaseLists extends Pick<DeviceLists, 'stateIds' | 'tagSets'> {
  /** Columns by which it walks without putting rows into order. */
  readonly walks: readonly DeviceColumn[];
  findTenant(tenant: string): Promise<number | undefined>;
  list(tenant: string, query: DatabaseQuery): Promise<readonly ListedDevice[]>;
  /** Those that are there, by id. */
  read(tenant: string, ids: readonly MachineId[]): Promise<readonly StoredDevice[]>;
  count(tenant: string, where: DeviceCondition): Promise<number>;
  countStates(tenant: string, where: DeviceCondition): Promise<ReadonlyMap<StateId, number>>;
  /** Whether an index leads to few devices, among which are all that are asked for. */
  isFoundByIndex(tenant: string, where: DeviceCondition): Promise<boolean>;
  hasMoreThan(tenant: string, devices: number): Promise<boolean>;
}

export interface DatabaseQuery extends DeviceQuery {
  /** Looks at that many devices alone: the first ones in the order that meet what is asked of its column. */
  readonly within?: number;
  /** An index leads to few devices, which are put into the order. */
  readonly few?: boolean;
}

export interface StoredDevice {
  readonly device: ListedDevice;
  /** In lower case. */
  readonly dnsName: string;
  /** 0 for none. */
  readonly tagSet: TagSetId;
}

export interface QuickListsOptions {
  /** A tenant with no more devices is walked over in the database. */
  readonly fewDevices?: number;
}

/** The database walks over as many in some milliseconds. */
const usualFew = 40_000;
/** A walk that fills a page within as many is as good as any. */
const begin = 2_000;
/** How many devices a tenant has is looked at no more often. */
const lookAgainMs = 60_000;

export function createQuickLists(
  database: DatabaseLists,
  columns: Pick<Columns, 'ask'>,
  { fewDevices = usualFew }: QuickListsOptions = {},
): DeviceLists {
  const looked = new Map<string, { readonly isLarge: boolean; readonly at: number }>();

  async function isLarge(tenant: string): Promise<boolean> {
    const known = looked.get(tenant);
    const at = performance.now();
    if (known !== undefined && at - known.at < lookAgainMs) return known.isLarge;
    const found = await database.hasMoreThan(tenant, fewDevices);
    looked.set(tenant, { isLarge: found, at });
    return found;
  }

  async function howToFind(tenant: string, where: DeviceCondition): Promise<'walk' | 'index' | 'columns'> {
    if (!(await isLarge(tenant))) return 'walk';
    return (await database.isFoundByIndex(tenant, where)) ? 'index' : 'columns';
  }

  async function needsColumns(tenant: string, where: DeviceCondition): Promise<boolean> {
    return (await howToFind(tenant, where)) === 'columns';
  }

  async function ask(tenant: string, question: QuestionOf<ColumnQuestion>): Promise<ColumnAnswer | undefined> {
    const tenantId = await database.findTenant(tenant);
    return tenantId === undefined ? undefined : columns.ask({ ...question, tenantId });
  }

  async function walk(tenant: string, query: DeviceQuery): Promise<DeviceList | undefined> {
    const { order, where, skip = 0, limit } = query;
    if (!isWalked(order, database.walks) || skip > begin) return undefined;
    const isWhole = splitByColumn(where, (order[0] as ColumnOrder).column).rest.kind === 'constant';
    const devices = await database.list(tenant, isWhole ? query : { ...query, within: begin });
    return isWhole || devices.length === limit ? { devices } : undefined;
  }

  async function find(tenant: string, query: DeviceQuery): Promise<DeviceList | undefined> {
    const { order, limit } = query;
    const devices: ListedDevice[] = [];
    let ageMs = 0;
    for (let rest = query; ; ) {
      const answer = await ask(tenant, { kind: 'find', query: rest });
      if (answer === undefined) return undefined;
      const { found } = answer;
      ageMs = Math.max(ageMs, answer.ageMs);
      devices.push(
        ...asTheyAre(
          found,
          await database.read(
            tenant,
            found.map(({ id }) => id),
          ),
          query,
        ),
      );
      const last = found.at(-1);
      if (last === undefined || found.length < rest.limit || devices.length === limit) return { devices, ageMs };
      // Some are not asked for any more.
      rest = { where: query.where, order, after: placeOf(last, order), limit: limit - devices.length };
    }
  }

  return {
    stateIds: database.stateIds,
    tagSets: database.tagSets,
    async list(tenant, query) {
      const how = await howToFind(tenant, query.where);
      const found = how === 'columns' ? ((await walk(tenant, query)) ?? (await find(tenant, query))) : undefined;
      return found ?? { devices: await database.list(tenant, how === 'index' ? { ...query, few: true } : query) };
    },
    async countListed(tenant, where) {
      const counted = (await needsColumns(tenant, where)) ? await ask(tenant, { kind: 'count', where }) : undefined;
      if (counted !== undefined) return { devices: counted.count, ageMs: counted.ageMs };
      return { devices: await database.count(tenant, where) };
    },
    async countStates(tenant, where) {
      const isLong = await needsColumns(tenant, where);
      const counted = isLong ? await ask(tenant, { kind: 'count states', where }) : undefined;
      if (counted !== undefined) return { counts: counted.states, ageMs: counted.ageMs };
      return { counts: await database.countStates(tenant, where) };
    },
    async passOver(tenant, passed) {
      const isLong = await needsColumns(tenant, passed.where);
      const answer = isLong ? await ask(tenant, { kind: 'pass over', passed }) : undefined;
      return answer && { ...answer.passed, ageMs: answer.ageMs };
    },
  };
}

type QuestionOf<Question> = Question extends unknown ? Omit<Question, 'tenantId'> : never;

/** By one column, and by id in the same direction. */
function isWalked([first, second, ...rest]: readonly ColumnOrder[], walks: readonly DeviceColumn[]): boolean {
  if (first === undefined || !walks.includes(first.column) || rest.length > 0) return false;
  return second === undefined || second.descending === first.descending;
}

/** In the order in which they were found; without those that have gone, are not asked for any more, or have another place in the order by now. */
function asTheyAre(
  found: readonly FoundDevice[],
  stored: readonly StoredDevice[],
  { where, order }: DeviceQuery,
): readonly ListedDevice[] {
  const then = new Map(found.map((device) => [device.id, device]));
  const orders = (column: DeviceColumn) => order.some((term) => term.column === column);
  // Devices report all the time: one that did so meanwhile stays where it was, or it would be passed over.
  const now = orders('lastSeen') ? stored.map((one) => seenThen(one, then.get(one.device.id) as FoundDevice)) : stored;
  const meets = pageTest(where)(packColumns(now.map(columnsOf)));
  const kept = now.filter(({ device, dnsName }, row) => {
    const before = then.get(device.id);
    const isMoved =
      (orders('dnsName') && before?.dnsName !== dnsName) ||
      (orders('firstSeen') && before?.firstSeen !== Date.parse(device.firstSeen));
    return meets[row] === 1 && !isMoved;
  });
  const byId = new Map(kept.map(({ device }) => [device.id, device]));
  return found.flatMap(({ id }) => byId.get(id) ?? []);
}

function seenThen(one: StoredDevice, { lastSeen }: FoundDevice): StoredDevice {
  return { ...one, device: { ...one.device, lastSeen: new Date(lastSeen).toISOString() } };
}

function columnsOf({ device, dnsName, tagSet }: StoredDevice) {
  const { id, state, firstSeen, lastSeen, addresses } = device;
  return {
    id,
    dnsName,
    firstSeen: Date.parse(firstSeen),
    lastSeen: Date.parse(lastSeen),
    state,
    tagSet,
    addresses: addresses.join(' '),
  };
}

function placeOf(device: FoundDevice, order: readonly ColumnOrder[]): readonly string[] {
  return order.map(({ column }) => {
    const value = device[column];
    return typeof value === 'number' ? new Date(value).toISOString() : value;
  });
}
