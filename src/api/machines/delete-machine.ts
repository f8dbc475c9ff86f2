/** DELETE /api/machines/{id}: a device goes, and its history with it. One that still reports is new the next time. */

import type { FastifyInstance } from 'fastify';
import type { Store } from '../../store/store.ts';
import { callerOf } from '../authenticate.ts';
import { machineNotFound, readMachineId } from './machine-id.ts';
import { errorResponses, MachineIdParams, RemovedSchema } from './schemas.ts';

interface Route {
  Params: { machineId: string };
}

export function deleteMachine(app: FastifyInstance, store: Store): void {
  app.delete<Route>(
    '/machines/:machineId',
    {
      config: { access: { roles: ['Machine.ReadWrite.All'], scopes: ['Machine.ReadWrite'] } },
      schema: {
        operationId: 'deleteMachine',
        summary: 'Forget a machine (an extension of Defender)',
        tags: ['Machine'],
        params: MachineIdParams,
        response: { 204: RemovedSchema, ...errorResponses(400, 401, 403, 404, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      const id = readMachineId(request.params.machineId);
      if (!(await store.devices.remove(callerOf(request).tenant, id))) throw machineNotFound(id);
      reply.code(204);
    },
  );
}
