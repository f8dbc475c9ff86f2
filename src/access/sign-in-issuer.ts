/** The issuer of OpenID Connect that signs people in: where to send them, what their coming back proves, and how they sign out there. */

import { readFileSync } from 'node:fs';
import type * as OpenIdClient from 'openid-client';
import { KnownError, RetryLater } from '../errors.ts';
import { isSafeUrl, type SignInSetting } from '../sign-in-settings.ts';
import { type Claims, lacksClaims } from './account-claims.ts';
import { readBounded } from './bounded-body.ts';
import { FetchedValue } from './fetched-value.ts';
import { isSameIssuer } from './issuer-address.ts';
import { refusalOf } from './sign-in-refusals.ts';

/** What the browser that began has to bring back. Made for one sign-in. */
export interface BegunSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface SignInIssuerParts {
  readonly publicUrl: string;
  readonly now: () => number;
  readonly fetch?: typeof fetch;
}

type Client = typeof OpenIdClient;
type Known = { readonly client: Client; readonly configuration: OpenIdClient.Configuration };

const timeoutSeconds = 5;
/** How far the clocks of the two may be apart. */
const clockToleranceSeconds = 60;
const knownForMs = 3_600_000;
const failurePauseMs = 10_000;
const pausesBetweenTriesMs = [250, 1_000];

export class SignInIssuer {
  /** As people are shown it. */
  readonly host: string;
  /** Where it sends people back to. */
  readonly callback: string;
  readonly #setting: SignInSetting;
  readonly #home: string;
  readonly #fetch: OpenIdClient.CustomFetch;
  readonly #known: FetchedValue<Known>;

  /** Asks nobody yet: an issuer that is down keeps no server from starting. Throws `KnownError` where its secret cannot be read. */
  constructor(setting: SignInSetting, { publicUrl, now, fetch = globalThis.fetch }: SignInIssuerParts) {
    const secret = readSecret(setting.secret);
    this.host = new URL(setting.issuer).host;
    this.callback = `${publicUrl}/sign-in/callback`;
    this.#setting = setting;
    this.#home = `${publicUrl}/`;
    this.#fetch = safeFetch(fetch);
    this.#known = new FetchedValue({
      fetch: () => this.#discoverInTries(secret),
      now,
      failurePauseMs,
      unavailable: (cause, restMs) => this.#unavailable(cause, restMs),
    });
  }

  /** Where to send the browser. `again` asks for another account than the one that is signed in there. */
  async begin(again: boolean): Promise<{ readonly address: string; readonly begun: BegunSignIn }> {
    const { client, configuration } = await this.#configuration();
    const begun = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
    const address = client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.callback,
      scope: this.#setting.scopes,
      state: begun.state,
      nonce: begun.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(begun.verifier),
      code_challenge_method: 'S256',
      ...(again && { prompt: 'login' }),
    });
    return { address: address.href, begun };
  }

  /** What it says of the person. Rejects with `KnownError` for them to read. */
  async finish(search: string, begun: BegunSignIn): Promise<{ readonly claims: Claims; readonly idToken: string }> {
    const { client, configuration } = await this.#configuration();
    try {
      const tokens = await client.authorizationCodeGrant(configuration, new URL(`${this.callback}${search}`), {
        expectedState: begun.state,
        expectedNonce: begun.nonce,
        pkceCodeVerifier: begun.verifier,
      });
      const claims = tokens.claims() as OpenIdClient.IDToken;
      const idToken = tokens.id_token as string;
      if (!lacksClaims(claims, this.#setting) || configuration.serverMetadata().userinfo_endpoint === undefined) {
        return { claims, idToken };
      }
      // Some issuers keep an ID token short, and tell the rest here.
      const more = await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
      return { claims: { ...more, ...claims }, idToken };
    } catch (error) {
      throw refusalOf(error as Error, client, this.host, (cause) => this.#unavailable(cause, failurePauseMs));
    }
  }

  /** Where the browser signs out; undefined where the issuer has no such place, or cannot be asked: that keeps nobody signed in here. */
  async signOutAddress(idToken: string): Promise<string | undefined> {
    try {
      const { client, configuration } = await this.#configuration();
      if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined;
      return client.buildEndSessionUrl(configuration, {
        post_logout_redirect_uri: this.#home,
        id_token_hint: idToken,
      }).href;
    } catch (error) {
      if (error instanceof RetryLater) return undefined;
      throw error;
    }
  }

  /** What was known goes on counting while the issuer is down. */
  async #configuration(): Promise<Known> {
    const { last, ageMs } = this.#known;
    if (last !== undefined && ageMs >= 0 && ageMs < knownForMs) return last;
    try {
      return await this.#known.fetch();
    } catch (error) {
      if (last === undefined) throw error;
      return last;
    }
  }

  async #discoverInTries(secret: string | undefined): Promise<Known> {
    for (const pauseMs of pausesBetweenTriesMs) {
      try {
        return await this.#discover(secret);
      } catch (error) {
        if (error instanceof WrongIssuer) throw error;
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    }
    return this.#discover(secret);
  }

  async #discover(secret: string | undefined): Promise<Known> {
    const client = await import('openid-client');
    const { issuer, clientId, clientAuth } = this.#setting;
    const proof = clientAuth === 'basic' ? client.ClientSecretBasic : client.ClientSecretPost;
    const overTls = issuer.startsWith('https:');
    const configuration = await client.discovery(
      new URL(issuer),
      clientId,
      { [client.clockTolerance]: clockToleranceSeconds },
      secret === undefined ? client.None() : proof(secret),
      {
        [client.customFetch]: this.#fetch,
        timeout: timeoutSeconds,
        // Signatures of ID tokens too, though TLS would do by the standard.
        execute: [client.enableNonRepudiationChecks, ...(overTls ? [] : [client.allowInsecureRequests])],
      },
    );
    const { issuer: named } = configuration.serverMetadata();
    // Entra answers for names of a tenant and for all tenants, and says so here alone.
    if (!isSameIssuer(named, issuer)) throw new WrongIssuer(issuer, named);
    return { client, configuration };
  }

  #unavailable(cause: Error, restMs: number): RetryLater {
    const seconds = Math.ceil(restMs / 1_000);
    return new RetryLater(
      'IssuerUnavailable',
      `${this.host}, which signs people in here, cannot be reached, or not used. Try again in ${seconds} seconds; the log of this server has the reason.`,
      seconds,
      { cause },
    );
  }
}

class WrongIssuer extends Error {
  constructor(expected: string, named: string) {
    super(
      `The issuer of MISSINGKBS_OIDC_ISSUER is ${expected}, but it calls itself ${named}: write that, one of a single tenant.`,
    );
  }
}

function readSecret(secret: SignInSetting['secret']): string | undefined {
  if (secret === undefined || 'text' in secret) return secret?.text;
  try {
    const text = readFileSync(secret.file, 'utf8').trim();
    if (text === '') throw new Error('it is empty');
    return text;
  } catch (cause) {
    throw new KnownError(
      'ConfigurationInvalid',
      `MISSINGKBS_OIDC_CLIENT_SECRET_FILE is ${secret.file}, which cannot be read: ${(cause as Error).message}.`,
      { cause },
    );
  }
}

/** Whatever the issuer's documents name, no request leaves this host in the clear, and no answer is without end. */
function safeFetch(fetch: typeof globalThis.fetch): OpenIdClient.CustomFetch {
  return async (address, options) => {
    if (!isSafeUrl(new URL(address))) throw new TypeError(`${address} is not https`);
    const answer = await fetch(address, options as RequestInit);
    const { status, headers } = answer;
    const text = await readBounded(answer);
    return new Response(text === '' ? null : text, { status, headers });
  };
}
