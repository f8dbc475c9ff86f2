/** Whether a request comes from a page of this server: a browser sends the cookie along with whatever a page of the same site asks for. */

import type { FastifyRequest } from 'fastify';
import { KnownError } from '../../errors.ts';
import type { CalledUrl } from '../called-url.ts';

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/** Throws `KnownError` Forbidden. What changes nothing may also be asked for from the bar of addresses. */
export function checkOwnRequest(request: FastifyRequest, calledUrl: CalledUrl): void {
  const { method, headers } = request;
  const isSafe = safeMethods.includes(method);
  const { 'sec-fetch-site': site = 'same-origin' } = headers;
  if (site !== 'same-origin' && !(isSafe && site === 'none')) {
    throw new KnownError('Forbidden', `A session is taken from pages of this server alone; this request is ${site}.`);
  }
  if (isSafe) return;
  const own = new URL(calledUrl(request)).origin;
  if (headers.origin === own) return;
  const found = headers.origin === undefined ? 'has no Origin header' : `comes from ${headers.origin.slice(0, 200)}`;
  throw new KnownError(
    'Forbidden',
    `The request ${found}; this server is ${own}. Behind a proxy, set MISSINGKBS_PUBLIC_URL to the address that people use.`,
  );
}
