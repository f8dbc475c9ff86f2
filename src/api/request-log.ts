/** What is logged of a request: one line, never headers, bodies or query strings, since tokens and secrets travel in them. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { RetryLater } from '../errors.ts';
import { requestIdOf } from './request-id.ts';

export interface RequestLog {
  /** Every refusal and failure, with the id that its answer bears as `target`. */
  failed(request: FastifyRequest, reply: FastifyReply, failure: Error): void;
}

/** Requests that went well are logged at level debug alone, and cost nothing above it. */
export function logRequests(app: FastifyInstance, logger: Logger): RequestLog {
  if (logger.isLevelEnabled('debug')) {
    app.addHook('onResponse', (request, reply, done) => {
      if (reply.statusCode < 400) logger.debug(lineOf(request, reply), 'request');
      done();
    });
  }
  return {
    failed(request, reply, failure) {
      const code = (failure as { readonly code?: string }).code;
      const line = { ...lineOf(request, reply), ...(code !== undefined && { code }), reason: failure.message };
      const cause = failure.cause instanceof Error && { cause: failure.cause.message };
      if (reply.statusCode >= 500 && failure instanceof RetryLater)
        logger.warn({ ...line, ...cause }, 'request put off');
      else if (reply.statusCode >= 500) logger.error({ ...line, err: failure }, 'request failed');
      else logger.info(line, 'request refused');
    },
  };
}

function lineOf(request: FastifyRequest, { statusCode, elapsedTime }: FastifyReply) {
  const { method, url, caller } = request;
  return {
    requestId: requestIdOf(request),
    method,
    path: pathOf(url),
    status: statusCode,
    ms: Math.round(elapsedTime * 100) / 100,
    ...(caller && { tenant: caller.tenant, application: caller.application }),
  };
}

function pathOf(url: string): string {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}
