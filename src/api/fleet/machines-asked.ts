/** What a question about single devices of the fleet asks for, and what the store lists by of it. */

import { parseDay } from '../../day.ts';
import { KnownError } from '../../errors.ts';
import type { Board, BoardGroup } from '../../fleet/board/board.ts';
import { type DevicesQuestion, mostMonths } from '../../fleet/board/device-figures.ts';
import { exploitedBy } from '../../fleet/board/exploited.ts';
import { type Position, readToken } from '../../odata/next-link.ts';
import type { DeviceCondition } from '../../store/device-list.ts';
import type { DeviceStore } from '../../store/store.ts';
import { readChoice, readFilter } from './board-query.ts';
import { readKb, readLimit, readNumber } from './query.ts';

export const machineOrders = ['open', 'missing', 'exploited', 'kev', 'months', 'name', 'lastSeen'] as const;
export type MachineOrder = (typeof machineOrders)[number];

export interface DevicesAsked {
  readonly question: DevicesQuestion;
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
  const { name, seenSince, seenBefore, order, limit, after } = query;
  const sort = query.sort === undefined ? 'open' : readChoice(query.sort, 'sort', machineOrders);
  const question = readQuestion(query);
  return {
    question,
    ...(name !== undefined && { name: name.toLowerCase() }),
    ...(seenSince !== undefined && { seenSince: parseDay(seenSince, 'seenSince') }),
    ...(seenBefore !== undefined && { seenBefore: parseDay(seenBefore, 'seenBefore') }),
    sort,
    descending: order === undefined ? sort !== 'name' : readChoice(order, 'order', ['asc', 'desc']) === 'desc',
    limit: readLimit(limit, limits),
    ...(after !== undefined && { after: readToken(after, 1) }),
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

/** By states alone where nothing is asked that tags decide. */
export async function conditionOfGroups(
  devices: Pick<DeviceStore, 'tagSets'>,
  groups: readonly BoardGroup[],
  { question: { tag, ring } }: DevicesAsked,
): Promise<DeviceCondition> {
  if (tag === undefined && ring === undefined) return inStates(groups);
  const sets = await devices.tagSets();
  const byTags = Map.groupBy(groups, ({ tags }) => tags.join('\n'));
  const of = [...byTags].map(([key, alike]): DeviceCondition => {
    const tagSets = sets.filter(({ tags }) => tags.join('\n') === key).map(({ id }) => id);
    const untagged: DeviceCondition = { kind: 'not', of: { kind: 'tagSets', tagSets: sets.map(({ id }) => id) } };
    return { kind: 'and', of: [inStates(alike), key === '' ? untagged : { kind: 'tagSets', tagSets }] };
  });
  return { kind: 'or', of: [{ kind: 'constant', value: false }, ...of] };
}

function inStates(groups: readonly BoardGroup[]): DeviceCondition {
  return { kind: 'states', states: [...new Set(groups.map(({ state }) => state))] };
}
