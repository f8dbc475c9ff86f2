/** Where a list goes on: the address of the next page, with the options of the first call, and the token in it. */

import { KnownError } from '../errors.ts';
import type { Literal } from './expression.ts';

/** Behind which item of the order a page begins. */
export interface Position {
  /** Of the property that orders; null where it has none, or where the id alone orders. */
  readonly value: Literal;
  readonly id: string;
  /** How many items there are still to be, where `$top` says so. */
  readonly left?: number;
}

const longestToken = 2_000;

/** `url` is the address that was called, with its path and its query. */
export function nextLinkOf(url: string, position: Position): string {
  const [path = '', query = ''] = url.split(/\?(.*)/s);
  const kept = query.split('&').filter((pair) => pair !== '' && !/^(?:\$|%24)skip(?:token)?(?:=|$)/i.test(pair));
  return `${path}?${[...kept, `$skiptoken=${nextToken(position)}`].join('&')}`;
}

/** The place as an opaque text. */
export function nextToken({ value, id, left }: Position): string {
  return Buffer.from(JSON.stringify(left === undefined ? [value, id] : [value, id, left])).toString('base64url');
}

/** Throws `KnownError` ODataError for what is no token of ours. */
export function readToken(token: string): Position {
  const parts = token.length > longestToken ? undefined : parse(Buffer.from(token, 'base64url').toString());
  if (Array.isArray(parts)) {
    const [value, id, left] = parts as readonly unknown[];
    const known = value === null || ['string', 'number', 'boolean'].includes(typeof value);
    if (known && typeof id === 'string' && (left === undefined || (Number.isSafeInteger(left) && Number(left) > 0))) {
      return { value: value as Literal, id, ...(left !== undefined && { left: Number(left) }) };
    }
  }
  throw new KnownError(
    'ODataError',
    "The query option '$skiptoken' is none that this server gave. Follow the @odata.nextLink of a page as it is.",
  );
}

/** Of a token of ours that says nothing of the list that it was sent to. */
export function foreignToken(): KnownError {
  return new KnownError(
    'ODataError',
    "The query option '$skiptoken' is of another list. Follow the @odata.nextLink of a page as it is.",
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
