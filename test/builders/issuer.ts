/** A real issuer of OpenID Connect on this host, over HTTP: it knows the accounts that a test gives it, and asks for no password. */

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair } from 'jose';
import Provider, { type Configuration } from 'oidc-provider';

export interface IssuerOptions {
  /** What it says of each account, by its name. */
  readonly accounts: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Where the server under test is reached. */
  readonly publicUrl: string;
  /** All claims in the ID token; else what is more than a name is to be asked for. */
  readonly longIdTokens?: boolean;
  /** A free one unless it says. */
  readonly port?: number;
  readonly clientAuth?: 'client_secret_basic' | 'client_secret_post' | 'none';
}

export interface Issuer {
  readonly url: string;
  /** What signs people in by it. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export const clientSecret = 'a secret of 32 letters and more: +/%';

/** By the name "localhost", which is another site than 127.0.0.1. */
export async function startIssuer(options: IssuerOptions): Promise<Issuer> {
  const server = createServer();
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(url, await configure(options));
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/')) void askWho(provider, request, response);
    else void answer(request, response);
  });
  return {
    url,
    environment: {
      MISSINGKBS_PUBLIC_URL: options.publicUrl,
      MISSINGKBS_OIDC_ISSUER: url,
      MISSINGKBS_OIDC_CLIENT_ID: 'missing-kbs',
      ...(options.clientAuth !== 'none' && { MISSINGKBS_OIDC_CLIENT_SECRET: clientSecret }),
    },
    async close() {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function configure({ accounts, publicUrl, longIdTokens = false, clientAuth }: IssuerOptions) {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const configuration: Configuration = {
    clients: [
      {
        client_id: 'missing-kbs',
        redirect_uris: [`${publicUrl}/sign-in/callback`],
        post_logout_redirect_uris: [`${publicUrl}/`],
        ...(clientAuth !== 'none' && { client_secret: clientSecret }),
        ...(clientAuth !== undefined && { token_endpoint_auth_method: clientAuth }),
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'one', alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['a key of a test'] },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name', 'roles', 'tid', 'groups'] },
    conformIdTokenClaims: !longIdTokens,
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true, logoutSource } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, accountId) => {
      const claims = accounts[accountId];
      return claims && { accountId, claims: () => ({ sub: accountId, ...claims }) };
    },
    // Nobody is asked whether this server may know who they are.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: 'missing-kbs', accountId: oidc.session?.accountId as string });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  };
  return configuration;
}

/** One field for who one is, and a way out. */
async function askWho(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'POST') {
    const form = new URLSearchParams(await text(request));
    const result = form.has('cancel')
      ? { error: 'access_denied', error_description: 'The person <b>went</b> away' }
      : { login: { accountId: form.get('login') ?? '' } };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    return;
  }
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(
    page(`<form method="post"><label>Account <input name="login"></label><button>Go</button></form>
    <form method="post"><button name="cancel" value="1">Cancel</button></form>`),
  );
}

const logoutSource: NonNullable<NonNullable<Configuration['features']>['rpInitiatedLogout']>['logoutSource'] = (
  context,
  form,
) => {
  context.body = page(`${form}<button form="op.logoutForm" name="logout" value="yes">Sign out of the issuer</button>`);
};

function page(body: string): string {
  return `<!doctype html><html lang="en"><title>The issuer</title><link rel="icon" href="data:,">${body}</html>`;
}

/** A browser without a window, at the issuer alone: it keeps its cookies there. */
export class IssuerVisitor {
  readonly #cookies = new Map<string, string>();

  /** Goes where the server sends it, says who it is when it is asked, and gives the address to which the issuer sends it back. */
  async signIn(address: string, form: Readonly<Record<string, string>>): Promise<string> {
    const home = new URL(address).origin;
    let at = address;
    for (let steps = 0; steps < 10; steps += 1) {
      const answer = await this.#ask(at, at.includes('/interaction/') ? new URLSearchParams(form) : undefined);
      const next = new URL(answer.headers.get('location') ?? '', at);
      if (next.origin !== home) return next.href;
      at = next.href;
    }
    throw new Error(`The issuer sends nobody back: it is at ${at}.`);
  }

  /** Asks, and sends the form where there is one; gives the answer to the form. */
  async #ask(address: string, form: URLSearchParams | undefined): Promise<Response> {
    const headers = { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    const answer = await fetch(address, {
      redirect: 'manual',
      headers,
      ...(form !== undefined && { method: 'POST', body: form }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.#cookies.set(name, value);
    }
    if (answer.status >= 400) throw new Error(`The issuer answered ${answer.status}: ${await answer.text()}`);
    return answer;
  }
}
