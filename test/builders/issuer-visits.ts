/** A server whose people an issuer signs in, both as they are, and the way there and back. */

import assert from 'node:assert/strict';
import { type Issuer, type IssuerOptions, IssuerVisitor, startIssuer } from './issuer.ts';
import { contoso, fabrikam, type TestServer } from './server.ts';
import { startServerWithPage } from './sign-in.ts';

export const publicUrl = 'http://127.0.0.1:18443';

export const accounts = {
  ada: { name: 'Ada', roles: ['missingkbs.reader', 'missingkbs.operator', 'other'], tid: contoso },
  grace: { name: 'Grace', roles: 'missingkbs.administrator', tid: [contoso, fabrikam.toUpperCase()] },
  eve: { name: 'Eve <b>', roles: ['visitor'], tid: contoso },
  bob: { name: 'Bob', roles: ['missingkbs.reader'] },
  mia: { name: 'Mia', roles: ['missingkbs.reader'], tid: '*' },
};

export interface Started {
  readonly issuer: Issuer;
  readonly server: TestServer;
}

export async function start(options: Partial<IssuerOptions> = {}, environment = {}): Promise<Started> {
  const issuer = await startIssuer({ accounts, publicUrl, ...options });
  const server = await startServerWithPage({ environment: { ...issuer.environment, ...environment } });
  return { issuer, server };
}

export async function stop({ issuer, server }: Started): Promise<void> {
  await server.close();
  await issuer.close();
}

export function cookiesOf(answer: {
  readonly headers: Readonly<Record<string, unknown>>;
}): Readonly<Record<string, string>> {
  const set = ([answer.headers['set-cookie'] ?? []] as string[][]).flat();
  return Object.fromEntries(set.map((line) => /^([^=]+)=([^;]*)/.exec(line)?.slice(1, 3) ?? []));
}

export const headerOf = (cookies: Readonly<Record<string, string>>) =>
  Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');

/** Begins here, is asked at the issuer, and comes back with the address that it gave. */
export async function go({ server }: Started, login: string, search = '', visitor = new IssuerVisitor()) {
  const begun = await server.app.inject({ url: `/sign-in/issuer${search}` });
  assert.equal(begun.statusCode, 303, begun.body);
  const back = await visitor.signIn(String(begun.headers.location), login === '' ? { cancel: '1' } : { login });
  const url = back.slice(publicUrl.length);
  const cookie = headerOf(cookiesOf(begun));
  return { begun, url, cookie, answer: await server.app.inject({ url, headers: { cookie } }) };
}

export async function sessionOf(started: Started, login: string) {
  const { answer } = await go(started, login);
  const { missingkbs_session: token } = cookiesOf(answer);
  return `missingkbs_session=${token}`;
}

/** An answer of the issuer that nobody has used yet. */
export async function freshAnswer({ server }: Started) {
  const begun = await server.app.inject({ url: '/sign-in/issuer' });
  const back = await new IssuerVisitor().signIn(String(begun.headers.location), { login: 'ada' });
  return { url: back.slice(publicUrl.length), cookie: headerOf(cookiesOf(begun)) };
}
