/** Under which address the server was called: the configured public URL, or what the request says. */

import type { FastifyRequest } from 'fastify';
import { KnownError } from '../errors.ts';

export type CalledUrl = (request: FastifyRequest) => string;

/** The returned function gives "https://kb.contoso.com", and throws `KnownError` BadRequest for a Host that is no host. */
export function createCalledUrl(publicUrl: string | undefined): CalledUrl {
  if (publicUrl !== undefined) return () => publicUrl;
  return (request) => {
    const { host, protocol } = request;
    if (!/^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i.test(host)) {
      throw new KnownError('BadRequest', 'The request has no Host header, or one that is not a host name.');
    }
    return `${protocol}://${host}`;
  };
}
