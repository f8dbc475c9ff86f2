/** The system query options of a collection, read from what a client sent. */

import { KnownError } from '../errors.ts';
import type { Expression, Properties } from './expression.ts';
import { oDataFault, oneOf, quoted } from './fault.ts';
import { readFilter, refuseLong } from './filter.ts';
import { Tokens } from './tokens.ts';

/** What may be asked of a collection. */
export interface CollectionRules {
  /** Of `$filter`. */
  readonly properties: Properties;
  /** Of `$orderby`. */
  readonly orderable: readonly string[];
  /** Of `$select`: all that an item has, in the order of its fields. */
  readonly selectable: readonly string[];
  /** Of `$top`, and what a page holds without it. */
  readonly mostTop: number;
}

export interface CollectionQuery {
  readonly filter?: Expression;
  /** Each property once, and none behind the id: it is every item's own. Empty without `$orderby`. */
  readonly orders: readonly Order[];
  /** In the order of the item's fields. */
  readonly select?: readonly string[];
  /** Of all pages together. */
  readonly top?: number;
  readonly skip: number;
  readonly count: boolean;
  /** As skip-token.ts made it. */
  readonly skipToken?: string;
}

export interface Order {
  readonly property: string;
  readonly descending: boolean;
}

type Given = Readonly<Record<string, string | readonly string[] | undefined>>;

const options = ['$filter', '$orderby', '$select', '$top', '$skip', '$count', '$skiptoken'];

/**
 * Options in any case; parameters that are none are passed over, as clients add their own. Throws `KnownError` ODataError
 * for what is not offered, and says what is.
 */
export function readQuery(given: Given, rules: CollectionRules): CollectionQuery {
  const told = optionsOf(given);
  const filter = told.get('$filter');
  const order = told.get('$orderby');
  const select = told.get('$select');
  const top = told.get('$top');
  const skipToken = told.get('$skiptoken');
  return {
    ...(filter !== undefined && { filter: readFilter(filter, rules.properties) }),
    orders: order === undefined ? [] : readOrders(order, rules.orderable),
    ...(select !== undefined && readSelect(select, rules.selectable)),
    ...(top !== undefined && readTop(top, rules.mostTop)),
    skip: readNumber('$skip', told.get('$skip') ?? '0', Number.MAX_SAFE_INTEGER),
    count: readCount(told.get('$count') ?? 'false'),
    ...(skipToken !== undefined && { skipToken }),
  };
}

function optionsOf(given: Given): ReadonlyMap<string, string> {
  const told = new Map<string, string>();
  for (const [name, value] of Object.entries(given)) {
    if (!name.startsWith('$') || value === undefined) continue;
    const option = name.toLowerCase();
    if (!options.includes(option)) {
      throw new KnownError(
        'ODataError',
        `The query option ${quoted(name)} is not supported by this resource; ${oneOf(options)} are.`,
      );
    }
    if (typeof value !== 'string' || told.has(option)) {
      throw new KnownError('ODataError', `The query option '${option}' is there more than once; send it once.`);
    }
    told.set(option, value);
  }
  return told;
}

function readOrders(text: string, orderable: readonly string[]): readonly Order[] {
  refuseLong('$orderby', text);
  const tokens = new Tokens('$orderby', text);
  const orders = new Map<string, Order>();
  do {
    const token = tokens.take();
    const property = orderable.find((name) => token.kind === 'word' && name.toLowerCase() === token.text.toLowerCase());
    if (property === undefined) throw tokens.fault(oneOf(orderable), token);
    const descending = tokens.takeIf('desc');
    if (!descending) tokens.takeIf('asc');
    // What was named before, or comes behind the id, orders nothing more.
    if (!orders.has(property) && !orders.has('id')) orders.set(property, { property, descending });
  } while (tokens.takeIf(','));
  if (tokens.next.kind !== 'end') throw tokens.fault('asc, desc, "," or the end');
  return [...orders.values()];
}

/** The properties that order before the id does, which is the last of every order: where it is not named, in the direction of the one before it. */
export function splitOrders(orders: readonly Order[]): { readonly before: readonly Order[]; readonly byId: Order } {
  const last = orders.at(-1);
  if (last?.property === 'id') return { before: orders.slice(0, -1), byId: last };
  return { before: orders, byId: { property: 'id', descending: last?.descending === true } };
}

function readSelect(text: string, selectable: readonly string[]): { readonly select?: readonly string[] } {
  refuseLong('$select', text);
  const tokens = new Tokens('$select', text);
  const names = new Set<string>();
  do {
    const token = tokens.take();
    if (token.text === '*') return {};
    const name = selectable.find((known) => token.kind === 'word' && known.toLowerCase() === token.text.toLowerCase());
    if (name === undefined) throw tokens.fault(oneOf(selectable), token);
    names.add(name);
  } while (tokens.takeIf(','));
  if (tokens.next.kind !== 'end') throw tokens.fault('"," or the end');
  return { select: selectable.filter((name) => names.has(name)) };
}

/** Who sends the most that a page holds wants whole pages, and all of them: it is no limit then. */
function readTop(text: string, most: number): { readonly top?: number } {
  const top = readNumber('$top', text, most);
  return top === most ? {} : { top };
}

function readNumber(option: string, text: string, most: number): number {
  const digits = text.trim();
  if (/^\d{1,15}$/.test(digits) && Number(digits) <= most) return Number(digits);
  const expected = most === Number.MAX_SAFE_INTEGER ? 'a whole number' : `a whole number of at most ${most}`;
  throw oDataFault({ option, at: 1 }, quoted(text), expected);
}

function readCount(text: string): boolean {
  const told = text.trim().toLowerCase();
  if (told === 'true' || told === 'false') return told === 'true';
  throw oDataFault({ option: '$count', at: 1 }, quoted(text), 'true or false');
}
