/** One log line a request. It never holds headers, bodies or query strings: tokens and secrets travel in them. */

import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type { ErrorCode } from '../errors.ts';

export class RequestLog extends LogController {
  override incomingRequest(): void {}

  override requestCompleted(error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    const failure = error ?? request.failure;
    const { caller, id: requestId, method, url } = request;
    const line = {
      requestId,
      method,
      path: pathOf(url),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 100) / 100,
      ...(caller !== null && { tenant: caller.tenant, application: caller.application }),
      ...(failure !== null && { code: (failure as { code?: ErrorCode }).code, reason: failure.message }),
    };
    if (reply.statusCode >= 500 && failure !== null) request.log.error({ ...line, err: failure }, 'request failed');
    else request.log.info(line, 'request');
  }
}

function pathOf(url: string): string {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}
