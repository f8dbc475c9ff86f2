/** Every failure of a token request as OAuth 2.0 has it, with Entra's numbers. The log line bears the correlation id. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import { TokenFailure } from '../../access/token-errors.ts';
import { RetryLater } from '../../errors.ts';
import type { SendError } from '../error-answers.ts';
import { requestIdOf } from '../request-id.ts';
import type { RequestLog } from '../request-log.ts';
import { notAForm } from './token-form.ts';

export interface ErrorAnswerParts {
  readonly log: RequestLog;
  readonly now: () => number;
  /** For faults of ours. */
  readonly sendError: SendError;
}

/** No answer of the token service may lie in a cache. */
export const neverStored = { 'cache-control': 'no-store', pragma: 'no-cache' };

export function answerTokenErrors({ log, now, sendError }: ErrorAnswerParts) {
  return (error: Error, request: FastifyRequest, reply: FastifyReply): void => {
    const failure = toTokenFailure(error);
    if (failure === undefined) {
      sendError(error, request, reply);
      return;
    }
    if (error instanceof RetryLater) reply.header('retry-after', error.retryAfterSeconds);
    if (failure.status === 405) reply.header('allow', 'GET, POST');
    if (failure.status === 401) reply.header('www-authenticate', 'Basic realm="token"');
    const correlationId = requestIdOf(request);
    reply.headers(neverStored).header('x-request-id', correlationId).code(failure.status);
    log.failed(request, reply, failure);
    reply.send(failure.toBody(correlationId, now()));
  };
}

/** Undefined for a fault of ours. */
function toTokenFailure(error: Error & { statusCode?: number }): TokenFailure | undefined {
  if (error instanceof TokenFailure) return error;
  if (error instanceof RetryLater) return new TokenFailure('tooManyRequests', error.message);
  return error.statusCode === undefined || error.statusCode >= 500 ? undefined : notAForm();
}
