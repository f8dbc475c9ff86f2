/** Every failure as Defender's error body. The codes stand in docs/errors.md; `target` is the request id of the log line. */

import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { type ErrorCode, KnownError, RetryLater } from '../errors.ts';
import { noSuchRoute } from './early-refusals.ts';
import { requestIdOf } from './request-id.ts';
import type { RequestLog } from './request-log.ts';
import type { SecurityHeaders } from './security-headers.ts';
import type { Page } from './web/page.ts';

export interface ErrorBody {
  readonly error: { readonly code: ErrorCode; readonly message: string; readonly target: string };
}

function errorBody(code: ErrorCode, message: string, target: string): ErrorBody {
  return { error: { code, message, target } };
}

/** Sends a failure as its answer, and logs it. */
export type SendError = (failure: Error, request: FastifyRequest, reply: FastifyReply) => void;

/** What has no route is the page's, where a browser asks for it. */
export function answerErrors(
  app: FastifyInstance,
  sendError: SendError,
  page: Pick<Page, 'isAskedFor' | 'send'>,
): void {
  app.setErrorHandler<FastifyError>(sendError);
  app.setNotFoundHandler((request, reply) =>
    page.isAskedFor(request) ? page.send(reply) : sendError(noSuchRoute(request), request, reply),
  );
}

/** Sets the headers itself: a request that matches no route at all does not pass through the hooks. */
export function createSendError(log: RequestLog, headers: SecurityHeaders): SendError {
  return (failure, request, reply) => {
    const { code, httpStatus, message } = toPublicError(failure, request);
    if (failure instanceof RetryLater) reply.header('retry-after', failure.retryAfterSeconds);
    if (code === 'Unauthorized') reply.header('www-authenticate', 'Bearer');
    const target = requestIdOf(request);
    reply.headers(headers).header('x-request-id', target).code(httpStatus).type('application/json');
    log.failed(request, reply, failure);
    reply.send(JSON.stringify(errorBody(code, message, target)));
  };
}

/** Faults of ours are told without detail; the log has it. */
export function toPublicError(failure: Error, request: FastifyRequest): KnownError {
  const known = failure instanceof KnownError ? failure : toKnownError(failure as FastifyError, request);
  if (known.httpStatus !== 500) return known;
  return new KnownError(
    'InternalServerError',
    "The server failed to answer. Its log has the reason: look for this error's target.",
  );
}

/** Fastify's own refusals, by its codes; whatever has no status below 500 is a fault of ours. */
function toKnownError({ code, statusCode, message }: FastifyError, request: FastifyRequest): KnownError {
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return bodyTooLarge(request);
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new KnownError('InvalidRequestBody', 'The Content-Type of the body must be application/json.');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return new KnownError('InvalidRequestBody', 'The body is empty; it must be JSON.');
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return new KnownError('InvalidRequestBody', `The body is not JSON: ${message}.`);
    default:
      break;
  }
  if (statusCode === undefined || statusCode >= 500) return new KnownError('InternalServerError', message);
  if (statusCode === 415 || code === undefined) {
    return new KnownError('InvalidRequestBody', `The body cannot be read: ${message}.`);
  }
  return new KnownError('BadRequest', `The request cannot be read: ${message}.`);
}

function bodyTooLarge({ headers, routeOptions }: FastifyRequest): KnownError {
  const allowed = routeOptions.bodyLimit;
  const received = headers['content-length'] ?? `more than ${allowed}`;
  return new KnownError(
    'MaximumBatchSizeExceeded',
    `The body is too large, in bytes. Received: ${received}, allowed: ${allowed}.`,
  );
}

/** For a client to read why, before a connection is cut that it need not close. */
const lingerMs = 1_000;

/** For what Node refuses before there is a request: malformed HTTP, headers too large, a request that takes too long. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket, logger: Logger): void {
  const target = randomUUID();
  logger.info({ requestId: target, reason: error.code }, 'broken request');
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const body = JSON.stringify(errorBody('BadRequest', brokenRequestMessage(error.code), target));
  setTimeout(() => socket.destroy(), lingerMs).unref();
  socket.end(
    `HTTP/1.1 400 Bad Request\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${body.length}\r\nX-Request-Id: ${target}\r\nConnection: close\r\n\r\n${body}`,
  );
}

function brokenRequestMessage(code: string | undefined): string {
  if (code === 'HPE_HEADER_OVERFLOW') return 'The headers of the request are too large.';
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'The request took too long to arrive.';
  return 'The request is not HTTP.';
}
