/** Answers a query from rows that are all at hand. Lists that are longer than memory are the store's matter. */

import { compareLiterals } from './compare.ts';
import { isAskedFor, type ReadValue } from './evaluate.ts';
import type { Literal, Properties } from './expression.ts';
import { type Position, readToken } from './next-link.ts';
import { type CollectionQuery, type CollectionRules, type Order, splitOrders } from './query.ts';

export interface Page<Row> {
  readonly items: readonly Row[];
  /** Of all that are asked for, where `$count` is. */
  readonly count?: number;
  /** There where more are to come. */
  readonly next?: Position;
}

type AnyRow = Readonly<Record<string, unknown>>;

/** Rows bear their properties by name, and an `id` that none shares with another. Without `$orderby` they come by id. */
export function answerQuery<Row extends AnyRow>(
  rows: readonly Row[],
  query: CollectionQuery,
  rules: CollectionRules,
  pageSize = rules.mostTop,
): Page<Row> {
  const { filter, orders, top, skip, count, skipToken } = query;
  const { before, byId } = splitOrders(orders);
  const readOf = (row: Row) => readingOf(row, rules.properties);
  const positionOf = (row: Row): Position => {
    const read = readOf(row);
    return { values: before.map(({ property }) => read(property) as Literal), id: String(row.id) };
  };
  const compare = comparePositions(before, byId);
  const found = filter === undefined ? rows : rows.filter((row) => isAskedFor(filter, readOf(row)));
  const sorted = found
    .map((row) => ({ row, position: positionOf(row) }))
    .sort((one, other) => compare(one.position, other.position));
  const after = skipToken === undefined ? undefined : readToken(skipToken, before.length);
  const left = after?.left ?? top;
  const rest = sorted
    .filter(({ position }) => after === undefined || compare(position, after) > 0)
    .slice(after === undefined ? skip : 0, endOf(skip, after, left));
  const page = rest.slice(0, pageSize);
  const last = page.at(-1);
  return {
    items: page.map(({ row }) => row),
    ...(count && { count: found.length }),
    ...(last !== undefined &&
      rest.length > page.length && {
        next: { ...last.position, ...(left !== undefined && { left: left - page.length }) },
      }),
  };
}

function endOf(skip: number, after: Position | undefined, left: number | undefined): number | undefined {
  return left === undefined ? undefined : left + (after === undefined ? skip : 0);
}

/** Names in lower case, and instants as numbers, whatever the row has. */
export function readingOf(row: AnyRow, properties: Properties): ReadValue {
  return (property) => {
    const value = row[property] ?? null;
    if (value === null) return null;
    switch (properties[property]) {
      case 'name':
        return String(value).toLowerCase();
      case 'names':
        return (value as readonly string[]).map((name) => name.toLowerCase());
      case 'instant':
        return Date.parse(String(value));
      default:
        return value as Literal;
    }
  };
}

function comparePositions(before: readonly Order[], byId: Order) {
  const signs = [...before, byId].map(({ descending }) => (descending ? -1 : 1));
  return (one: Position, other: Position): number => {
    const theirs = [...other.values, other.id];
    for (const [place, value] of [...one.values, one.id].entries()) {
      const sign = signs[place] as number;
      const difference = compareLiterals(value, theirs[place] as Literal) * sign;
      if (difference !== 0) return difference;
    }
    return 0;
  };
}
