/** PUT /api/machines/{machineId}/inventory: a device reports what it is and what it has. */

import type { FastifyInstance } from 'fastify';
import { readReported } from '../../inventory/reported.ts';
import { InventorySchema } from '../../inventory/schema.ts';
import type { Store } from '../../store/store.ts';
import { callerOf } from '../authenticate.ts';
import { readMachineId } from './machine-id.ts';
import type { ToMachine } from './machine-resource.ts';
import { errorResponses, MachineIdParams, MachineSchema } from './schemas.ts';

/** Room for the longest lists that the contract allows, with entries of usual length. */
const maxBodyBytes = 4 * 1024 * 1024;

interface Route {
  Params: { machineId: string };
}

export function putInventory(app: FastifyInstance, store: Store, toMachine: ToMachine, now: () => number): void {
  app.put<Route>(
    '/machines/:machineId/inventory',
    {
      config: { access: { roles: ['Machine.ReadWrite.All'], scopes: ['Machine.ReadWrite'] } },
      bodyLimit: maxBodyBytes,
      schema: {
        operationId: 'putInventory',
        summary: 'Report the inventory of a machine (an extension of Defender)',
        tags: ['Machine'],
        params: MachineIdParams,
        body: InventorySchema,
        response: { 200: MachineSchema, 201: MachineSchema, ...errorResponses(400, 401, 403, 404, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      const { tenant } = callerOf(request);
      const id = readMachineId(request.params.machineId);
      const inventory = readReported(request.body, id);
      const { device, created } = await store.devices.save(tenant, inventory, new Date(now()).toISOString());
      reply.code(created ? 201 : 200);
      return toMachine(device, request);
    },
  );
}
