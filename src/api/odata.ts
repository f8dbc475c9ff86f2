/** The little of OData that there is: system query options are refused where a route has none. */

import type { FastifyRequest } from 'fastify';
import { KnownError } from '../errors.ts';

/** Throws `KnownError` ODataError that names the first option; other query parameters are passed over. */
export function refuseQueryOptions(request: FastifyRequest): void {
  if (!request.url.includes('?')) return;
  const option = Object.keys(request.query as object).find((name) => name.startsWith('$'));
  if (option !== undefined) {
    throw new KnownError('ODataError', `The query option '${option}' is not supported by this resource.`);
  }
}
