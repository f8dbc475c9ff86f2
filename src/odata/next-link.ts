/** Where a list goes on: the address of the next page, with the options of the first call, and the token in it. */

import { KnownError } from '../errors.ts';
import type { Literal } from './expression.ts';

/** Behind which item of the order a page begins. */
export interface Position {
  /** Of each property that orders before the id does; null where the item has none. */
  readonly values: readonly Literal[];
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
export function nextToken({ values, id, left }: Position): string {
  return Buffer.from(JSON.stringify(left === undefined ? [values, id] : [values, id, left])).toString('base64url');
}

/** Of a list that so many properties order before the id does. Throws `KnownError` ODataError for what is no token of ours. */
export function readToken(token: string, properties: number): Position {
  const parts = token.length > longestToken ? undefined : parse(Buffer.from(token, 'base64url').toString());
  if (Array.isArray(parts)) {
    const [values, id, left] = parts as readonly unknown[];
    const known = Array.isArray(values) && values.every(isLiteral);
    if (known && typeof id === 'string' && (left === undefined || (Number.isSafeInteger(left) && Number(left) > 0))) {
      if (values.length !== properties) throw foreignToken();
      return { values, id, ...(left !== undefined && { left: Number(left) }) };
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

function isLiteral(value: unknown): value is Literal {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
