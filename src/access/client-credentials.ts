/** Who asks the token service for a token: read from the form or from HTTP Basic authentication. */

import { TokenFailure } from './token-errors.ts';

export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A form as it was parsed: a parameter that stands there twice is an array. */
export type TokenForm = Readonly<Record<string, unknown>>;

/** Throws TokenFailure when one is missing. The form wins over the header. */
export function readCredentials(form: TokenForm, authorization: string | undefined): ClientCredentials {
  const basic = readBasic(authorization);
  const clientId = readParameter(form, 'client_id') ?? basic?.clientId;
  if (clientId === undefined) throw missing('client_id');
  const clientSecret = readParameter(form, 'client_secret') ?? basic?.clientSecret;
  if (clientSecret === undefined) {
    throw new TokenFailure(
      'missingSecret',
      "The request has no 'client_secret', neither in its body nor as HTTP Basic authentication.",
    );
  }
  return { clientId: clientId.toLowerCase(), clientSecret };
}

/** Whom to count a request for before anything of it is checked, by the rules of `readCredentials`; empty when it names nobody. */
export function clientIdOf(form: TokenForm, authorization: string | undefined): string {
  const inForm = form.client_id;
  const clientId = typeof inForm === 'string' && inForm !== '' ? inForm : readBasic(authorization)?.clientId;
  return clientId?.toLowerCase().slice(0, 128) ?? '';
}

/** Undefined when absent or empty. */
export function readParameter(form: TokenForm, name: string): string | undefined {
  const value = Object.hasOwn(form, name) ? form[name] : undefined;
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string') {
    throw new TokenFailure('repeatedParameter', `The request body has the parameter '${name}' more than once.`);
  }
  return value;
}

export function readRequired(form: TokenForm, name: string): string {
  const value = readParameter(form, name);
  if (value === undefined) throw missing(name);
  return value;
}

function missing(name: string): TokenFailure {
  return new TokenFailure('missingParameter', `The request body must contain the parameter '${name}'.`);
}

/** Both halves are form-encoded before they are joined (RFC 6749, 2.3.1). */
function readBasic(authorization: string | undefined): ClientCredentials | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) return undefined;
  const [id, secret] = [text.slice(0, colon), text.slice(colon + 1)].map(decodeFormPart);
  return id === undefined || secret === undefined ? undefined : { clientId: id, clientSecret: secret };
}

function decodeFormPart(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
