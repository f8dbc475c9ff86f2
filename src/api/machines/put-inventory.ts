/** PUT /api/machines/{machineId}/inventory: a device reports what it is and what it has. */

import type { FastifyInstance } from 'fastify';
import type { MachineId } from '../../brand.ts';
import { KnownError } from '../../errors.ts';
import { completeInventory } from '../../inventory/complete.ts';
import { checkContract } from '../../inventory/contract.ts';
import { fieldRules, isListField } from '../../inventory/fields.ts';
import type { Inventory } from '../../inventory/model.ts';
import { InventorySchema } from '../../inventory/schema.ts';
import type { Store } from '../../store/store.ts';
import { callerOf } from '../authenticate.ts';
import type { CalledUrl } from '../called-url.ts';
import { readMachineId } from './machine-id.ts';
import { machineContextPath, toMachine } from './machine-resource.ts';
import { errorResponses, MachineIdParams, MachineSchema } from './schemas.ts';

/** Room for the longest lists that the contract allows, with entries of usual length. */
const maxBodyBytes = 4 * 1024 * 1024;

interface Route {
  Params: { machineId: string };
}

export function putInventory(app: FastifyInstance, store: Store, calledUrl: CalledUrl, now: () => number): void {
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
      const inventory = readInventory(request.body, id);
      const { device, created } = await store.devices.save(tenant, inventory, new Date(now()).toISOString());
      reply.code(created ? 201 : 200);
      return toMachine(device, calledUrl(request) + machineContextPath, now());
    },
  );
}

function readInventory(body: unknown, id: MachineId): Inventory {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new KnownError('InvalidRequestBody', 'The body must be one inventory: a JSON object.');
  }
  checkLengths(body as Record<string, unknown>);
  const checked = checkContract(body as Record<string, unknown>);
  if ('fault' in checked) throw new KnownError('InvalidRequestBody', `The inventory ${checked.fault}.`);
  const reading = checked.value;
  if (reading.id !== undefined && reading.id !== id) {
    throw new KnownError('InvalidInput', `The inventory is of machine ${reading.id}, the path names machine ${id}.`);
  }
  for (const name of ['computerDnsName', 'osVersion'] as const) {
    if (reading[name] === undefined) {
      throw new KnownError('MissingRequiredParameter', `The inventory lacks "${name}", which is required.`);
    }
  }
  return completeInventory({ ...reading, id });
}

function checkLengths(body: Record<string, unknown>): void {
  for (const [name, rules] of fieldRules) {
    const list = body[name];
    if (isListField(rules) && Array.isArray(list) && list.length > rules.most) {
      throw new KnownError(
        'MaximumBatchSizeExceeded',
        `The list "${name}" is too long. Received: ${list.length}, allowed: ${rules.most}.`,
      );
    }
  }
}
