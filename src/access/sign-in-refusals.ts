/** What went wrong between a person and the issuer that signs them in, as they can read it. */

import type * as OpenIdClient from 'openid-client';
import { KnownError, type RetryLater } from '../errors.ts';

const mostLetters = 200;

/** `away` says that the issuer cannot be reached. */
export function refusalOf(
  error: Error,
  client: typeof OpenIdClient,
  host: string,
  away: (cause: Error) => RetryLater,
): KnownError {
  if (error instanceof client.AuthorizationResponseError) {
    return refused(`${host} did not sign you in: ${sayingOf(error)}.`, error);
  }
  if (error instanceof client.ResponseBodyError) {
    if (error.error === 'invalid_grant')
      return refused(`${host} does not take its code any more: ${sayingOf(error)}.`, error);
    return strangeClient(host, sayingOf(error), error);
  }
  if (error instanceof client.WWWAuthenticateChallengeError) {
    return strangeClient(host, `status ${error.status}`, error);
  }
  if (isAway(error)) return away(error);
  return refused(`What ${host} answered cannot be taken: ${reasonOf(error)}.`, error);
}

/** Of the protocol's own errors: what it says in words, or its code. */
function sayingOf({
  error,
  error_description,
}: OpenIdClient.AuthorizationResponseError | OpenIdClient.ResponseBodyError): string {
  return `${error_description || error}`.slice(0, mostLetters).replace(/\.$/, '');
}

/** No answer, none in time, or one that is none of the protocol's. */
function isAway(error: Error): boolean {
  const { code } = error as { readonly code?: string };
  return (
    error instanceof TypeError ||
    code === 'OAUTH_TIMEOUT' ||
    code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' ||
    code === 'OAUTH_RESPONSE_IS_NOT_JSON'
  );
}

function reasonOf({ message, cause }: Error): string {
  const detail = cause instanceof Error && cause.message !== message ? `, ${cause.message}` : '';
  return `${message}${detail}`.slice(0, mostLetters);
}

function strangeClient(host: string, saying: string, cause: Error): KnownError {
  return new KnownError(
    'IssuerUnavailable',
    `${host} does not take this server as its client: ${saying}. Whoever runs this server finds out by "missingkbs doctor".`,
    { cause },
  );
}

function refused(found: string, cause: Error): KnownError {
  return new KnownError('Unauthorized', `${found} Begin again.`, { cause });
}
