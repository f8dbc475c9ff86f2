/** Under which address the server was called: the configured public URL, or what the request says. */

import type { FastifyRequest } from 'fastify';
import { KnownError } from '../errors.ts';

export type CalledUrl = (request: Pick<FastifyRequest, 'host' | 'protocol'>) => string;

/**
 * The returned function gives "https://kb.contoso.com", without a port that goes without saying. It throws `KnownError`
 * BadRequest for a Host that is no host.
 */
export function createCalledUrl(publicUrl: string | undefined): CalledUrl {
  if (publicUrl !== undefined) return () => publicUrl;
  // Most requests call one name, and the same text each time is found faster in whatever is kept by it.
  let last = { host: '', protocol: '', url: '' };
  return ({ host, protocol }) => {
    if (host === last.host && protocol === last.protocol) return last.url;
    const url = `${protocol}://${host}`;
    if (!/^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i.test(host) || !URL.canParse(url)) {
      throw new KnownError('BadRequest', 'The request has no Host header, or one that is not a host name.');
    }
    last = { host, protocol, url: new URL(url).origin };
    return last.url;
  };
}
