import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { contoso, deviceOf, fabrikam, type TestServer } from '../../../test/builders/server.ts';
import { cookieOf, origin, signIn, startServerWithPage } from '../../../test/builders/sign-in.ts';
import { Sessions, usualSessionMs } from '../../access/sessions.ts';

const overview = '/api/fleet/overview';
const dayMs = 86_400_000;

describe('a session', () => {
  let server: TestServer;
  before(async () => {
    server = await startServerWithPage();
    await server.store.devices.save(contoso, deviceOf(), '2020-04-01T00:00:00Z');
  });
  after(() => server.close());

  const ask = (cookie: string, url = overview, headers = {}) =>
    server.app.inject({ url, headers: { cookie, ...headers } });
  const change = (cookie: string, method: 'DELETE' | 'PUT', url: string, headers = {}, payload = {}) =>
    server.app.inject({ method, url, headers: { cookie, origin, ...headers }, payload });

  test('opens the API as a token of its roles does, for its tenant alone', async () => {
    const { cookie } = await signIn(server);
    assert.equal((await ask(cookie)).json().devices.assessed, 1);
    const { cookie: foreign } = await signIn(server, { tenant: fabrikam });
    assert.equal((await ask(foreign)).json().devices.assessed, 0);
    assert.deepEqual((await ask(cookie, '/api/session')).json(), {
      name: 'ada',
      role: 'reader',
      tenant: contoso,
      tenants: [contoso],
      names: {},
    });
  });

  test('is kept where no script and no other site has it', async () => {
    const { setCookie } = await signIn(server);
    assert.match(setCookie, /^missingkbs_session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Strict$/);
    const overTls = await startServerWithPage({ environment: { MISSINGKBS_PUBLIC_URL: 'https://kb.contoso.com' } });
    const { setCookie: secure } = await signIn(overTls, {}, 'https://kb.contoso.com');
    await overTls.close();
    assert.match(secure, /^__Host-missingkbs_session=.*; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
  });

  test('does what its role may: a reader reads, an operator changes, an administrator says who hears of what', async () => {
    const cookies = {
      reader: (await signIn(server)).cookie,
      operator: (await signIn(server, { role: 'operator' })).cookie,
      administrator: (await signIn(server, { role: 'administrator' })).cookie,
    };
    const ring = '/api/fleet/policy/rings/pilot';
    const notice = '/api/fleet/notices/subscriptions/nobody';
    const statusesOf = async (cookie: string) => [
      (await change(cookie, 'PUT', ring, {}, { order: 1 })).statusCode < 300,
      (await change(cookie, 'DELETE', notice)).statusCode,
    ];
    assert.deepEqual(await statusesOf(cookies.reader), [false, 403]);
    assert.deepEqual(await statusesOf(cookies.operator), [true, 403]);
    assert.deepEqual(await statusesOf(cookies.administrator), [true, 404]);
    const refused = await change(cookies.operator, 'DELETE', notice);
    assert.equal(refused.json().error.message, 'Your role is operator; this takes the role administrator.');
  });

  test('is taken from pages of this server alone', async () => {
    const { cookie } = await signIn(server, { role: 'operator' });
    const ring = '/api/fleet/policy/rings/pilot';
    const statusOf = async (headers: object) => (await change(cookie, 'PUT', ring, headers, { order: 1 })).statusCode;
    assert.ok((await statusOf({ 'sec-fetch-site': 'same-origin' })) < 300);
    assert.equal(await statusOf({ origin: 'http://evil.example' }), 403);
    assert.equal(await statusOf({ origin: 'null' }), 403);
    assert.equal(await statusOf({ origin: '' }), 403);
    assert.equal(await statusOf({ 'sec-fetch-site': 'same-site' }), 403);
    assert.equal(await statusOf({ 'sec-fetch-site': 'none' }), 403);
    assert.equal((await ask(cookie, overview, { 'sec-fetch-site': 'cross-site' })).statusCode, 403);
    assert.equal((await ask(cookie, overview, { 'sec-fetch-site': 'none' })).statusCode, 200);
  });

  test('makes up for no token, nor a token for it', async () => {
    const { cookie } = await signIn(server);
    const authorization = `Bearer ${await server.token(['Alert.Read.All'])}`;
    assert.equal((await ask(cookie, overview, { authorization: 'Bearer nonsense' })).statusCode, 401);
    assert.equal((await ask(cookie, overview, { authorization })).statusCode, 403);
    assert.equal((await ask('', '/api/session', { authorization })).statusCode, 403);
    assert.equal((await ask('missingkbs_session=nonsense')).statusCode, 401);
    assert.equal((await ask('other=1')).statusCode, 401);
  });

  test('moves to the tenants that its account may see, and to no other', async () => {
    const move = async (cookie: string, tenant: unknown) =>
      change(cookie, 'PUT', '/api/session/tenant', {}, { tenant });
    const { cookie: bound } = await signIn(server);
    assert.equal((await move(bound, fabrikam)).statusCode, 404);
    assert.equal((await move(bound, 7)).statusCode, 400);
    await server.token(['Alert.Read.All'], fabrikam);
    const { cookie } = await signIn(server, { tenants: undefined });
    const moved = await move(cookie, fabrikam);
    assert.deepEqual([moved.json().tenant, moved.json().tenants], [fabrikam, [contoso, fabrikam]]);
    assert.equal((await ask(cookie)).json().devices.assessed, 0);
    assert.equal((await move(cookie, 'nobody.example')).statusCode, 404);
  });

  test('ends here, or everywhere for all of its account', async () => {
    const [one, other] = [await signIn(server), await signIn(server)];
    const { cookie: foreign } = await signIn(server, { account: `${contoso}/grace` });
    const gone = await change(one.cookie, 'DELETE', '/api/session');
    assert.deepEqual([gone.statusCode, /Max-Age=0/.test(String(gone.headers['set-cookie']))], [204, true]);
    assert.equal((await ask(one.cookie)).statusCode, 401);
    assert.equal((await ask(other.cookie)).statusCode, 200);
    const offered = await new Sessions(server.store.sessions, () => server.clock.now).offer(other.signIn);
    assert.equal((await change(other.cookie, 'DELETE', '/api/session/everywhere')).statusCode, 204);
    assert.equal((await ask(other.cookie)).statusCode, 401);
    assert.equal((await ask(foreign)).statusCode, 200);
    await assert.rejects(new Sessions(server.store.sessions, () => server.clock.now).begin(offered));
  });

  test('that ended elsewhere is refused within a second', async () => {
    const { cookie } = await signIn(server);
    assert.equal((await ask(cookie)).statusCode, 200);
    const { id } = (await server.store.sessions.list(new Date(server.clock.now).toISOString())).at(-1) ?? {};
    for (const session of await server.store.sessions.list(new Date(server.clock.now).toISOString())) {
      await server.store.sessions.end(session.id);
    }
    assert.ok(id);
    server.clock.now += 1_001;
    assert.equal((await ask(cookie)).statusCode, 401);
  });

  test('lasts while it is used, a month at most', async () => {
    const { cookie } = await signIn(server);
    const begun = server.clock.now;
    for (const days of [6, 12, 18, 24, 29]) {
      server.clock.now = begun + days * dayMs;
      assert.equal((await ask(cookie)).statusCode, 200, `${days} days`);
    }
    server.clock.now = begun + usualSessionMs.longest;
    assert.equal((await ask(cookie)).statusCode, 401);
    const { cookie: unused } = await signIn(server);
    server.clock.now += usualSessionMs.unused;
    assert.equal((await ask(unused)).statusCode, 401);
  });

  test('survives a restart of the server', async () => {
    const { cookie } = await signIn(server);
    const [, token = ''] = cookie.split('=');
    const caller = await new Sessions(server.store.sessions, () => server.clock.now).verify(token);
    assert.equal(caller.tenant, contoso);
  });
});

describe('the sign-in link', () => {
  let server: TestServer;
  before(async () => {
    server = await startServerWithPage();
  });
  after(() => server.close());
  const offer = (fields = {}) =>
    new Sessions(server.store.sessions, () => server.clock.now).offer({
      account: 'contoso/ada',
      name: 'ada',
      role: 'reader',
      tenant: contoso,
      ...fields,
    });
  const post = (code: string, headers = {}) =>
    server.app.inject({
      method: 'POST',
      url: '/sign-in',
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: new URLSearchParams({ code }).toString(),
    });

  test('opens a page whose form has the code, and which no cache and no other site gets to know', async () => {
    const code = await offer();
    const answer = await server.app.inject({ url: `/sign-in?code=${code}` });
    assert.match(answer.body, new RegExp(`value="${code}"`));
    assert.equal(answer.headers['cache-control'], 'no-store');
    assert.equal(answer.headers['referrer-policy'], 'strict-origin');
    assert.match(String(answer.headers['content-security-policy']), /form-action 'self'/);
    const strange = await server.app.inject({ url: '/sign-in?code="><script>' });
    assert.match(strange.body, /value=""/);
  });

  test('signs in once, and says so to whoever comes later', async () => {
    const code = await offer();
    const first = await post(code);
    assert.deepEqual([first.statusCode, first.headers.location], [303, '/']);
    assert.ok(cookieOf(first));
    const second = await post(code);
    assert.deepEqual([second.statusCode, cookieOf(second)], [401, undefined]);
    assert.match(second.body, /This sign-in link has been used, or is older than fifteen minutes/);
  });

  test('is good for fifteen minutes', async () => {
    const [early, late] = [await offer(), await offer()];
    server.clock.now += 15 * 60_000 - 1;
    assert.equal((await post(early)).statusCode, 303);
    server.clock.now += 1;
    assert.equal((await post(late)).statusCode, 401);
  });

  test('is taken from its own page alone', async () => {
    const code = await offer();
    for (const headers of [
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { origin: '' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      assert.equal((await post(code, headers)).statusCode, 403);
    }
    assert.equal((await post(code, { 'content-type': 'application/json' })).statusCode, 400);
    assert.equal((await post('nonsense')).statusCode, 400);
    assert.equal((await post(code)).statusCode, 303);
  });

  test('cannot be guessed at: an address has twenty tries a minute', async () => {
    server.clock.now += 60_000;
    for (let tries = 0; tries < 20; tries += 1) assert.equal((await post('A'.repeat(43))).statusCode, 401);
    const refused = await post(await offer());
    assert.equal(refused.statusCode, 429);
    assert.ok(Number(refused.headers['retry-after']) > 0);
    server.clock.now += 60_000;
  });

  test('is in no line of the log, and neither is a session', async () => {
    const code = await offer();
    await server.app.inject({ url: `/sign-in?code=${code}` });
    await post(code, { origin: 'null' });
    const cookie = cookieOf(await post(code)) ?? '';
    await server.app.inject({ url: '/api/session', headers: { cookie } });
    const log = JSON.stringify(server.log);
    const [, token = ''] = cookie.split('=');
    assert.ok(log.includes('/sign-in') && log.includes('session '));
    assert.deepEqual([log.includes(code), log.includes(token)], [false, false]);
  });
});
