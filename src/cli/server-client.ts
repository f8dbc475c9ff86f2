/** Calls to a server elsewhere, with a token of client credentials; again when the server asks for that or does not answer. */

import { givenUp, type RetryOptions, reasonOf, withRetries } from './retries.ts';

/** Each rejects with `KnownError` ServerUnavailable, with what the server says. */
export interface ServerClient {
  /** Gives the JSON of a 200, or what a 404 says. */
  get(path: string): Promise<{ readonly body: unknown } | { readonly notFound: string }>;
  /** Gives the JSON of a 200. */
  post(path: string, headers: Readonly<Record<string, string>>, body: Uint8Array<ArrayBuffer>): Promise<unknown>;
}

export interface ServerClientOptions extends RetryOptions {
  /** "https://kb.contoso.com". */
  readonly url: string;
  readonly tenant: string;
  /** Who gives tokens, where that is not the server itself. */
  readonly authority?: string;
  readonly scope?: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const usualScope = 'https://api.securitycenter.microsoft.com/.default';
const timeoutMs = 120_000;

export function createServerClient(options: ServerClientOptions): ServerClient {
  let token: string | undefined;

  async function authorized(request: () => Promise<Response>): Promise<Response> {
    const answer = await request();
    if (answer.status !== 401) return answer;
    // One that was taken until now has come to its end.
    token = undefined;
    return request();
  }

  return {
    async get(path) {
      const answer = await withRetries(options, () =>
        authorized(async () => {
          token ??= await fetchToken(options);
          const signal = AbortSignal.timeout(timeoutMs);
          return fetch(options.url + path, { headers: { authorization: `Bearer ${token}` }, signal });
        }),
      );
      return answer.status === 404 ? { notFound: await reasonOf(answer) } : { body: await answer.json() };
    },
    async post(path, headers, body) {
      const answer = await withRetries(options, () =>
        authorized(async () => {
          token ??= await fetchToken(options);
          return fetch(options.url + path, {
            method: 'POST',
            headers: { ...headers, authorization: `Bearer ${token}` },
            body,
          });
        }),
      );
      if (answer.status === 404) throw givenUp(options, await reasonOf(answer));
      return answer.json();
    },
  };
}

async function fetchToken(options: ServerClientOptions): Promise<string> {
  const { url, authority = url, tenant, scope = usualScope, clientId, clientSecret } = options;
  const answer = await withRetries(options, () =>
    fetch(`${authority}/${tenant}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        scope,
      }),
    }),
  );
  if (answer.status === 404) throw givenUp(options, await reasonOf(answer));
  return ((await answer.json()) as { access_token: string }).access_token;
}
