/** A client that proves itself with its certificate: a JSON Web Token, signed with its key, instead of a secret (RFC 7523; Entra's "certificate credentials"). */

import { decodeJwt, decodeProtectedHeader, type JWTPayload, jwtVerify } from 'jose';
import { JOSEAlgNotAllowed, JWSSignatureVerificationFailed, JWTClaimValidationFailed, JWTExpired } from 'jose/errors';
import type { Application } from '../store/store.ts';
import { type ClientCertificate, isValidAt, readCertificate } from './certificates.ts';
import { TokenFailure } from './token-errors.ts';

/** As in Entra's answers: clients' clocks may be ahead by five minutes. */
const aheadSeconds = 300;
const lateSeconds = 5;
/** Entra sets no bound. Until then whoever reads one can use it, so it is no secret for years. */
const longestHours = 24;

export class AssertionChecker {
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * Resolves when the assertion is the application's, for one of the audiences (lower case, no slash at the end). It counts
   * as often as it is sent while it holds, as with Entra: libraries send one for ten minutes. Rejects with TokenFailure.
   */
  async check(assertion: string, application: Application, audiences: readonly string[]): Promise<void> {
    const certificate = this.#certificateOf(application);
    checkThumbprints(assertion, certificate);
    const claims = await this.#verify(assertion, certificate);
    checkNames(claims, application.clientId);
    checkAudience(claims, audiences);
    checkLifetime(claims, this.#now());
  }

  #certificateOf({ clientId, certificate: pem }: Application): ClientCertificate {
    if (pem === undefined) {
      throw new TokenFailure(
        'wrongAssertion',
        `The application '${clientId}' has no certificate; it has a client secret.`,
      );
    }
    const certificate = readCertificate(pem);
    if (!isValidAt(certificate, this.#now())) {
      const [from, to] = [certificate.validFrom, certificate.validTo].map((date) => date.toISOString());
      throw new TokenFailure(
        'certificateExpired',
        `The certificate of the application '${clientId}' is valid from ${from} to ${to}. Create an application with a new one.`,
      );
    }
    return certificate;
  }

  async #verify(assertion: string, { publicKey, algorithms }: ClientCertificate): Promise<JWTPayload> {
    const now = this.#now();
    const options = { algorithms: [...algorithms], clockTolerance: aheadSeconds, currentDate: new Date(now) };
    const { payload } = await jwtVerify(assertion, publicKey, options).catch((error: Error) => {
      throw failureOf(error, algorithms);
    });
    if (payload.exp !== undefined && payload.exp + lateSeconds <= now / 1000) throw outOfTime();
    return payload;
  }
}

/** Whom an assertion speaks for, which is not proven yet; undefined when it does not say. */
export function subjectOf(assertion: string): string | undefined {
  try {
    return decodeJwt(assertion).sub;
  } catch {
    return undefined;
  }
}

/** SHA-1 as `x5t`, SHA-256 as `x5t#S256`, in base64 or base64url. A library that names neither goes by its signature alone. */
function checkThumbprints(assertion: string, { sha1, sha256 }: ClientCertificate): void {
  const header = headerOf(assertion);
  for (const [name, expected] of [
    ['x5t', sha1],
    ['x5t#S256', sha256],
  ] as const) {
    const named = header[name];
    if (named === undefined) continue;
    const found = Buffer.from(String(named), 'base64').toString('hex').toUpperCase().slice(0, 64);
    if (found !== expected) {
      throw new TokenFailure(
        'wrongAssertion',
        `The client assertion names the certificate '${found}'; that of the application is '${expected}'.`,
      );
    }
  }
}

function headerOf(assertion: string): Readonly<Record<string, unknown>> {
  try {
    return decodeProtectedHeader(assertion);
  } catch {
    throw malformed();
  }
}

function checkNames({ iss, sub }: JWTPayload, clientId: string): void {
  for (const [name, value] of Object.entries({ iss, sub })) {
    if (value?.toLowerCase() !== clientId) {
      throw new TokenFailure(
        'foreignAssertion',
        `The '${name}' of the client assertion is '${value ?? ''}'; it must be the client id '${clientId}'.`,
      );
    }
  }
}

function checkLifetime({ exp }: JWTPayload, now: number): void {
  if (exp !== undefined && exp - now / 1000 <= longestHours * 3_600) return;
  throw new TokenFailure(
    'unusableAssertion',
    `The client assertion must have an 'exp', and expire within ${longestHours} hours.`,
  );
}

function checkAudience({ aud }: JWTPayload, audiences: readonly string[]): void {
  const named = [aud ?? []].flat();
  if (named.some((audience) => audiences.includes(String(audience).toLowerCase().replace(/\/+$/, '')))) return;
  throw new TokenFailure(
    'assertionAudience',
    `The 'aud' of the client assertion is '${named.join(' ')}'; it must be one of ${audiences.join(', ')}.`,
  );
}

function failureOf(error: Error, algorithms: readonly string[]): TokenFailure {
  if (error instanceof JWTExpired) return outOfTime();
  if (error instanceof JWTClaimValidationFailed && ['exp', 'nbf', 'iat'].includes(error.claim)) return outOfTime();
  if (error instanceof JOSEAlgNotAllowed) {
    return new TokenFailure('wrongAssertion', `The client assertion must be signed with ${algorithms.join(' or ')}.`);
  }
  if (error instanceof JWSSignatureVerificationFailed) {
    return new TokenFailure(
      'wrongAssertion',
      "The client assertion is not signed with the key of the application's certificate.",
    );
  }
  return malformed();
}

function outOfTime(): TokenFailure {
  return new TokenFailure(
    'assertionTime',
    'The client assertion has expired, or is not valid yet. Compare the clocks of client and server.',
  );
}

function malformed(): TokenFailure {
  return new TokenFailure('malformedAssertion', 'The client assertion is not a JSON Web Token.');
}
