/**
 * The headers that tell a browser to trust our answers with nothing, and to keep none. Fixed at the start: working them out
 * for each request, as Helmet does, takes longer than the answer itself.
 */

import type { FastifyInstance } from 'fastify';

export type SecurityHeaders = Readonly<Record<string, string>>;

/** Of an answer that is JSON and nothing else: what OWASP's REST Security Cheat Sheet asks of it beside its content type. */
export function answerHeaders({ overTls }: { readonly overTls: boolean }): SecurityHeaders {
  return {
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(overTls && { 'strict-transport-security': 'max-age=31536000' }),
  };
}

/** Of everything else, pages and errors: Helmet's as well, with no word on other hosts. */
export function securityHeaders(server: { readonly overTls: boolean }): SecurityHeaders {
  return {
    ...answerHeaders(server),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'referrer-policy': 'no-referrer',
    'x-dns-prefetch-control': 'off',
    'x-download-options': 'noopen',
    'x-permitted-cross-domain-policies': 'none',
    'x-xss-protection': '0',
  };
}

/** On everything that goes out through `reply.send`; ready answers bear theirs already. A header that the route has set stays. */
export function sendSecurityHeaders(app: FastifyInstance, headers: SecurityHeaders): void {
  app.addHook('onSend', (_request, reply, _payload, done) => {
    for (const [name, value] of Object.entries(headers)) if (!reply.hasHeader(name)) reply.header(name, value);
    done();
  });
}
