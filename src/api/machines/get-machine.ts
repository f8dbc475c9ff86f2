/** GET /api/machines/{id or DNS name}: one device as Defender's Machine resource. */

import type { FastifyInstance } from 'fastify';
import { parseMachineId } from '../../brand.ts';
import type { Store } from '../../store/store.ts';
import { callerOf } from '../authenticate.ts';
import { refuseQueryOptions } from '../odata.ts';
import { machineNotFound } from './machine-id.ts';
import type { ToMachine } from './machine-resource.ts';
import { errorResponses, MachineIdOrNameParams, MachineSchema } from './schemas.ts';

interface Route {
  Params: { machineId: string };
}

export function getMachine(app: FastifyInstance, store: Store, toMachine: ToMachine): void {
  app.get<Route>(
    '/machines/:machineId',
    {
      config: {
        access: {
          roles: ['Machine.Read.All', 'Machine.ReadWrite.All'],
          scopes: ['Machine.Read', 'Machine.ReadWrite'],
        },
      },
      schema: {
        operationId: 'getMachine',
        summary: 'Get a machine by device ID or computer DNS name',
        tags: ['Machine'],
        params: MachineIdOrNameParams,
        response: { 200: MachineSchema, ...errorResponses(400, 401, 403, 404, 429, 500, 503) },
      },
    },
    async (request) => {
      refuseQueryOptions(request);
      const { tenant } = callerOf(request);
      const { machineId: idOrName } = request.params;
      const id = parseMachineId(idOrName);
      const device = await (id === undefined
        ? store.devices.findByDnsName(tenant, idOrName)
        : store.devices.find(tenant, id));
      if (device === undefined) throw machineNotFound(id ?? idOrName);
      return toMachine(device, request);
    },
  );
}
