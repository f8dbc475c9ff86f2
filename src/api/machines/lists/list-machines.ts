/** GET /api/machines: the tenant's machines, as OData has lists. */

import type { FastifyInstance } from 'fastify';
import { machineReaders } from '../machine-access.ts';
import { errorResponses, MachinesSchema } from '../schemas.ts';
import { ListQuery } from './list-query-schema.ts';
import type { SendMachines } from './send-machines.ts';

export function listMachines(app: FastifyInstance, sendMachines: SendMachines): void {
  app.get(
    '/machines',
    {
      config: { access: machineReaders },
      schema: {
        operationId: 'listMachines',
        summary: 'List machines',
        tags: ['Machine'],
        querystring: ListQuery,
        response: { 200: MachinesSchema, ...errorResponses(400, 401, 403, 429, 500, 503) },
      },
    },
    (request, reply) => sendMachines(request, reply),
  );
}
