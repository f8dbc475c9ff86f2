/** The headers that tell a browser to trust our answers with nothing: Helmet's, for a server that sends JSON. */

import type { FastifyInstance } from 'fastify';

/** Fixed at the start: working them out for each request, as Helmet does, takes longer than the answer itself. */
const fixedHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};

/** On every answer, with the request's id. A route that needs another value sets its own. */
export function sendFixedHeaders(app: FastifyInstance, { overTls }: { readonly overTls: boolean }): void {
  const headers = { ...fixedHeaders, ...(overTls && { 'strict-transport-security': 'max-age=31536000' }) };
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers).header('x-request-id', request.id);
    done();
  });
}
