/** One item, or a list of which nothing more can be asked, as OData has it: the context, and then what there is. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CalledUrl } from '../called-url.ts';
import { contextOf, sendJson } from './send-rows.ts';

/** `context` stands behind "$metadata#". Gives the answer. */
export type SendItem = (request: FastifyRequest, reply: FastifyReply, context: string, fields?: object) => object;

export function createSendItem(calledUrl: CalledUrl): SendItem {
  return (request, reply, context, fields) => {
    sendJson(reply);
    return { '@odata.context': contextOf(calledUrl(request), context), ...fields };
  };
}
