/** In which states the devices of a tenant were at the end of some days: what questions about the past are answered from. */

import type { PatchState } from '../assessment/patch-state.ts';
import type { MachineId } from '../brand.ts';
import { digestOf } from '../digest.ts';
import type { TagSet, TagSetId } from './device-list.ts';
import { MemberFinder, type MembersQuestion } from './history-members.ts';
import {
  type FindQuestion,
  findInPage,
  GroupCount,
  type HistoryPage,
  type PackedDevice,
  packPage,
} from './history-pages.ts';
import type { DeviceStore, HistoryStore, StateId, Store } from './store.ts';

/** Days are YYYY-MM-DD and end in UTC. */
export interface PastDevices {
  /** When the histories were read, ISO 8601 in UTC. */
  readonly countedAt: string;
  /** Each device that was known by the end of the last of the days, which ascend, in one group. */
  countAt(days: readonly string[]): Promise<readonly DevicesThen[]>;
  /** Devices that were in one of the states at the end of the day, in the order of their ids, from behind `after`. */
  machinesIn(
    states: ReadonlySet<StateId>,
    day: string,
    page: { readonly after?: MachineId; readonly limit: number },
  ): Promise<readonly MachineId[]>;
  /** The devices behind some of the groups that `countAt` gave for these days, in the order of their ids. */
  machinesBehind(
    groups: readonly Pick<DevicesThen, 'states' | 'tags'>[],
    days: readonly string[],
    page: Omit<MembersQuestion, 'seconds' | 'members'>,
  ): Promise<readonly MachineId[]>;
  /** The same as long as `countAt` gives the same of each of these lists of days, also of histories that were read later. Undefined where that takes as long as counting. */
  stampOf(asked: readonly (readonly string[])[]): Promise<string | undefined>;
}

export interface DevicesThen {
  /** One a day; undefined where the devices were not known yet. */
  readonly states: readonly (StateId | undefined)[];
  /** Those that they have now. */
  readonly tags: readonly string[];
  readonly devices: number;
}

/** Walks over pages, in this thread or in another. */
export interface PageWalk {
  /** See `GroupCount`. */
  count(seconds: readonly number[]): Promise<Uint32Array>;
  find(question: FindQuestion): Promise<readonly MachineId[]>;
  findMembers(question: MembersQuestion): Promise<readonly MachineId[]>;
  /** Of what `count` gives; there where counts are kept. */
  digest?(seconds: readonly number[]): Promise<CountDigest>;
}

export interface CountDigest {
  readonly digest: string;
  /** That its groups have. */
  readonly tagSets: readonly TagSetId[];
}

export function pastDevices(walk: PageWalk, devices: Pick<DeviceStore, 'tagSets'>, countedAt: string): PastDevices {
  return {
    countedAt,
    async countAt(days) {
      const counted = await walk.count(days.map(lastSecondOf));
      return groupsOf(counted, days.length, await devices.tagSets());
    },
    machinesIn: (states, day, page) => walk.find({ states, second: lastSecondOf(day), ...page }),
    async machinesBehind(groups, days, page) {
      const sets = new Map((await devices.tagSets()).map(({ id, tags }) => [tags.join('\n'), id]));
      const members = groups.map(({ states, tags }) => [
        ...states.map((state) => state ?? 0),
        sets.get(tags.join('\n')) ?? 0,
      ]);
      return walk.findMembers({ seconds: days.map(lastSecondOf), members, ...page });
    },
    async stampOf(asked) {
      const digests: string[] = [];
      const used = new Set<TagSetId>();
      for (const days of asked) {
        const counted = await walk.digest?.(days.map(lastSecondOf));
        if (counted === undefined) return undefined;
        digests.push(counted.digest);
        for (const id of counted.tagSets) used.add(id);
      }
      // The number of a set may come back with other tags.
      const sets = (await devices.tagSets()).filter(({ id }) => used.has(id)).sort((one, other) => one.id - other.id);
      return digestOf('sha1', JSON.stringify([digests, sets]));
    },
  };
}

/** Reads everything anew for each question. */
export function walkHistories(history: HistoryStore, tenant: string): PageWalk {
  return walkOver((after) => pagesOf(history.each(tenant, after)));
}

/** Walks over what was loaded, in this thread. */
export function walkPages(pages: readonly HistoryPage[]): PageWalk {
  return walkOver(() => pages);
}

/** `pagesFrom` may leave out devices up to the one that it is given. */
function walkOver(pagesFrom: (after?: MachineId) => Iterable<HistoryPage> | AsyncIterable<HistoryPage>): PageWalk {
  return {
    async count(seconds) {
      const groups = new GroupCount(seconds);
      for await (const page of pagesFrom()) groups.add(page);
      return groups.result();
    },
    async find(question) {
      const found: MachineId[] = [];
      for await (const page of pagesFrom(question.after)) {
        found.push(...findInPage(page, { ...question, limit: question.limit - found.length }));
        if (found.length >= question.limit) break;
      }
      return found;
    },
    async findMembers(question) {
      const finder = new MemberFinder(question);
      for await (const page of pagesFrom(question.after)) {
        finder.add(page);
        if (finder.isDone) break;
      }
      return finder.found;
    },
  };
}

/** For whoever asks several questions at once: loaded where there is room, else read for each. */
export async function readPast(
  { history, devices }: Pick<Store, 'history' | 'devices'>,
  tenant: string,
  { countedAt, maxBytes }: { readonly countedAt: string; readonly maxBytes: number },
): Promise<PastDevices> {
  const pages = await history.load(tenant, maxBytes);
  return pastDevices(pages === undefined ? walkHistories(history, tenant) : walkPages(pages), devices, countedAt);
}

/** Those of the states that are there still, in their order. A state may go between the history that names it and this. */
export async function readStates(
  devices: Pick<DeviceStore, 'readStateTexts'>,
  states: readonly StateId[],
): Promise<Map<StateId, PatchState>> {
  const texts = await devices.readStateTexts(states);
  return new Map([...texts].map(([state, text]) => [state, JSON.parse(text) as PatchState]));
}

/** The last moment of a day, ISO 8601 in UTC. */
export function endOfDay(day: string): string {
  return `${day}T23:59:59.999Z`;
}

function lastSecondOf(day: string): number {
  return Date.parse(day) / 1000 + 86_399;
}

/** Devices that are packed at once. */
const pageSize = 500;

async function* pagesOf(devices: AsyncIterable<PackedDevice>): AsyncGenerator<HistoryPage> {
  let batch: PackedDevice[] = [];
  for await (const device of devices) {
    batch.push(device);
    if (batch.length < pageSize) continue;
    yield packPage(batch);
    batch = [];
  }
  yield packPage(batch);
}

/** One object for all that have none, as those of a tag set have one. */
const noTags: readonly string[] = [];

function groupsOf(counted: Uint32Array, days: number, sets: readonly TagSet[]): readonly DevicesThen[] {
  const tagsOf = new Map<TagSetId, readonly string[]>(sets.map(({ id, tags }) => [id, tags]));
  const width = days + 2;
  return Array.from({ length: counted.length / width }, (_, group) => {
    const [...numbers] = counted.subarray(group * width, (group + 1) * width);
    return {
      states: numbers.slice(0, days).map((state) => (state === 0 ? undefined : state)),
      tags: tagsOf.get(numbers[days] as number) ?? noTags,
      devices: numbers[days + 1] as number,
    };
  });
}
