/**
 * The page that people see: its files as they were built, and the page itself at each address that a browser asks for and
 * no route has. What it shows it asks of /api, as everybody else does.
 */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { KnownError } from '../../errors.ts';
import { pageHeaders, signInHeaders } from './page-headers.ts';

const yearMs = 31_536_000_000;

export class Page {
  readonly #folder: string;

  /** `folder` has the built page, or nothing: the API is the same without it. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  async serve(app: FastifyInstance): Promise<void> {
    await app.register(staticFiles, { root: this.#folder, serve: false, preCompressed: true });
    // Their names have the hash of their content.
    app.get<{ Params: { name: string } }>('/assets/:name', { schema: { hide: true } }, (request, reply) =>
      reply
        .headers(pageHeaders)
        .header('cache-control', `public, max-age=${yearMs / 1_000}, immutable`)
        .sendFile(`assets/${request.params.name}`, { cacheControl: false }),
    );
  }

  /** By a browser that goes to an address; whoever asks for JSON is told that there is none. */
  isAskedFor({ method, url, headers }: Pick<FastifyRequest, 'method' | 'url' | 'headers'>): boolean {
    return (
      (method === 'GET' || method === 'HEAD') &&
      headers.accept?.includes('text/html') === true &&
      !/^\/(api|assets|osquery)([/?]|$)/i.test(url)
    );
  }

  send(reply: FastifyReply): FastifyReply {
    this.#checkBuilt();
    return reply
      .headers(pageHeaders)
      .header('cache-control', 'no-cache')
      .sendFile('index.html', { cacheControl: false });
  }

  /** With a code to send, or the reason why one was not taken. The code is not checked for what HTML means by it. */
  sendSignIn(reply: FastifyReply, { code = '', reason = '', issuer = '', to = '/', again = false }: SignInFields) {
    this.#checkBuilt();
    const way = `/sign-in/issuer?${new URLSearchParams({ to, ...(again && { again: '1' }) })}`;
    const fields: Readonly<Record<string, string>> = {
      CODE: code,
      REASON: escapeHtml(reason),
      ISSUER: escapeHtml(issuer),
      WAY: escapeHtml(way),
      WAY_NAME: again ? 'Sign in with another account' : 'Sign in',
      // One way in at a time: the issuer's where there is one, unless somebody came by a link.
      BY: issuer === '' || code !== '' ? 'code' : 'issuer',
    };
    const text = readFileSync(join(this.#folder, 'sign-in.html'), 'utf8').replace(
      /__([A-Z]+(?:_[A-Z]+)*)__/g,
      (found, name) => fields[name] ?? found,
    );
    return reply.headers(signInHeaders).type('text/html; charset=utf-8').send(text);
  }

  #checkBuilt(): void {
    if (!existsSync(join(this.#folder, 'index.html'))) throw notBuilt();
  }
}

interface SignInFields {
  readonly code?: string | undefined;
  readonly reason?: string;
  /** Its host, where there is one. */
  readonly issuer?: string;
  /** Where to go by the issuer. */
  readonly to?: string;
  /** Whether the issuer shall ask who it is. */
  readonly again?: boolean;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

function notBuilt(): KnownError {
  return new KnownError(
    'NotFound',
    'The page is not built. In a checkout, "npm ci" and "npm run build:web" build it; the published package has it. The API answers without it.',
  );
}
