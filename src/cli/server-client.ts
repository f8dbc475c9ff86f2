/** Calls to a server elsewhere, with a token of client credentials; again when the server asks for that or does not answer. */

import { setTimeout } from 'node:timers/promises';
import { KnownError } from '../errors.ts';

export interface ServerClient {
  /** Gives the JSON of a 200. Rejects with `KnownError` ServerUnavailable, with what the server says. */
  post(path: string, headers: Readonly<Record<string, string>>, body: Uint8Array<ArrayBuffer>): Promise<unknown>;
}

export interface ServerClientOptions {
  /** "https://kb.contoso.com". */
  readonly url: string;
  readonly tenant: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Of a call that is put off, with what is told of it. */
  readonly onWait: (seconds: number, reason: string) => void;
  readonly wait?: (ms: number) => Promise<unknown>;
}

const attempts = 6;
const scope = 'https://api.securitycenter.microsoft.com/.default';
/** A server that asks for more patience than this is out of service. */
const longestWaitSeconds = 600;

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
      return answer.json();
    },
  };
}

async function fetchToken(options: ServerClientOptions): Promise<string> {
  const { url, tenant, clientId, clientSecret } = options;
  const answer = await withRetries(options, () =>
    fetch(`${url}/${tenant}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        scope,
      }),
    }),
  );
  return ((await answer.json()) as { access_token: string }).access_token;
}

async function withRetries(
  { url, onWait, wait = setTimeout }: ServerClientOptions,
  request: () => Promise<Response>,
): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const { answer, reason } = await tryOnce(request);
    if (answer?.ok === true) return answer;
    const mayPass = answer === undefined || answer.status === 429 || answer.status === 503;
    const seconds = Number(answer?.headers.get('retry-after') ?? Number.NaN) || 2 ** (attempt - 1);
    if (!mayPass || attempt === attempts || seconds > longestWaitSeconds) {
      throw new KnownError(
        'ServerUnavailable',
        `${url} took no more: ${reason} What it had taken stays; the same import again brings the rest.`,
      );
    }
    onWait(seconds, reason);
    await wait(seconds * 1000);
  }
}

async function tryOnce(request: () => Promise<Response>): Promise<{ answer?: Response; reason: string }> {
  try {
    const answer = await request();
    return { answer, reason: answer.ok ? '' : await reasonOf(answer) };
  } catch (error) {
    if (error instanceof KnownError) throw error;
    const cause = (error as Error).cause as Error | undefined;
    return { reason: `it cannot be reached (${cause?.message ?? (error as Error).message}).` };
  }
}

/** An error of the API, or of the token service. */
async function reasonOf(answer: Response): Promise<string> {
  const text = await answer.text();
  try {
    const { error, error_description: description } = JSON.parse(text);
    return `${answer.status} ${error.code ?? error}: ${error.message ?? description}`;
  } catch {
    return `${answer.status} ${text.slice(0, 200)}`;
  }
}
