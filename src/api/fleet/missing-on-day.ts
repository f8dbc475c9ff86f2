/**
 * GET /api/fleet/machines/{machineId}/missingkbs: what getmissingkbs would have said on a day. A route of its own, since a
 * parameter of getmissingkbs that a server does not know is passed over, and the answer would be today's.
 */

import type { FastifyInstance } from 'fastify';
import { KnownError } from '../../errors.ts';
import { callerOf } from '../authenticate.ts';
import { warningOf } from '../catalog-age.ts';
import { catalogHeader } from '../catalog-header.ts';
import { readMachineId } from '../machines/machine-id.ts';
import { errorResponses, MachineIdParams } from '../machines/schemas.ts';
import type { PastQuestions } from './past-questions.ts';
import { readKnown, readPastDay, readQuery } from './query.ts';
import { DayQuery, MissingOnDaySchema } from './schemas.ts';

interface Route {
  Params: { machineId: string };
}

export function missingOnDay(app: FastifyInstance, questions: PastQuestions): void {
  app.get<Route>(
    '/fleet/machines/:machineId/missingkbs',
    {
      config: { access: { roles: ['Software.Read.All'] } },
      schema: {
        operationId: 'getMissingKbsOfDay',
        summary: 'What a machine was missing on a day (an extension)',
        tags: ['Fleet'],
        params: MachineIdParams,
        querystring: DayQuery,
        response: { 200: MissingOnDaySchema, ...errorResponses(400, 401, 403, 404, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      const query = readQuery(request, ['day', 'known']);
      const day = readPastDay(query.day, questions.today());
      const machineId = readMachineId(request.params.machineId);
      const asked = { tenant: callerOf(request).tenant, day, known: readKnown(query.known) };
      const found = await questions.missingOn(asked, machineId);
      if (found === undefined) {
        throw new KnownError('ResourceNotFound', `Machine ${machineId} was not found, or was not known on ${day}.`);
      }
      reply.header(catalogHeader, found.catalogVersion);
      if (found.stale !== undefined) reply.header('warning', warningOf(found.stale));
      if (found.status !== 'assessed') {
        throw new KnownError(
          'ResourceNotFound',
          `The missing updates of machine ${machineId} on ${day} cannot be told: ${found.reason?.replace(/\.$/, '')}.`,
        );
      }
      const value: unknown = JSON.parse(Buffer.from(found.json).toString('utf8'));
      return { catalogVersion: found.catalogVersion, machineId, day, value };
    },
  );
}
