/**
 * getmissingkbs before Fastify sees the request: an answer that is ready, for a caller who is known, takes less time than
 * finding its route. Whatever is not as usual is left to the route, and nothing is counted of it before.
 */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import type { FastifyInstance } from 'fastify';
import { mayCall } from '../../access/roles.ts';
import { type MachineId, parseMachineId } from '../../brand.ts';
import { chooseEncoding } from '../accept-encoding.ts';
import type { Answers } from '../answers.ts';
import { hasBody } from '../arrival-limit.ts';
import { createBearerReader, type Gate } from '../authenticate.ts';
import type { CalledUrl } from '../called-url.ts';
import { namesSeveralHosts } from '../early-refusals.ts';
import { createHeadWriter } from '../head-writer.ts';
import type { RequestCounts } from '../metrics/request-counts.ts';
import type { ReadyReply } from '../ready-body.ts';
import { missingKbsAccess, missingKbsPath } from './get-missing-kbs.ts';

export interface AtOnceParts extends Gate {
  readonly answers: Answers;
  readonly calledUrl: CalledUrl;
  readonly requests: RequestCounts;
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** Puts itself before Fastify's own listener. Requests that are injected do not come by here. */
export function answerAtOnce(app: FastifyInstance, parts: AtOnceParts): void {
  const findReply = createReplyFinder(parts);
  const writeHead = createHeadWriter();
  const count = parts.requests.of(`/api${missingKbsPath}`);
  const ofFastify = app.server.listeners('request').at(-1) as Listener;
  let closing = false;
  app.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  app.server.off('request', ofFastify);
  app.server.on('request', (request, response) => {
    const startedAt = performance.now();
    const reply = closing ? undefined : findReply(request);
    if (reply === undefined) {
      ofFastify(request, response);
      return;
    }
    writeHead(response, reply);
    response.end(reply.body);
    count({ method: 'GET', startedAt }, 200);
  });
}

/** What is found has been let through the limits. */
function createReplyFinder({ verifier, limiter, now, answers, calledUrl }: AtOnceParts) {
  const readBearer = createBearerReader();
  return (request: IncomingMessage): ReadyReply | undefined => {
    const id = readUsualPath(request);
    if (id === undefined || !isUsual(request)) return undefined;
    try {
      const caller = verifier.recall(readBearer(request));
      if (caller === undefined || !mayCall(caller, missingKbsAccess)) return undefined;
      const body = answers.peek(caller.tenant, id);
      if (body === undefined) return undefined;
      const { host = '', 'accept-encoding': acceptEncoding } = request.headers;
      const protocol = (request.socket as TLSSocket).encrypted ? 'https' : 'http';
      const url = calledUrl({ host, protocol });
      if (!limiter.takeKnown(caller.limitKey, now())) return undefined;
      answers.counts.ready += 1;
      return body.reply(url, body.worthCompressing ? chooseEncoding(acceptEncoding) : 'identity');
    } catch {
      // The route comes upon the same, and says it.
      return undefined;
    }
  };
}

const beforeId = '/api/machines/';
const afterId = '/getmissingkbs';
const idLength = 40;
const pathLength = beforeId.length + idLength + afterId.length;

function readUsualPath({ method, url = '' }: IncomingMessage): MachineId | undefined {
  if (method !== 'GET' || url.length !== pathLength || !url.startsWith(beforeId) || !url.endsWith(afterId)) return;
  return parseMachineId(url.slice(beforeId.length, beforeId.length + idLength));
}

/** Forwarded names and protocols are Fastify's to judge, conditions the route's. */
function isUsual(request: IncomingMessage): boolean {
  const { headers } = request;
  return (
    headers.host !== undefined &&
    !namesSeveralHosts(headers.host) &&
    headers['if-none-match'] === undefined &&
    headers['x-forwarded-host'] === undefined &&
    headers['x-forwarded-proto'] === undefined &&
    !hasBody(request)
  );
}
