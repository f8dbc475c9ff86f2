/** POST /api/machines/inventory: the inventories of many devices, one a line, taken in while they arrive. */

import type { FastifyInstance } from 'fastify';
import { KnownError } from '../../errors.ts';
import type { TakeInLines } from '../../take-in/take-in-lines.ts';
import type { ArrivalLimit } from '../arrival-limit.ts';
import { callerOf } from '../authenticate.ts';
import { refuseQueryOptions } from '../odata.ts';
import { readStreamedBody } from '../streamed-body.ts';
import { errorResponses, InventoryLinesSchema, TakenInSchema } from './schemas.ts';

/** Ten times a million inventories of usual length, unpacked. Nothing is held of it: the limit is against bodies without end. */
const mostBytes = 32 * 1024 ** 3;
const stallMs = 30_000;

const mediaTypes = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];

export function postInventories(app: FastifyInstance, takeInLines: TakeInLines, arrival: ArrivalLimit): void {
  app.register(async (route) => {
    // The handler reads the body, as it comes.
    route.removeAllContentTypeParsers();
    route.addContentTypeParser(mediaTypes, (_request, _body, done) => done(null));
    route.addContentTypeParser('*', (_request, _body, done) => done(wrongMediaType()));
    route.post(
      '/machines/inventory',
      {
        config: { access: { roles: ['Machine.ReadWrite.All'], scopes: ['Machine.ReadWrite'] } },
        bodyLimit: mostBytes,
        schema: {
          operationId: 'postInventories',
          summary: 'Report the inventories of many machines (an extension of Defender)',
          tags: ['Machine'],
          consumes: mediaTypes.slice(0, 1),
          body: InventoryLinesSchema,
          response: { 200: TakenInSchema, ...errorResponses(400, 401, 403, 429, 500, 503) },
        },
      },
      async (request) => {
        refuseQueryOptions(request);
        arrival.lift(request.raw);
        return takeInLines(readStreamedBody(request.raw, { mostBytes, stallMs }), callerOf(request).tenant);
      },
    );
  });
}

function wrongMediaType(): KnownError {
  return new KnownError('InvalidRequestBody', `The Content-Type of the body must be ${mediaTypes[0]}.`);
}
