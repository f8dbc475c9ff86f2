/** What a question about single devices of the fleet asks for, and what the store lists by of it. */

import type { KbNumber } from '../../brand.ts';
import { parseDay } from '../../day.ts';
import { KnownError } from '../../errors.ts';
import type { Board, BoardGroup } from '../../fleet/board/board.ts';
import { type DevicesQuestion, mostMonths } from '../../fleet/board/device-figures.ts';
import { exploitedBy } from '../../fleet/board/exploited.ts';
import { type Position, readToken } from '../../odata/next-link.ts';
import type { DeviceCondition, TagSet } from '../../store/device-list.ts';
import type { DeviceStore } from '../../store/store.ts';
import { readChoice, readFilter } from './board-query.ts';
import { readKb, readLimit, readNumber } from './query.ts';

export const machineOrders = ['open', 'missing', 'exploited', 'kev', 'months', 'name', 'lastSeen'] as const;
export type MachineOrder = (typeof machineOrders)[number];

export interface DevicesAsked {
  readonly question: DevicesQuestion;
  /** An update that the machines get in the plan. */
  readonly planned?: KbNumber;
  readonly name?: string;
  /** Seen on that day, in UTC, or later; and before that day. */
  readonly seenSince?: string;
  readonly seenBefore?: string;
  readonly sort: MachineOrder;
  readonly descending: boolean;
  readonly limit: number;
  readonly after?: Position;
  /** Throws `KnownError` ResourceNotFound for an update or a vulnerability that the catalogue does not know. */
  readonly check: (board: Board) => void;
}

const limits = { usual: 100, most: 1_000 };

type Query = Partial<Record<string, string>>;

/** Throws `KnownError` InvalidInput or ODataError. */
export function readDevicesAsked(query: Query): DevicesAsked {
  const { planned, name, seenSince, seenBefore, order, limit, after } = query;
  const sort = query.sort === undefined ? 'open' : readChoice(query.sort, 'sort', machineOrders);
  const question = readQuestion(query);
  return {
    question,
    ...(planned !== undefined && { planned: readKb(planned) }),
    ...(name !== undefined && { name: name.toLowerCase() }),
    ...(seenSince !== undefined && { seenSince: parseDay(seenSince, 'seenSince') }),
    ...(seenBefore !== undefined && { seenBefore: parseDay(seenBefore, 'seenBefore') }),
    sort,
    descending: order === undefined ? sort !== 'name' : readChoice(order, 'order', ['asc', 'desc']) === 'desc',
    limit: readLimit(limit, limits),
    // As in readAfter.
    ...(after && { after: readToken(after, 1) }),
    check: (board) => checkKnown(board, question),
  };
}

function readQuestion(query: Query): DevicesQuestion {
  const { kb, vulnerability, months, exploited } = query;
  return {
    ...(kb !== undefined && { kb: readKb(kb) }),
    ...readFilter(query),
    ...(vulnerability !== undefined && { vulnerability: vulnerability.toUpperCase() }),
    ...(months !== undefined && { months: readNumber(months, 'months', 0, mostMonths) }),
    ...(exploited !== undefined && { exploited: readChoice(exploited, 'exploited', exploitedBy) }),
  };
}

/** Throws `KnownError` ResourceNotFound for what the catalogue of the board does not know. */
export function checkKnown(
  { facts }: Board,
  { kb, vulnerability }: Pick<DevicesQuestion, 'kb' | 'vulnerability'>,
): void {
  if (kb !== undefined && facts.updateOf(kb) === undefined) {
    throw new KnownError('ResourceNotFound', `The catalogue knows no update KB${kb}.`);
  }
  if (vulnerability !== undefined && facts.placeOf(vulnerability) === undefined) {
    throw new KnownError('ResourceNotFound', `The catalogue knows no vulnerability "${vulnerability.slice(0, 100)}".`);
  }
}

export function conditionsOfColumns({ name, seenSince, seenBefore }: DevicesAsked): readonly DeviceCondition[] {
  const seen = (operator: '>=' | '<', day: string): DeviceCondition => ({
    kind: 'compare',
    column: 'lastSeen',
    operator,
    value: `${day}T00:00:00.000Z`,
  });
  return [
    ...(name === undefined ? [] : [{ kind: 'match', column: 'dnsName', how: 'contains', text: name } as const]),
    ...(seenSince === undefined ? [] : [seen('>=', seenSince)]),
    ...(seenBefore === undefined ? [] : [seen('<', seenBefore)]),
  ];
}

type ByTags = Pick<DevicesQuestion, 'tag' | 'ring'>;

/** Some of the groups of a board. */
export async function conditionOfGroups(
  devices: Pick<DeviceStore, 'tagSets'>,
  groups: readonly BoardGroup[],
  board: Board,
  { question }: { readonly question: ByTags },
): Promise<DeviceCondition> {
  return (await conditionsOfGroups(devices, board, question))(groups);
}

/** Of whatever groups of a board: by states alone where neither tags nor names of devices tell its groups apart. */
export async function conditionsOfGroups(
  devices: Pick<DeviceStore, 'tagSets'>,
  board: Board,
  { tag, ring }: ByTags,
): Promise<(groups: readonly BoardGroup[]) => DeviceCondition> {
  const named = board.groups.filter(isNamed);
  const areLeftOpen = board.groups.some(({ leftOpen }) => leftOpen !== undefined);
  if (tag === undefined && ring === undefined && named.length === 0 && !areLeftOpen) return inStates;
  const sets = await devices.tagSets();
  return (groups) => byTags(groups, named, sets);
}

function byTags(groups: readonly BoardGroup[], named: readonly BoardGroup[], sets: readonly TagSet[]): DeviceCondition {
  const alikeInTags = Map.groupBy(
    groups.filter((group) => !isNamed(group)),
    ({ tags }) => tags.join('\n'),
  );
  const of = [...alikeInTags].map(([key, alike]): DeviceCondition => {
    const tagSets = sets.filter(({ tags }) => tags.join('\n') === key).map(({ id }) => id);
    const untagged: DeviceCondition = { kind: 'not', of: { kind: 'tagSets', tagSets: sets.map(({ id }) => id) } };
    return { kind: 'and', of: [inStates(alike), key === '' ? untagged : { kind: 'tagSets', tagSets }] };
  });
  const others: DeviceCondition = {
    kind: 'and',
    of: [
      { kind: 'or', of: [nothing, ...of] },
      { kind: 'not', of: areIn(named) },
    ],
  };
  return { kind: 'or', of: [others, areIn(groups.filter(isNamed))] };
}

const nothing: DeviceCondition = { kind: 'constant', value: false };

function isNamed({ machineId }: BoardGroup): boolean {
  return machineId !== undefined;
}

function areIn(named: readonly BoardGroup[]): DeviceCondition {
  const values = named.flatMap(({ machineId }) => machineId ?? []);
  return values.length === 0 ? nothing : { kind: 'in', column: 'id', values };
}

function inStates(groups: readonly BoardGroup[]): DeviceCondition {
  return { kind: 'states', states: [...new Set(groups.map(({ state }) => state))] };
}
