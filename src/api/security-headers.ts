/** The headers that tell a browser to trust our answers with nothing: Helmet's, with a content policy fit for JSON and no word on other hosts. */

import type { FastifyInstance } from 'fastify';

export type SecurityHeaders = Readonly<Record<string, string>>;

/** Fixed at the start: working them out for each request, as Helmet does, takes longer than the answer itself. */
export function securityHeaders({ overTls }: { readonly overTls: boolean }): SecurityHeaders {
  return {
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
    ...(overTls && { 'strict-transport-security': 'max-age=31536000' }),
  };
}

/** On everything that goes out through `reply.send`; ready answers bear them already. A header that the route has set stays. */
export function sendSecurityHeaders(app: FastifyInstance, headers: SecurityHeaders): void {
  app.addHook('onSend', (_request, reply, _payload, done) => {
    for (const [name, value] of Object.entries(headers)) if (!reply.hasHeader(name)) reply.header(name, value);
    done();
  });
}
