/** Pages of rows by machine, written while they are read. */

import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { parseMachineId } from '../../brand.ts';
import { KnownError } from '../../errors.ts';
import { foreignToken, nextLinkOf, type Position, readToken } from '../../odata/next-link.ts';
import { type CollectionQuery, type Order, readQuery } from '../../odata/query.ts';
import { selectFields } from '../../odata/select.ts';
import type { DeviceCondition } from '../../store/device-list.ts';
import type { Store } from '../../store/store.ts';
import { callerOf } from '../authenticate.ts';
import type { CalledUrl } from '../called-url.ts';
import { contextOf, sendJson } from '../collections/send-rows.ts';
import type { BoardQuestions } from '../fleet/board-questions.ts';
import { asksOfDevice, deviceConditionOf, rowTest } from './asset-filter.ts';
import type { AssetKind } from './asset-kinds.ts';
import { type AssetPlace, type AssetWalk, type WalkedRow, walkAssets } from './asset-walk.ts';
import { countRows, type RowCounts } from './count-rows.ts';
import { startedStream } from './started-stream.ts';

export interface AssetParts {
  readonly questions: BoardQuestions;
  readonly store: Pick<Store, 'devices'>;
  readonly calledUrl: CalledUrl;
  readonly rowCounts: RowCounts;
}

const separator = '-_-';
const everybody: DeviceCondition = { kind: 'constant', value: true };

/** A page of as many rows, and past as many at the start of the first. */
export interface AssetPage {
  readonly size: number;
  readonly skip: number;
}

export async function sendAssets<Item extends { readonly key: string }>(
  request: FastifyRequest,
  reply: FastifyReply,
  kind: AssetKind<Item>,
  { questions, store, calledUrl, rowCounts }: AssetParts,
  pageOf: (query: CollectionQuery) => AssetPage,
): Promise<Readable> {
  const query = readQuery(request.query as Record<string, string>, kind.rules);
  const after = query.skipToken === undefined ? undefined : readToken(query.skipToken, 0);
  const { size, skip } = pageOf(query);
  const left = after === undefined ? query.top : after.left;
  const wanted = Math.min(size, left ?? Number.POSITIVE_INFINITY);
  const board = await questions.boardOf(request, reply);
  const walk: AssetWalk<Item> = {
    kind,
    board,
    tenant: callerOf(request).tenant,
    boardWith: (state) => questions.boardWith(request, reply, state),
    devices: store.devices,
    where: everybody,
    rowsOf: () => rowCounts.of(kind, board),
    descending: directionOf(query.orders),
    ...(query.filter && (await narrowed(kind, board, query.filter, rowCounts))),
  };
  const count = query.count ? await countRows(walk) : undefined;
  const base = calledUrl(request);
  const rest = (place: AssetPlace): Position => ({
    values: [],
    id: `${place.machine}${separator}${place.key}`,
    ...(left !== undefined && { left: left - wanted }),
  });
  const hasNext = left === undefined || left > wanted;
  const page = takeRows(
    walkAssets({ ...walk, wanted: wanted + 1, ...(after === undefined ? { skip } : { after: placeOf(after) }) }),
    wanted,
    hasNext,
  );
  const head = {
    '@odata.context': contextOf(base, kind.context, query.select),
    ...(count !== undefined && { '@odata.count': count }),
  };
  const text = writePage(head, page, query.select, (place) => nextLinkOf(base + request.url, rest(place)));
  sendJson(reply);
  return startedStream(text, reply.raw);
}

async function narrowed<Item extends { readonly key: string }>(
  kind: AssetKind<Item>,
  board: AssetWalk<Item>['board'],
  filter: NonNullable<CollectionQuery['filter']>,
  rowCounts: RowCounts,
): Promise<Pick<AssetWalk<Item>, 'where' | 'filter' | 'rowsOf'>> {
  const isWanted = rowTest(kind, filter);
  if (asksOfDevice(kind, filter)) {
    const where = deviceConditionOf(kind, filter) ?? everybody;
    return { where, filter: { isWanted, ofDevice: true }, rowsOf: undefined };
  }
  const rows = await rowCounts.askedFor(kind, board, filter);
  const where: DeviceCondition = { kind: 'states', states: [...rows.keys()] };
  return { where, filter: { isWanted, ofDevice: false }, rowsOf: () => rows };
}

/** Returns the place of the last row where more are to come. */
async function* takeRows(
  rows: AsyncGenerator<readonly WalkedRow[]>,
  wanted: number,
  hasNext: boolean,
): AsyncGenerator<readonly WalkedRow[], AssetPlace | undefined> {
  let left = wanted;
  let last: WalkedRow | undefined;
  for await (const piece of rows) {
    if (left > 0) yield piece.slice(0, left);
    if (piece.length > left) return hasNext ? (piece[left - 1] ?? last)?.place : undefined;
    left -= piece.length;
    last = piece.at(-1);
    if (left === 0 && !hasNext) return undefined;
  }
  return undefined;
}

async function* writePage(
  head: object,
  page: AsyncGenerator<readonly WalkedRow[], AssetPlace | undefined>,
  select: CollectionQuery['select'],
  nextOf: (place: AssetPlace) => string,
): AsyncGenerator<string> {
  let before = `${JSON.stringify(head).slice(0, -1)},"value":[`;
  for (;;) {
    const { done, value } = await page.next();
    if (done === true) {
      const next = value === undefined ? '' : `,"@odata.nextLink":${JSON.stringify(nextOf(value))}`;
      // The head, where there was no row.
      yield `${before === ',' ? '' : before}]${next}}`;
      return;
    }
    yield before + value.map(({ row }) => JSON.stringify(selectFields(row, select))).join();
    before = ',';
  }
}

/** Of rows by machine, whose ids begin with it. Throws `KnownError` ODataError for two directions. */
function directionOf([first, ...others]: readonly Order[]): boolean {
  const turned = others.find(({ descending }) => descending !== first?.descending);
  if (turned === undefined) return first?.descending === true;
  throw new KnownError(
    'ODataError',
    `The query option '$orderby' has ${first?.property} and ${turned.property} in two directions; expected one, since the id begins with the machine.`,
  );
}

function placeOf({ id }: Position): AssetPlace {
  const at = id.indexOf(separator);
  const machine = parseMachineId(id.slice(0, Math.max(at, 0)));
  if (machine !== undefined) return { machine, key: id.slice(at + separator.length) };
  throw foreignToken();
}
