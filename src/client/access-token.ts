/** Tokens of client credentials, from this server, from Entra or from whoever speaks OAuth as they do: asked for once, kept while they hold. */

import { ApiError } from './api-error.ts';

export interface Credentials {
  /** A GUID or a name. */
  readonly tenant: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who gives tokens: "https://login.microsoftonline.com" for Defender itself, else the server that is called. */
  readonly authority: string;
  readonly scope: string;
}

export interface AccessTokens {
  /** One that holds for a while yet. Whoever asks at the same time waits for the same one. */
  current(): Promise<string>;
  /** Of a token that was refused: the next one is a new one. */
  forget(token: string): void;
}

/** A token that ends sooner than this is not used any more: clocks differ, and calls take a while. */
const restMs = 60_000;

export function accessTokens(
  credentials: Credentials,
  { send, now }: { send: typeof fetch; now: () => number },
): AccessTokens {
  let kept: { readonly token: string; readonly until: number } | undefined;
  let asking: Promise<string> | undefined;

  async function ask(): Promise<string> {
    const { authority, tenant, clientId, clientSecret, scope } = credentials;
    const asked = now();
    const answer = await send(`${authority}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        scope,
      }),
    });
    if (!answer.ok) throw await ApiError.of(answer);
    const { access_token: token, expires_in: seconds } = (await answer.json()) as {
      readonly access_token: string;
      readonly expires_in: number | string;
    };
    kept = { token, until: asked + Number(seconds) * 1000 - restMs };
    return token;
  }

  return {
    async current() {
      if (kept !== undefined && now() < kept.until) return kept.token;
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      return asking;
    },
    forget(token) {
      if (kept?.token === token) kept = undefined;
    },
  };
}
