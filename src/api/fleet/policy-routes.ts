/** Routes below /api/fleet/policy: rings and exceptions of a tenant. They change plans and views, never what a device misses. */

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { KnownError } from '../../errors.ts';
import { stateOn } from '../../fleet/policy/exceptions.ts';
import type { Exception } from '../../fleet/policy/model.ts';
import { policyKinds } from '../../fleet/policy/model.ts';
import { readException, readRing } from '../../fleet/policy/read-entries.ts';
import type { Store } from '../../store/store.ts';
import { callerOf } from '../authenticate.ts';
import { dayOfInstant } from '../catalog-age.ts';
import { errorResponses } from '../machines/schemas.ts';
import {
  EntryGoneSchema,
  ExceptionBody,
  ExceptionParams,
  ExceptionSchema,
  ExceptionsSchema,
  HistoryQuery,
  HistorySchema,
  RingBody,
  RingParams,
  RingSchema,
  RingsSchema,
} from './policy-schemas.ts';
import { readLimit, readQuery, requireParameter } from './query.ts';
import { type Change, TenantPolicy } from './tenant-policy.ts';

const reads = { access: { roles: ['Machine.Read.All', 'Machine.ReadWrite.All'] } } as const;
const writes = { access: { roles: ['Machine.ReadWrite.All'] } } as const;
const errors = errorResponses(400, 401, 403, 404, 429, 500, 503);
const tags = ['Fleet'];

export interface PolicyParts {
  readonly store: Pick<Store, 'policy'>;
  readonly now: () => number;
}

interface ByName {
  Params: { ringName: string };
}

interface ById {
  Params: { exceptionId: string };
}

export function policyRoutes(app: FastifyInstance, parts: PolicyParts): void {
  ringRoutes(app, parts);
  exceptionRoutes(app, parts);
  historyRoute(app, parts);
}

function ringRoutes(app: FastifyInstance, parts: PolicyParts): void {
  app.get(
    '/fleet/policy/rings',
    {
      config: reads,
      schema: {
        operationId: 'getRings',
        summary: 'The rings, in their order (an extension)',
        tags,
        response: { 200: RingsSchema, ...errors },
      },
    },
    async (request) => {
      readQuery(request, []);
      return { value: (await policyOf(request, parts).read()).rings };
    },
  );
  app.put<ByName>(
    '/fleet/policy/rings/:ringName',
    {
      config: writes,
      schema: {
        operationId: 'putRing',
        summary: 'Add or replace a ring (an extension)',
        tags,
        params: RingParams,
        body: RingBody,
        response: { 200: RingSchema, 201: RingSchema, ...errors },
      },
    },
    async (request, reply) => {
      const ring = readRing(request.params.ringName, request.body);
      const isNew = await policyOf(request, parts).putRing(ring, changeBy(request, parts));
      reply.code(isNew ? 201 : 200);
      return ring;
    },
  );
  app.delete<ByName>(
    '/fleet/policy/rings/:ringName',
    {
      config: writes,
      schema: {
        operationId: 'deleteRing',
        summary: 'Remove a ring (an extension)',
        tags,
        params: RingParams,
        response: { 204: EntryGoneSchema, ...errors },
      },
    },
    async (request, reply) => {
      await policyOf(request, parts).remove('ring', request.params.ringName, changeBy(request, parts));
      reply.code(204);
    },
  );
}

function exceptionRoutes(app: FastifyInstance, parts: PolicyParts): void {
  const today = () => dayOfInstant(parts.now());
  const shown = (exception: Exception) => ({ ...exception, state: stateOn(exception, today()) });
  app.get(
    '/fleet/policy/exceptions',
    {
      config: reads,
      schema: {
        operationId: 'getExceptions',
        summary: 'The exceptions, those that have expired too (an extension)',
        tags,
        response: { 200: ExceptionsSchema, ...errors },
      },
    },
    async (request) => {
      readQuery(request, []);
      return { value: (await policyOf(request, parts).read()).exceptions.map(shown) };
    },
  );
  app.post(
    '/fleet/policy/exceptions',
    {
      config: writes,
      schema: {
        operationId: 'addException',
        summary: 'Add an exception, which counts from today on (an extension)',
        tags,
        body: ExceptionBody,
        response: { 201: ExceptionSchema, ...errors },
      },
    },
    async (request, reply) => {
      const fields = readException(request.body, today());
      const exception = await policyOf(request, parts).addException(fields, changeBy(request, parts));
      reply.code(201);
      return shown(exception);
    },
  );
  app.put<ById>(
    '/fleet/policy/exceptions/:exceptionId',
    {
      config: writes,
      schema: {
        operationId: 'putException',
        summary: 'Replace an exception, whose first day stays (an extension)',
        tags,
        params: ExceptionParams,
        body: ExceptionBody,
        response: { 200: ExceptionSchema, ...errors },
      },
    },
    async (request) => {
      const fields = readException(request.body, today());
      const { exceptionId } = request.params;
      return shown(await policyOf(request, parts).replaceException(exceptionId, fields, changeBy(request, parts)));
    },
  );
  app.delete<ById>(
    '/fleet/policy/exceptions/:exceptionId',
    {
      config: writes,
      schema: {
        operationId: 'deleteException',
        summary: 'Remove an exception (an extension)',
        tags,
        params: ExceptionParams,
        response: { 204: EntryGoneSchema, ...errors },
      },
    },
    async (request, reply) => {
      await policyOf(request, parts).remove('exception', request.params.exceptionId, changeBy(request, parts));
      reply.code(204);
    },
  );
}

function historyRoute(app: FastifyInstance, parts: PolicyParts): void {
  app.get(
    '/fleet/policy/history',
    {
      config: reads,
      schema: {
        operationId: 'getPolicyHistory',
        summary: 'Who changed which ring or exception, newest first (an extension)',
        tags,
        querystring: HistoryQuery,
        response: { 200: HistorySchema, ...errors },
      },
    },
    async (request) => {
      const { kind: text, id, limit } = readQuery(request, ['kind', 'id', 'limit']);
      const kind = policyKinds.find((known) => known === requireParameter(text, 'kind'));
      if (kind === undefined) {
        throw new KnownError('InvalidInput', `kind is "${text?.slice(0, 100)}"; expected ring or exception.`);
      }
      return { value: await policyOf(request, parts).history(kind, readLimit(limit), id) };
    },
  );
}

function policyOf(request: FastifyRequest, { store }: PolicyParts): TenantPolicy {
  return new TenantPolicy(store.policy, callerOf(request).tenant);
}

function changeBy(request: FastifyRequest, { now }: PolicyParts): Change {
  return { application: callerOf(request).application, now: new Date(now()).toISOString() };
}
