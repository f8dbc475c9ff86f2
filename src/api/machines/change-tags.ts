/** POST /api/machines/{id}/tags and its form for many machines: adds a tag, or takes it away. */

import type { FastifyInstance } from 'fastify';
import type { MachineId } from '../../brand.ts';
import { KnownError } from '../../errors.ts';
import type { Device, DeviceStore } from '../../store/store.ts';
import type { TagChange } from '../../store/tags.ts';
import { callerOf } from '../authenticate.ts';
import type { CalledUrl } from '../called-url.ts';
import { readPlainTextAsJson } from '../json-body.ts';
import { refuseQueryOptions } from '../odata.ts';
import { machineWriters } from './machine-access.ts';
import { machineNotFound, readMachineId } from './machine-id.ts';
import { machinesContext, type ToMachine } from './machine-resource.ts';
import { errorResponses, MachineIdParams, MachineSchema, MachinesSchema } from './schemas.ts';
import { ManyTagsSchema, TagSchema } from './tag-schemas.ts';

/** As Defender's document has it. */
const mostMachines = 500;
const longestTag = 200;

export function changeTags(app: FastifyInstance, devices: DeviceStore, toMachine: ToMachine): void {
  app.register(async (routes) => {
    readPlainTextAsJson(routes);
    changeTagsOfOne(routes, devices, toMachine);
  });
}

function changeTagsOfOne(app: FastifyInstance, devices: DeviceStore, toMachine: ToMachine): void {
  app.post<{ Params: { machineId: string } }>(
    '/machines/:machineId/tags',
    {
      config: { access: machineWriters },
      schema: {
        operationId: 'changeMachineTags',
        summary: 'Add or remove a tag of a machine',
        tags: ['Machine'],
        params: MachineIdParams,
        body: TagSchema,
        response: { 200: MachineSchema, ...errorResponses(400, 401, 403, 404, 429, 500, 503) },
      },
    },
    async (request) => {
      refuseQueryOptions(request);
      const id = readMachineId(request.params.machineId);
      const { change } = readTagBody(request.body);
      const device = await devices.changeTags(callerOf(request).tenant, id, change);
      if (device === undefined) throw machineNotFound(id);
      return toMachine(device, request);
    },
  );
}

export function changeTagsOfMany(
  app: FastifyInstance,
  devices: DeviceStore,
  toMachine: ToMachine,
  calledUrl: CalledUrl,
): void {
  app.post(
    '/machines/AddOrRemoveTagForMultipleMachines',
    {
      config: { access: machineWriters },
      schema: {
        operationId: 'changeTagsOfManyMachines',
        summary: 'Add or remove a tag of several machines',
        tags: ['Machine'],
        body: ManyTagsSchema,
        response: { 200: MachinesSchema, ...errorResponses(400, 401, 403, 429, 500, 503) },
      },
    },
    async (request) => {
      refuseQueryOptions(request);
      const { change, fields } = readTagBody(request.body);
      const { tenant } = callerOf(request);
      const changed: Device[] = [];
      for (const id of readMachineIds(fields.get('machineids'))) {
        const device = await devices.changeTags(tenant, id, change);
        if (device !== undefined) changed.push(device);
      }
      const value = changed.map((device) => {
        const { '@odata.context': _, ...machine } = toMachine(device, request);
        return machine;
      });
      return { '@odata.context': calledUrl(request) + machinesContext, value };
    },
  );
}

/** Names of the fields in any case, as clients write them. Throws `KnownError` InvalidRequestBody or InvalidInput. */
function readTagBody(body: unknown): { readonly change: TagChange; readonly fields: ReadonlyMap<string, unknown> } {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new KnownError('InvalidRequestBody', 'The body must be an object such as {"Value":"VIP","Action":"Add"}.');
  }
  const fields = new Map(Object.entries(body).map(([name, value]) => [name.toLowerCase(), value]));
  const tag = readTag(fields.get('value'));
  const action = String(fields.get('action') ?? '').toLowerCase();
  if (action === 'add') return { change: { add: [tag] }, fields };
  if (action === 'remove') return { change: { remove: [tag] }, fields };
  throw new KnownError('InvalidInput', `Action is "${action.slice(0, 100)}"; expected "Add" or "Remove".`);
}

function readTag(value: unknown): string {
  const tag = typeof value === 'string' ? value.trim() : '';
  if (tag !== '' && tag.length <= longestTag && !/\p{Cc}/u.test(tag)) return tag;
  throw new KnownError(
    'InvalidInput',
    `Value is ${tag.length > longestTag ? `a text of ${tag.length} characters` : 'no tag'}; expected a text of 1 to ${longestTag} characters on one line.`,
  );
}

/** Each once. */
function readMachineIds(value: unknown): readonly MachineId[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw new KnownError('InvalidInput', 'MachineIds must be a list of machine ids.');
  }
  if (value.length > mostMachines) {
    throw new KnownError(
      'MaximumBatchSizeExceeded',
      `Too many machines in MachineIds. Received: ${value.length}, allowed: ${mostMachines}.`,
    );
  }
  return [...new Set(value.map((id) => readMachineId(String(id))))];
}
