/** GET /api/machines/{machineId}/getmissingkbs: the missing updates of one device. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { KnownError } from '../../errors.ts';
import { chooseEncoding } from '../accept-encoding.ts';
import type { Answers } from '../answers.ts';
import { callerOf } from '../authenticate.ts';
import type { CalledUrl } from '../called-url.ts';
import { refuseQueryOptions } from '../odata.ts';
import type { ReadyBody } from '../ready-body.ts';
import { machineNotFound, readMachineId } from './machine-id.ts';
import { errorResponses, MachineIdParams, MissingKbsSchema, UnchangedSchema } from './schemas.ts';

interface Route {
  Params: { machineId: string };
}

export function getMissingKbs(app: FastifyInstance, answers: Answers, calledUrl: CalledUrl): void {
  app.get<Route>(
    '/machines/:machineId/getmissingkbs',
    {
      config: { access: { roles: ['Software.Read.All'] } },
      compress: false,
      schema: {
        operationId: 'getMissingKBsByMachine',
        summary: 'Get missing security updates (KBs) by device ID',
        tags: ['Machine'],
        params: MachineIdParams,
        response: {
          200: MissingKbsSchema,
          304: UnchangedSchema,
          ...errorResponses(400, 401, 403, 404, 429, 500, 503),
        },
      },
    },
    async (request, reply) => {
      refuseQueryOptions(request);
      const id = readMachineId(request.params.machineId);
      const answer = await answers.find(callerOf(request).tenant, id);
      if (answer === undefined) throw machineNotFound(id);
      if ('cannotTell' in answer) {
        if (answer.warning !== undefined) reply.header('warning', answer.warning);
        throw new KnownError(
          'ResourceNotFound',
          `The missing updates of machine ${id} cannot be told: ${withoutFullStop(answer.cannotTell)}.`,
        );
      }
      return sendReady(request, reply, answer.body, calledUrl(request));
    },
  );
}

/** Past Fastify's own sending, which would look at each header again. */
function sendReady(request: FastifyRequest, reply: FastifyReply, answer: ReadyBody, calledUrl: string): FastifyReply {
  if (matches(request.headers['if-none-match'], answer.etag)) {
    if (answer.worthCompressing) reply.header('vary', 'accept-encoding');
    if (answer.warning !== undefined) reply.header('warning', answer.warning);
    return reply.code(304).header('etag', answer.etag).send();
  }
  const encoding = answer.worthCompressing ? chooseEncoding(request.headers['accept-encoding']) : 'identity';
  const { headers, body } = answer.reply(calledUrl, encoding);
  reply.hijack();
  reply.raw.writeHead(200, headers as string[]).end(body);
  return reply;
}

/** Weak comparison, as RFC 9110 asks for If-None-Match. */
function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const strong = (tag: string) => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || strong(tag) === strong(etag));
}

function withoutFullStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
