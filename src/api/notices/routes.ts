/** Routes below /api/fleet/notices: a tenant's subscriptions, and its dead letters. Ours, not Defender's. */

import type { FastifyInstance } from 'fastify';
import type { RequiredAccess } from '../../access/roles.ts';
import type { NoticeHost } from '../../notice-hosts.ts';
import { listDeadLetters, retryDeadLetter } from '../../notices/dead-letters.ts';
import { resolveByHost } from '../../notices/resolve-host.ts';
import {
  addSubscription,
  changeSubscription,
  listSubscriptions,
  removeSubscription,
  rotateSecret,
  testSubscription,
} from '../../notices/subscriptions.ts';
import type { NoticeStore } from '../../store/notice-store.ts';
import { callerOf } from '../authenticate.ts';
import { errorResponses } from '../machines/schemas.ts';
import { readChangedSubscription, readNewSubscription } from './new-subscription.ts';
import { readOverlapHours } from './overlap-hours.ts';
import {
  AddedSubscriptionSchema,
  ChangedSubscriptionSchema,
  DeadLetterParams,
  DeadLettersSchema,
  NewSecretSchema,
  NewSubscriptionSchema,
  RemovedSubscriptionSchema,
  RevivedSchema,
  RotatedSecretSchema,
  SubscriptionParams,
  SubscriptionSchema,
  SubscriptionsSchema,
  TestedSchema,
} from './schemas.ts';

export interface NoticeRouteParts {
  readonly notices: NoticeStore;
  readonly hosts: readonly NoticeHost[];
  readonly now: () => number;
}

const reading: RequiredAccess = { roles: ['Machine.Read.All', 'Machine.ReadWrite.All'] };
const changing: RequiredAccess = { roles: ['Machine.ReadWrite.All'], person: 'administrator' };
const tags = ['Fleet'];
const errors = errorResponses(400, 401, 403, 404, 429, 500, 503);
const mostBodyBytes = 16_384;

export function noticeRoutes(app: FastifyInstance, parts: NoticeRouteParts): void {
  subscriptionRoutes(app, parts);
  deadLetterRoutes(app, parts);
}

function subscriptionRoutes(app: FastifyInstance, { notices, hosts, now }: NoticeRouteParts): void {
  const path = '/fleet/notices/subscriptions';
  const schemaOf = (operationId: string, summary: string) => ({
    operationId,
    summary: `${summary} (an extension)`,
    tags,
  });
  app.get(
    path,
    {
      config: { access: reading },
      schema: {
        ...schemaOf('listNoticeSubscriptions', 'Who hears of what'),
        response: { 200: SubscriptionsSchema, ...errors },
      },
    },
    async (request) => ({ value: await listSubscriptions(notices, callerOf(request).tenant, now()) }),
  );
  app.post(
    path,
    {
      config: { access: changing },
      bodyLimit: mostBodyBytes,
      schema: {
        ...schemaOf('addNoticeSubscription', 'Have notices sent to an address'),
        body: NewSubscriptionSchema,
        response: { 201: AddedSubscriptionSchema, ...errors },
      },
    },
    async (request, reply) => {
      const wanted = readNewSubscription(request.body, callerOf(request).tenant);
      const added = await addSubscription(notices, wanted, { hosts, now: now() });
      reply.code(201);
      return added;
    },
  );
  app.put<{ Params: { subscriptionId: string } }>(
    `${path}/:subscriptionId`,
    {
      config: { access: changing },
      bodyLimit: mostBodyBytes,
      schema: {
        ...schemaOf('changeNoticeSubscription', 'Change what is sent there, or where to'),
        params: SubscriptionParams,
        body: ChangedSubscriptionSchema,
        response: { 200: SubscriptionSchema, ...errors },
      },
    },
    async (request) => {
      const wanted = readChangedSubscription(request.body, callerOf(request).tenant);
      return changeSubscription(notices, request.params.subscriptionId, wanted, { hosts, now: now() });
    },
  );
  app.delete<{ Params: { subscriptionId: string } }>(
    `${path}/:subscriptionId`,
    {
      config: { access: changing },
      schema: {
        ...schemaOf('removeNoticeSubscription', 'Have no more notices sent there'),
        params: SubscriptionParams,
        response: { 204: RemovedSubscriptionSchema, ...errors },
      },
    },
    async (request, reply) => {
      await removeSubscription(notices, callerOf(request).tenant, request.params.subscriptionId);
      reply.code(204);
    },
  );
  app.post<{ Params: { subscriptionId: string } }>(
    `${path}/:subscriptionId/test`,
    {
      config: { access: changing },
      schema: {
        ...schemaOf('testNoticeSubscription', 'Send a test at once'),
        params: SubscriptionParams,
        response: { 200: TestedSchema, ...errors },
      },
    },
    async (request) =>
      testSubscription(notices, callerOf(request).tenant, request.params.subscriptionId, {
        hosts,
        resolve: resolveByHost,
        now: now(),
      }),
  );
  app.post<{ Params: { subscriptionId: string } }>(
    `${path}/:subscriptionId/secret`,
    {
      config: { access: changing },
      bodyLimit: mostBodyBytes,
      schema: {
        ...schemaOf('rotateNoticeSecret', 'Have notices signed by a new secret'),
        params: SubscriptionParams,
        body: NewSecretSchema,
        response: { 200: RotatedSecretSchema, ...errors },
      },
    },
    async (request) => {
      const hours = readOverlapHours(request.body);
      const options = { now: now(), ...(hours !== undefined && { hours }) };
      return rotateSecret(notices, callerOf(request).tenant, request.params.subscriptionId, options);
    },
  );
}

function deadLetterRoutes(app: FastifyInstance, { notices, now }: NoticeRouteParts): void {
  app.get(
    '/fleet/notices/dead',
    {
      config: { access: reading },
      schema: {
        operationId: 'listDeadNotices',
        summary: 'Notices that could not be delivered (an extension)',
        tags,
        response: { 200: DeadLettersSchema, ...errors },
      },
    },
    async (request) => ({ value: await listDeadLetters(notices, callerOf(request).tenant) }),
  );
  app.post<{ Params: { noticeId: string } }>(
    '/fleet/notices/dead/:noticeId/retry',
    {
      config: { access: changing },
      schema: {
        operationId: 'retryDeadNotice',
        summary: 'Send a notice again that could not be delivered (an extension)',
        tags,
        params: DeadLetterParams,
        response: { 204: RevivedSchema, ...errors },
      },
    },
    async (request, reply) => {
      await retryDeadLetter(notices, callerOf(request).tenant, request.params.noticeId, now());
      reply.code(204);
    },
  );
}
