/** GET /api/machines/{machineId}/getmissingkbs: the missing updates of one device. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RequiredAccess } from '../../access/roles.ts';
import type { MachineId } from '../../brand.ts';
import { KnownError } from '../../errors.ts';
import { chooseEncoding } from '../accept-encoding.ts';
import type { Answer, Answers } from '../answers.ts';
import { callerOf } from '../authenticate.ts';
import type { CalledUrl } from '../called-url.ts';
import { catalogHeader } from '../catalog-header.ts';
import { createHeadWriter } from '../head-writer.ts';
import type { CountAnswer, RequestCounts } from '../metrics/request-counts.ts';
import { refuseQueryOptions } from '../odata.ts';
import type { ReadyBody } from '../ready-body.ts';
import { machineNotFound, readMachineId } from './machine-id.ts';
import { errorResponses, MachineIdParams, MissingKbsSchema, UnchangedSchema } from './schemas.ts';

interface Route {
  Params: { machineId: string };
}

export const missingKbsPath = '/machines/:machineId/getmissingkbs';

export const missingKbsAccess: RequiredAccess = { roles: ['Software.Read.All'] };

export function getMissingKbs(
  app: FastifyInstance,
  answers: Answers,
  calledUrl: CalledUrl,
  requests: RequestCounts,
): void {
  const sendReady = createReadySender(calledUrl, requests.of(`${app.prefix}${missingKbsPath}`));
  app.get<Route>(
    missingKbsPath,
    {
      config: { access: missingKbsAccess, countsItself: true },
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
    (request, reply) => {
      refuseQueryOptions(request);
      const id = readMachineId(request.params.machineId);
      const { tenant } = callerOf(request);
      const recalled = answers.recall(tenant, id);
      if (recalled !== undefined) {
        // Nothing is returned, since a reply would be taken for a promise and waited for.
        sendReady(request, reply, recalled.catalogVersion, readyBodyOf(recalled, id, reply));
        return undefined;
      }
      return answers.find(tenant, id).then((answer) => {
        if (answer === undefined) throw machineNotFound(id);
        return sendReady(request, reply, answer.catalogVersion, readyBodyOf(answer, id, reply));
      });
    },
  );
}

function readyBodyOf(answer: Answer, id: MachineId, reply: FastifyReply): ReadyBody {
  if ('body' in answer) return answer.body;
  reply.header(catalogHeader, answer.catalogVersion);
  if (answer.warning !== undefined) reply.header('warning', answer.warning);
  throw new KnownError(
    'ResourceNotFound',
    `The missing updates of machine ${id} cannot be told: ${withoutFullStop(answer.cannotTell)}.`,
  );
}

/** Past Fastify's own sending, which would look at each header again. */
function createReadySender(calledUrl: CalledUrl, count: CountAnswer) {
  const writeHead = createHeadWriter();
  return (request: FastifyRequest, reply: FastifyReply, catalogVersion: string, answer: ReadyBody): FastifyReply => {
    if (matches(request.headers['if-none-match'], answer.etag)) {
      if (answer.worthCompressing) reply.header('vary', 'accept-encoding');
      if (answer.warning !== undefined) reply.header('warning', answer.warning);
      count(request, 304);
      return reply.code(304).header('etag', answer.etag).header(catalogHeader, catalogVersion).send();
    }
    const encoding = answer.worthCompressing ? chooseEncoding(request.headers['accept-encoding']) : 'identity';
    const ready = answer.reply(calledUrl(request), encoding);
    reply.hijack();
    writeHead(reply.raw, ready);
    reply.raw.end(ready.body);
    count(request, 200);
    return reply;
  };
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
