/** Who asks the token service for a token, and how it proves that: read from the form or from HTTP Basic authentication. */

import { subjectOf } from './client-assertion.ts';
import { TokenFailure } from './token-errors.ts';

export interface ClientCredentials {
  /** Lower case. */
  readonly clientId: string;
  readonly proof: ClientProof;
}

export type ClientProof =
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'assertion'; readonly assertion: string };

/** A form as it was parsed: a parameter that stands there twice is an array. */
export type TokenForm = Readonly<Record<string, unknown>>;

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Throws TokenFailure when one is missing. The form wins over the header, an assertion over a secret. */
export function readCredentials(form: TokenForm, authorization: string | undefined): ClientCredentials {
  const basic = readBasic(authorization);
  const assertion = readAssertion(form);
  const clientId = readParameter(form, 'client_id') ?? basic?.clientId ?? (assertion && subjectOf(assertion));
  if (clientId === undefined) throw missing('client_id');
  if (assertion !== undefined) return { clientId: clientId.toLowerCase(), proof: { kind: 'assertion', assertion } };
  const secret = readParameter(form, 'client_secret') ?? basic?.secret;
  if (secret === undefined) {
    throw new TokenFailure(
      'missingSecret',
      "The request has neither a 'client_assertion' nor a 'client_secret', in its body or as HTTP Basic authentication.",
    );
  }
  return { clientId: clientId.toLowerCase(), proof: { kind: 'secret', secret } };
}

/** Whom to count a request for before anything of it is checked, by the rules of `readCredentials`; empty when it names nobody. */
export function clientIdOf(form: TokenForm, authorization: string | undefined): string {
  const assertion = textOf(form.client_assertion);
  const clientId =
    textOf(form.client_id) ?? readBasic(authorization)?.clientId ?? (assertion && subjectOf(assertion)) ?? '';
  return clientId.toLowerCase().slice(0, 128);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function readAssertion(form: TokenForm): string | undefined {
  const assertion = readParameter(form, 'client_assertion');
  if (assertion === undefined) return undefined;
  const type = readRequired(form, 'client_assertion_type');
  if (type === assertionType) return assertion;
  throw new TokenFailure(
    'unreadableRequest',
    `The 'client_assertion_type' is '${type}'; it must be '${assertionType}'.`,
  );
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
function readBasic(authorization: string | undefined): { clientId: string; secret: string } | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) return undefined;
  const [id, secret] = [text.slice(0, colon), text.slice(colon + 1)].map(decodeFormPart);
  return id === undefined || secret === undefined ? undefined : { clientId: id, secret };
}

function decodeFormPart(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
