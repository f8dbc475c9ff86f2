/**
 * /osquery: the endpoints of osquery's TLS plugins. They take no token: a node says who it is in the body. Agents look at no
 * status, only at "node_invalid" and "error" in the answer.
 */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { addressKeyOf } from '../../access/address-key.ts';
import { KnownError, RetryLater } from '../../errors.ts';
import type { Store } from '../../store/store.ts';
import { queriesOf, roundSeconds } from '../../take-in/osquery/queries.ts';
import { type CallingNode, OsqueryRounds, type TakenRound } from '../../take-in/osquery/rounds.ts';
import { toPublicError } from '../error-answers.ts';
import type { Limiters } from '../limiters.ts';
import { requestIdOf } from '../request-id.ts';
import type { RequestLog } from '../request-log.ts';
import { nodeKeyOf, readEnrolment, readObject, versionOfAgent } from './bodies.ts';
import { Nodes } from './nodes.ts';

export interface OsqueryParts {
  readonly store: Store;
  readonly limiters: Limiters;
  readonly log: RequestLog;
  readonly logger: Logger;
  readonly now: () => number;
}

const bodyLimits = { question: 64 * 1024, results: 8 * 1024 * 1024 };

/** An agent with our flags makes two or three calls in five minutes; one that comes back after a while has more to tell. */
const callsOfNode = 120;
const enrolmentsOfAddress = 600;

export function osqueryRoutes({ store, limiters, log, logger, now }: OsqueryParts) {
  const nodes = new Nodes(store.osquery, now);
  const rounds = new OsqueryRounds({ store, now });
  const byNode = limiters.alone('node', windowOf(callsOfNode, 'calls a minute from one node'));
  const byAddress = limiters.alone('enrolment', windowOf(enrolmentsOfAddress, 'enrolments a minute from one address'));

  /** Who calls; undefined for a key that is nobody's, which has been answered then. */
  async function recognise(request: FastifyRequest, reply: FastifyReply): Promise<CallingNode | undefined> {
    const node = await nodes.find(nodeKeyOf(readObject(request.body)));
    if (node === undefined) {
      answerInvalid(request, reply, 'The node key is not known, or was revoked; enrol again.');
      return undefined;
    }
    byNode.take(node.keyHash, now());
    const version = versionOfAgent(request.headers['user-agent']);
    return { node, ...(version !== undefined && { version }) };
  }

  function answerInvalid(request: FastifyRequest, reply: FastifyReply, message: string): void {
    reply.code(401);
    log.failed(request, reply, new KnownError('Unauthorized', message));
    reply.send({ node_invalid: true, error: message });
  }

  function tellFaults({ node }: CallingNode, { faults }: TakenRound): void {
    if (faults.length === 0) return;
    const { tenant, machine } = node;
    logger.warn({ tenant, machine, reasons: faults }, 'what an agent of osquery sent could not be used');
  }

  return async (app: FastifyInstance): Promise<void> => {
    app.addHook('onClose', () => nodes.close());
    app.setErrorHandler((error: Error, request, reply) => {
      const { httpStatus, message } = toPublicError(error, request);
      if (error instanceof RetryLater) reply.header('retry-after', error.retryAfterSeconds);
      reply.code(httpStatus).header('x-request-id', requestIdOf(request));
      log.failed(request, reply, error);
      reply.send({ error: message });
    });

    app.post('/osquery/enroll', question, async (request, reply) => {
      byAddress.take(addressKeyOf(request.ip), now());
      const key = await nodes.enrol(readEnrolment(request.body));
      if (key !== undefined) return { node_key: key, node_invalid: false };
      answerInvalid(request, reply, 'The enrol secret is not known, or was revoked.');
      return reply;
    });

    app.post('/osquery/config', question, async (request, reply) => {
      const caller = await recognise(request, reply);
      return caller === undefined ? reply : { ...configOf(caller), node_invalid: false };
    });

    app.post('/osquery/distributed/read', question, async (request, reply) => {
      const caller = await recognise(request, reply);
      if (caller === undefined) return reply;
      return { queries: runsWindows(caller) ? await rounds.ask(caller) : {}, node_invalid: false };
    });

    app.post('/osquery/distributed/write', results, async (request, reply) => {
      const caller = await recognise(request, reply);
      if (caller === undefined) return reply;
      tellFaults(caller, await rounds.takeDistributed(caller, readObject(request.body)));
      return { node_invalid: false };
    });

    app.post('/osquery/log', results, async (request, reply) => {
      const caller = await recognise(request, reply);
      if (caller === undefined) return reply;
      const { log_type: type, data } = readObject(request.body);
      // What an agent says of itself is not kept.
      if (type === 'result' && Array.isArray(data)) tellFaults(caller, await rounds.takeLog(caller, data));
      return { node_invalid: false };
    });
  };
}

const question = { schema: { hide: true }, bodyLimit: bodyLimits.question };
const results = { schema: { hide: true }, bodyLimit: bodyLimits.results };

/** Whole snapshots, in the form in which their rows stay together. */
function configOf(caller: CallingNode) {
  const queries = runsWindows(caller) ? queriesOf(caller.version) : [];
  const schedule = queries.map(([name, query]) => [
    name,
    { query, interval: roundSeconds, snapshot: true, platform: 'windows' },
  ]);
  return { options: { logger_snapshot_event_type: false }, schedule: Object.fromEntries(schedule) };
}

/** Unless it said that it does not. */
function runsWindows({ node: { platform } }: CallingNode): boolean {
  return platform === undefined || platform === 'windows';
}

function windowOf(limit: number, name: string) {
  return [{ limit, lengthMs: 60_000, name: `${limit} ${name}` }];
}
