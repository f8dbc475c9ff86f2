/**
 * A tenant never sees another's rows. Every route of the server's own table is asked by each tenant for what is its own and
 * for what is the other's: the answer is, byte for byte, that of a server on which the other has nothing.
 */

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { roles } from '../src/access/roles.ts';
import { Sessions } from '../src/access/sessions.ts';
import { SessionCookie } from '../src/api/session/session-cookie.ts';
import type { MachineId } from '../src/brand.ts';
import type { Store } from '../src/store/store.ts';
import { startPostgres } from './builders/postgres-server.ts';
import type { TestServer } from './builders/server.ts';
import { nobodys } from './tenants/nobodys.ts';
import { takeNotices } from './tenants/notices-of.ts';
import { aimsAt, type Example, examples, routesOf } from './tenants/routes.ts';
import {
  contoso,
  everythingOf,
  fabrikam,
  fill,
  sharedId,
  startServerOf,
  type TenantInHand,
} from './tenants/two-tenants.ts';

const postgres = await startPostgres();
after(() => postgres.close());

test('every route of the server has an example, or a reason why it needs none', async () => {
  const server = await startServerOf([], {});
  const routes = routesOf(server.app);
  await server.close();
  assert.ok(routes.length > 40, `${routes.length} routes`);
  const isNobodys = (route: string) => nobodys.some(({ routes: those }) => those.test(route));
  assert.deepEqual(
    routes.filter((route) => !isNobodys(route)).sort(),
    Object.keys(examples).sort(),
    'a route has no example in test/tenants/routes.ts, or an example no route',
  );
  for (const { routes: those, why } of nobodys)
    assert.ok(
      routes.some((route) => those.test(route)),
      why,
    );
});

for (const [database, environment, credentials] of [
  ['SQLite', async () => ({}), byToken],
  ['SQLite, asked by sessions', async () => ({}), bySession],
  ['PostgreSQL', async () => ({ MISSINGKBS_DATABASE_URL: await postgres.newDatabase() }), byToken],
] as const) {
  describe(`tenants on ${database}`, () => {
    for (const [caller, other] of [
      [contoso, fabrikam],
      [fabrikam, contoso],
    ] as const) {
      test(`no route tells ${caller.tenant} of ${other.tenant}, nor changes what is there`, async () => {
        const both = await startServerOf([caller, other], await environment());
        const alone = await startServerOf([caller], await environment());
        const untouched = await everythingOf(both.store, other);
        assert.equal(untouched.length, 4);
        const ask = {
          both: asker(both, await credentials(both, caller)),
          alone: asker(alone, await credentials(alone, caller)),
        };
        const counted = await devicesOf(ask.alone);
        for (const { method, url, example, status, title } of requests(caller, other)) {
          const answer = await ask.both(method, url, example);
          assert.equal(answer.status, status, `${title}: ${answer.text}`);
          assert.deepEqual(answer, await ask.alone(method, url, example), title);
          assert.deepEqual(marksIn(answer.text, other, url, example), [], title);
          if (method === 'GET' || method === 'HEAD') continue;
          assert.deepEqual(await everythingOf(both.store, other), untouched, title);
          assert.deepEqual(await everythingOf(both.store, caller), await everythingOf(alone.store, caller), title);
          for (const server of [both, alone]) await refill(server.store, caller);
          // Devices are counted in the background as well, and a count may have seen some of them alone.
          for (const asked of [ask.both, ask.alone]) {
            while ((await devicesOf(asked)) !== counted) await setTimeout(50);
          }
        }
        assert.deepEqual(await everythingOf(both.store, other), untouched);
        await Promise.all([both.close(), alone.close()]);
      });
    }
  });
}

test('every route of a tenant refuses who has no token, and who has the roles of another route', async () => {
  const server = await startServerOf([contoso], {});
  const [ofAlerts, ofScores] = [
    await server.token(['Alert.Read.All'], contoso.tenant),
    await server.token(['Score.Read.All'], contoso.tenant),
  ];
  for (const { method, url, example, title } of requests(contoso, fabrikam)) {
    const token = /\/alerts\b/.test(url) ? ofScores : ofAlerts;
    for (const [status, headers] of [
      [401, {}],
      [403, { authorization: `Bearer ${token}` }],
    ] as const) {
      const answer = await send(server, headers, method, url, example);
      assert.equal(answer.status, status, title);
      assert.deepEqual(marksIn(answer.text, contoso, url, example), [], title);
    }
  }
  await server.close();
});

interface Request {
  readonly method: Method;
  readonly url: string;
  readonly example: Example;
  /** What the caller is answered. */
  readonly status: number;
  readonly title: string;
}

type Method = 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';

/** Each route for the caller's devices and for the other's, with both prefixes. */
function* requests(caller: TenantInHand, other: TenantInHand): Generator<Request> {
  for (const [route, examplesOf] of Object.entries(examples)) {
    const named = route.slice(0, route.indexOf(' ')) as Method;
    for (const aim of [...aimsAt(other), ...aimsAt(caller)]) {
      for (const example of examplesOf(aim)) {
        const status = example.status[aim.owner === caller || aim.id === sharedId ? 0 : 1];
        for (const url of [`/api${example.url}`, `/api/v1.0${example.url}`]) {
          for (const method of named === 'GET' ? (['GET', 'HEAD'] as const) : [named]) {
            yield { method, url, example, status, title: `${method} ${url} by ${caller.tenant}` };
          }
        }
      }
    }
  }
}

type Ask = (method: Method, url: string, example: Example) => ReturnType<typeof send>;

type Headers = Readonly<Record<string, string>>;

function asker(server: TestServer, credentials: Headers): Ask {
  return (...request) => send(server, credentials, ...request);
}

/** As the board has counted them. */
async function devicesOf(ask: Ask): Promise<string> {
  const { text } = await ask('GET', '/api/fleet/overview', { url: '', status: [200, 200] });
  return JSON.stringify(JSON.parse(text).devices);
}

/** One that opens every route. */
async function byToken(server: TestServer, { tenant }: TenantInHand): Promise<Headers> {
  return { authorization: `Bearer ${await server.token(roles, tenant)}` };
}

/** Of a person who may do everything, in this tenant. */
async function bySession(server: TestServer, { tenant }: TenantInHand): Promise<Headers> {
  const now = () => server.clock.now;
  const sessions = new Sessions(server.store.sessions, now);
  const signIn = { account: tenant, name: tenant, role: 'administrator', tenant, tenants: [tenant] } as const;
  const token = await sessions.begin(await sessions.offer(signIn));
  return {
    cookie: new SessionCookie({ overTls: false, longestMs: 1_000 }).set(token).split(';', 1)[0] as string,
    origin: 'http://localhost',
  };
}

/** What of the answer may depend on the devices of a tenant: all but ids of requests, the clock, and signatures by keys of the server. */
async function send(server: TestServer, headers: Headers, method: Method, url: string, { body, type }: Example) {
  const payload = body === undefined ? {} : { payload: body };
  const answer = await server.app.inject({
    method,
    url,
    headers: { ...headers, ...(type !== undefined && { 'content-type': type }) },
    ...payload,
  });
  const { date: _, 'x-request-id': __, ...told } = answer.headers;
  const text = answer.body.replace(/"target":"[^"]*"/, '"target":""').replaceAll(/\bsig=[\w-]+/g, 'sig=');
  return { status: answer.statusCode, headers: told, text };
}

/** What an answer tells of a tenant, apart from what the request said itself, and what the catalogue says of that. */
function marksIn(text: string, { marks }: TenantInHand, url: string, { body = '', ofCatalogue = '' }: Example) {
  const known = [url, body, ofCatalogue];
  return marks.filter((mark) => text.includes(mark) && !known.some((said) => said.includes(mark)));
}

/** As it was before a request wrote to it. */
async function refill(store: Store, tenant: TenantInHand): Promise<void> {
  await takeNotices(store, tenant);
  const ids: MachineId[] = [];
  for await (const { id } of store.history.each(tenant.tenant)) ids.push(id);
  for (const id of ids) await store.devices.remove(tenant.tenant, id);
  for (const { kind, id } of await store.policy.read(tenant.tenant)) {
    await store.policy.change(tenant.tenant, { kind, id, changed: '2020-04-01T00:00:00.000Z', application: '' });
  }
  await fill(store, tenant);
}
