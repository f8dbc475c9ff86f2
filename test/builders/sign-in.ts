/** People who sign in to a server for tests. */

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Sessions, type SignIn } from '../../src/access/sessions.ts';
import { contoso, startTestServer, type TestServer, type TestServerOptions } from './server.ts';

/** Of requests that are injected. */
export const origin = 'http://localhost';

/** With a page that is as short as can be. */
export function startServerWithPage(options: TestServerOptions = {}): Promise<TestServer> {
  const pageFolder = mkdtempSync(join(tmpdir(), 'missingkbs-page-'));
  mkdirSync(join(pageFolder, 'assets'));
  writeFileSync(join(pageFolder, 'index.html'), '<!doctype html>');
  writeFileSync(
    join(pageFolder, 'sign-in.html'),
    '<p>__REASON__</p><a href="__WAY__">__ISSUER__ __BY__</a><input name="code" value="__CODE__">',
  );
  return startTestServer({ pageFolder, ...options });
}

/** By a link, a reader of Contoso unless the fields say otherwise. */
export async function signIn(
  server: TestServer,
  fields: Partial<Omit<SignIn, 'tenants'>> & { readonly tenants?: readonly string[] | undefined } = {},
  from = origin,
) {
  const { tenant = contoso, tenants, ...given } = fields;
  const bound = 'tenants' in fields ? tenants : [tenant];
  const wanted: SignIn = {
    account: `${tenant}/ada`,
    name: 'ada',
    role: 'reader',
    tenant,
    ...(bound !== undefined && { tenants: bound }),
    ...given,
  };
  const code = await new Sessions(server.store.sessions, () => server.clock.now).offer(wanted);
  const answer = await server.app.inject({
    method: 'POST',
    url: '/sign-in',
    headers: { origin: from, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ code }).toString(),
  });
  const setCookie = String(answer.headers['set-cookie']);
  return { cookie: cookieOf(answer) as string, setCookie, signIn: wanted };
}

/** "name=value" of the cookie that an answer sets. */
export function cookieOf({ headers }: { readonly headers: Readonly<Record<string, unknown>> }): string | undefined {
  const header = headers['set-cookie'];
  return typeof header === 'string' ? header.slice(0, header.indexOf(';')) : undefined;
}
