/** Alerts and logons, which no inventory tells of: lists that are always empty, as clients ask for them to see whether they are let in. */

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { KnownError } from '../../errors.ts';
import type { Store } from '../../store/store.ts';
import { callerOf } from '../authenticate.ts';
import { alertRules } from '../collections/collection-rules.ts';
import type { DefenderParts } from '../collections/defender-parts.ts';
import { AlertsSchema } from '../collections/schemas.ts';
import { alertReaders, userReaders } from '../defender-access.ts';
import { ListQuery } from '../machines/lists/list-query-schema.ts';
import { machineNotFound, readMachineId } from '../machines/machine-id.ts';
import { errorResponses, MachineIdParams } from '../machines/schemas.ts';
import { refuseQueryOptions } from '../odata.ts';

interface Route {
  Params: { machineId: string };
}

const alerts = { context: 'Alerts', rules: alertRules };
const users = { context: 'Users', rules: { properties: {}, orderable: ['id'], selectable: ['id'], mostTop: 10_000 } };

export function alertRoutes(
  app: FastifyInstance,
  store: Pick<Store, 'devices'>,
  { sendRows }: Pick<DefenderParts, 'sendRows'>,
): void {
  app.get(
    '/alerts',
    {
      config: { access: alertReaders },
      schema: {
        operationId: 'listAlerts',
        summary: 'List alerts: there are none',
        tags: ['Alert'],
        querystring: ListQuery,
        response: { 200: AlertsSchema, ...errorResponses(400, 401, 403, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      dropExpand(request);
      return sendRows(request, reply, alerts, []);
    },
  );

  app.get<Route>(
    '/machines/:machineId/alerts',
    {
      config: { access: alertReaders },
      schema: {
        operationId: 'listAlertsByMachine',
        summary: 'List alerts of a machine: there are none',
        tags: ['Alert'],
        params: MachineIdParams,
        querystring: ListQuery,
        response: { 200: AlertsSchema, ...errorResponses(400, 401, 403, 404, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      dropExpand(request);
      await requireMachine(request, store);
      return sendRows(request, reply, alerts, []);
    },
  );

  app.get<Route>(
    '/machines/:machineId/logonusers',
    {
      config: { access: userReaders },
      schema: {
        operationId: 'listLogonUsersByMachine',
        summary: 'List who logs on to a machine: nobody reports it',
        tags: ['Machine'],
        params: MachineIdParams,
        response: { 200: AlertsSchema, ...errorResponses(400, 401, 403, 404, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      refuseQueryOptions(request);
      await requireMachine(request, store);
      return sendRows(request, reply, users, []);
    },
  );
}

async function requireMachine(request: FastifyRequest<Route>, { devices }: Pick<Store, 'devices'>): Promise<void> {
  const id = readMachineId(request.params.machineId);
  if ((await devices.findStateId(callerOf(request).tenant, id)) === undefined) throw machineNotFound(id);
}

/** `$expand=evidence` is offered for alerts: of none it adds nothing. */
function dropExpand(request: FastifyRequest<{ Params: unknown }>): void {
  const query = request.query as Record<string, unknown>;
  const name = Object.keys(query).find((option) => option.toLowerCase() === '$expand');
  if (name === undefined) return;
  if (String(query[name]).trim().toLowerCase() !== 'evidence') {
    throw new KnownError('ODataError', "The query option '$expand' may be evidence.");
  }
  delete query[name];
}
