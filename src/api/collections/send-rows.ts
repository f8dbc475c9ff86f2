/** A collection whose rows are all at hand, as OData lists it: what the client asks of it, a page, and where that goes on. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerQuery } from '../../odata/apply.ts';
import { nextLinkOf } from '../../odata/next-link.ts';
import { preferredPageSize } from '../../odata/page-size.ts';
import { type CollectionRules, readQuery } from '../../odata/query.ts';
import { selectFields } from '../../odata/select.ts';
import type { CalledUrl } from '../called-url.ts';
import { sayVersion } from '../metadata/routes.ts';

export interface Collection {
  /** Behind "$metadata#". */
  readonly context: string;
  readonly rules: CollectionRules;
}

type Row = object & { readonly id: string };

/** Throws `KnownError` ODataError. The text of the answer. */
export type SendRows = (
  request: FastifyRequest,
  reply: FastifyReply,
  collection: Collection,
  rows: readonly Row[],
) => string;

export function createSendRows(calledUrl: CalledUrl): SendRows {
  return (request, reply, { context, rules }, rows) => {
    const query = readQuery(request.query as Record<string, string>, rules);
    const pageSize = pageSizeOf(request, reply, rules);
    const { items, count, next } = answerQuery(
      rows as readonly (Row & Record<string, unknown>)[],
      query,
      rules,
      pageSize,
    );
    const base = calledUrl(request);
    sendJson(reply);
    return JSON.stringify({
      '@odata.context': contextOf(base, context, query.select),
      ...(count !== undefined && { '@odata.count': count }),
      value: items.map((item) => selectFields(item, query.select)),
      ...(next !== undefined && { '@odata.nextLink': nextLinkOf(base + request.url, next) }),
    });
  };
}

/** What the client prefers, and no more than a page holds. */
export function pageSizeOf(request: FastifyRequest, reply: FastifyReply, { mostTop }: CollectionRules): number {
  const preferred = preferredPageSize(request.headers.prefer as string | undefined, mostTop);
  if (preferred === undefined) return mostTop;
  reply.header('preference-applied', `odata.maxpagesize=${preferred}`);
  return preferred;
}

export function contextOf(base: string, context: string, select?: readonly string[]): string {
  return `${base}/api/$metadata#${context}${select === undefined ? '' : `(${select.join()})`}`;
}

export function sendJson(reply: FastifyReply): FastifyReply {
  return sayVersion(reply).type('application/json; charset=utf-8');
}
