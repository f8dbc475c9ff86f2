/** GET /api/fleet/machines/{machineId}/history: how one device was from report to report. Ours, not Defender's. */

import type { FastifyInstance } from 'fastify';
import { KnownError } from '../../errors.ts';
import { callerOf } from '../authenticate.ts';
import { catalogHeader } from '../catalog-header.ts';
import { machineNotFound, readMachineId } from '../machines/machine-id.ts';
import { errorResponses, MachineIdParams } from '../machines/schemas.ts';
import { MachineHistoryQuery, MachineHistorySchema } from './machine-details-schemas.ts';
import type { MachineHistories } from './machine-histories.ts';
import { readLimit, readQuery } from './query.ts';

const limits = { usual: 12, most: 100 };

export function machineHistoryOf(app: FastifyInstance, histories: MachineHistories): void {
  app.get<{ Params: { machineId: string } }>(
    '/fleet/machines/:machineId/history',
    {
      config: { access: { roles: ['Software.Read.All'] } },
      schema: {
        operationId: 'getMachineHistory',
        summary: 'How a machine was from report to report (an extension)',
        tags: ['Fleet'],
        params: MachineIdParams,
        querystring: MachineHistoryQuery,
        response: { 200: MachineHistorySchema, ...errorResponses(400, 401, 403, 404, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      const { limit, before } = readQuery(request, ['limit', 'before']);
      const machineId = readMachineId(request.params.machineId);
      const page = { limit: readLimit(limit, limits), ...(before !== undefined && { before: readMoment(before) }) };
      const found = await histories.of(callerOf(request).tenant, machineId, page);
      if (found === undefined) throw machineNotFound(machineId);
      const { catalogVersion, asOf, steps, next } = found;
      reply.header(catalogHeader, catalogVersion);
      return { catalogVersion, asOf, machineId, value: steps, ...(next !== undefined && { next }) };
    },
  );
}

function readMoment(text: string): string {
  const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(moment)) return new Date(moment).toISOString();
  throw new KnownError(
    'InvalidInput',
    `before is "${text.slice(0, 100)}"; expected \`next\` of the answer before, a time such as "2026-03-20T08:00:00.000Z".`,
  );
}
