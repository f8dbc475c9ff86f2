/** Our own token service: client credentials in, access token out, in the form of Entra's v1 and v2 endpoints. */

import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { parseTenant } from '../brand.ts';
import type { Application, Store } from '../store/store.ts';
import { type ClientProof, readCredentials, readRequired, type TokenForm } from './client-credentials.ts';
import { ownIssuerName } from './issuers.ts';
import { ClientProver } from './prove-client.ts';
import { type SigningKeys, signingAlgorithm } from './signing-keys.ts';
import { TokenFailure } from './token-errors.ts';

export interface TokenRequest {
  readonly tenant: string;
  /** 1 asks for a `resource`, 2 for a `scope`. */
  readonly version: 1 | 2;
  readonly form: TokenForm;
  readonly authorization?: string;
  /** Where the service was called, without a slash at the end; the issuer's name begins with it. */
  readonly url: string;
}

/** v1 writes its numbers as texts. */
export type TokenAnswer = Readonly<Record<string, string | number>>;

export interface TokenService {
  /** Rejects with TokenFailure, or with `RetryLater` TooManyRequests. */
  issue(request: TokenRequest): Promise<TokenAnswer>;
  close(): Promise<void>;
}

export interface TokenServiceOptions {
  readonly store: Store;
  readonly keys: SigningKeys;
  readonly audiences: readonly string[];
  readonly now?: () => number;
}

/** As Entra's: an hour less a second from now, and valid from five minutes ago for clients whose clocks are behind. */
const lifetimeSeconds = 3_599;
const backdatedSeconds = 300;

export function createTokenService({ store, keys, audiences, now = Date.now }: TokenServiceOptions): TokenService {
  const prover = new ClientProver(now);
  return {
    async issue({ tenant: name, version, form, authorization, url }) {
      const tenant = parseTenant(name);
      if (tenant === undefined || !(await store.applications.tenantExists(tenant))) throw unknownTenant(name);
      const grant = readRequired(form, 'grant_type');
      if (grant !== 'client_credentials') {
        throw new TokenFailure(
          'unsupportedGrant',
          `The grant type '${grant}' is not supported; use 'client_credentials'.`,
        );
      }
      const { clientId, proof } = readCredentials(form, authorization);
      const application = checkApplication(await store.applications.find(clientId), clientId, tenant);
      const audience = version === 1 ? readResource(form, audiences) : readScope(form, audiences);
      await prover.prove(proof, application, url);
      const issuedAt = Math.floor(now() / 1000);
      const token = await signToken(keys, {
        ...claimsOf(application, version, proof),
        aud: audience,
        iss: ownIssuerName(url, tenant, version),
        iat: issuedAt,
        nbf: issuedAt - backdatedSeconds,
        exp: issuedAt + lifetimeSeconds,
      });
      return version === 1 ? answerV1(token, audience, issuedAt) : answerV2(token);
    },
    close: () => prover.close(),
  };
}

function checkApplication(application: Application | undefined, clientId: string, tenant: string): Application {
  if (application === undefined || application.tenant !== tenant) {
    throw new TokenFailure(
      'unknownClient',
      `There is no application '${clientId}' in the tenant '${tenant}'. Create one with "missingkbs app create".`,
    );
  }
  if (application.revoked !== undefined) {
    throw new TokenFailure('revokedClient', `The application '${clientId}' was revoked on ${application.revoked}.`);
  }
  return application;
}

/** The audience that is asked for, in the spelling of the settings. */
function readResource(form: TokenForm, audiences: readonly string[]): string {
  const resource = readRequired(form, 'resource');
  return findAudience(resource, audiences);
}

/** One scope, "<audience>/.default"; the scopes of OpenID Connect mean nothing without a person and are passed over. */
function readScope(form: TokenForm, audiences: readonly string[]): string {
  const scopes = readRequired(form, 'scope')
    .split(/\s+/)
    .filter((scope) => !['', 'openid', 'profile', 'offline_access', 'email'].includes(scope));
  const [scope, ...more] = scopes;
  if (scope === undefined || more.length > 0 || !scope.endsWith('/.default')) {
    throw new TokenFailure(
      'wrongScope',
      `The scope '${scopes.join(' ')}' is not valid; it must be one audience followed by '/.default'.`,
    );
  }
  return findAudience(scope.slice(0, -'/.default'.length), audiences);
}

function findAudience(asked: string, audiences: readonly string[]): string {
  const audience = audiences.find((known) => known.toLowerCase() === asked.replace(/\/+$/, '').toLowerCase());
  if (audience === undefined) {
    throw new TokenFailure('unknownResource', `There is no resource '${asked}'; there are ${audiences.join(', ')}.`);
  }
  return audience;
}

/** `appid` in both versions: clients of Defender decode it. How the client proved itself is "1" for a secret, "2" for a certificate. */
function claimsOf({ clientId, tenant, roles }: Application, version: 1 | 2, { kind }: ClientProof) {
  const proven = kind === 'secret' ? '1' : '2';
  return {
    appid: clientId,
    ...(version === 1 ? { appidacr: proven, ver: '1.0' } : { azp: clientId, azpacr: proven, ver: '2.0' }),
    oid: clientId,
    sub: clientId,
    tid: tenant,
    idtyp: 'app',
    roles: [...roles],
    uti: randomUUID(),
  };
}

function signToken(keys: SigningKeys, claims: Readonly<Record<string, unknown>>): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ typ: 'JWT', alg: signingAlgorithm, kid: keys.kid })
    .sign(keys.privateKey);
}

function answerV1(token: string, resource: string, issuedAt: number): TokenAnswer {
  return {
    token_type: 'Bearer',
    expires_in: String(lifetimeSeconds),
    ext_expires_in: String(lifetimeSeconds),
    expires_on: String(issuedAt + lifetimeSeconds),
    not_before: String(issuedAt - backdatedSeconds),
    resource,
    access_token: token,
  };
}

function answerV2(token: string): TokenAnswer {
  return {
    token_type: 'Bearer',
    expires_in: lifetimeSeconds,
    ext_expires_in: lifetimeSeconds,
    access_token: token,
  };
}

function unknownTenant(name: string): TokenFailure {
  return new TokenFailure(
    'unknownTenant',
    `There is no tenant '${name}'. Create an application in it with "missingkbs app create".`,
  );
}
