/** What is refused before anybody asks who calls, and before a byte of the body is read. */

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { KnownError } from '../errors.ts';
import { faultOfKey } from './key-form.ts';
import type { Page } from './web/page.ts';

/** Before every other hook. What has no route is refused, unless a browser asks for the page there. */
export function refuseEarly(app: FastifyInstance, page: Pick<Page, 'isAskedFor'>): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (namesSeveralHosts(request.headers.host)) {
      reply.header('connection', 'close');
      done(severalHosts());
    } else {
      done(request.is404 && !page.isAskedFor(request) ? noSuchRoute(request) : undefined);
    }
  });
}

export function noSuchRoute({ method, originalUrl }: FastifyRequest): KnownError {
  const [path = ''] = originalUrl.split('?', 1);
  const fault = faultOfKey(path);
  if (fault !== undefined) return new KnownError('BadRequest', fault);
  return new KnownError('NotFound', `There is no ${method} ${path.slice(0, 200)}.`);
}

/** Node joins headers of one name with commas (`joinDuplicateHeaders`), and no host name has one. */
export function namesSeveralHosts(host: string | undefined): boolean {
  return host?.includes(',') === true;
}

/** RFC 9112, 3.2. A proxy that reads the first one and a server that reads the second would disagree about whom it is for. */
function severalHosts(): KnownError {
  return new KnownError('BadRequest', 'The request has more than one Host header.');
}
