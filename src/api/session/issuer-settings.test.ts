import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startIssuer } from '../../../test/builders/issuer.ts';
import {
  accounts,
  cookiesOf,
  freshAnswer,
  go,
  publicUrl,
  sessionOf,
  start,
  stop,
} from '../../../test/builders/issuer-visits.ts';
import { fabrikam } from '../../../test/builders/server.ts';
import { startServerWithPage } from '../../../test/builders/sign-in.ts';

const hourMs = 3_600_000;

test('an issuer that is down is a page that says so, and the server is ready all the same; when it is back people sign in', async (context) => {
  const started = await start();
  context.after(() => stop(started));
  const { server } = started;
  await started.issuer.close();
  const away = await server.app.inject({ url: '/sign-in/issuer' });
  assert.deepEqual([away.statusCode, away.headers['retry-after']], [503, '10']);
  assert.match(away.body, /cannot be reached, or not used\. Try again in 10 seconds/);
  assert.equal((await server.app.inject({ url: '/readyz' })).statusCode, 200);
  const soon = performance.now();
  assert.equal((await server.app.inject({ url: '/sign-in/issuer' })).statusCode, 503);
  assert.ok(performance.now() - soon < 200, 'an issuer that was down a moment ago is asked again');
  const back = await startIssuer({ accounts, publicUrl, port: Number(new URL(started.issuer.url).port) });
  context.after(() => back.close());
  server.clock.now += 10_000;
  assert.equal((await go(started, 'ada')).answer.statusCode, 303);
});

test('an issuer that goes down between leaves nobody signed in, and keeps nobody from signing out', async (context) => {
  const started = await start();
  context.after(() => stop(started));
  const { server } = started;
  const cookie = await sessionOf(started, 'ada');
  const { url, cookie: begun } = await freshAnswer(started);
  await started.issuer.close();
  const answer = await server.app.inject({ url, headers: { cookie: begun } });
  assert.deepEqual([answer.statusCode, cookiesOf(answer).missingkbs_session], [503, undefined]);
  server.clock.now += hourMs;
  const left = await server.app.inject({
    method: 'DELETE',
    url: '/api/session',
    headers: { cookie, origin: publicUrl },
  });
  assert.ok(left.statusCode < 300);
});

for (const [title, options, environment] of [
  ['whose ID tokens say everything', { longIdTokens: true }, {}],
  ['that wants the secret in the form', { clientAuth: 'client_secret_post' }, { MISSINGKBS_OIDC_CLIENT_AUTH: 'post' }],
  ['that gave no secret', { clientAuth: 'none' }, {}],
] as const) {
  test(`an issuer ${title} signs people in`, async (context) => {
    const started = await start(options, environment);
    context.after(() => stop(started));
    const { answer } = await go(started, 'ada');
    assert.equal(answer.statusCode, 303, answer.body);
  });
}

test('an issuer that does not take the secret is told as a fault of the settings', async (context) => {
  const started = await start({}, { MISSINGKBS_OIDC_CLIENT_SECRET: 'another' });
  context.after(() => stop(started));
  const { answer } = await go(started, 'ada');
  assert.equal(answer.statusCode, 503);
  assert.match(answer.body, /does not take this server as its client/);
});

test('a server that is bound to tenants takes no other from a claim', async (context) => {
  const started = await start({}, { MISSINGKBS_TENANTS: fabrikam });
  context.after(() => stop(started));
  assert.equal((await go(started, 'ada')).answer.statusCode, 403);
  const cookie = await sessionOf(started, 'grace');
  const session = await started.server.app.inject({ url: '/api/session', headers: { cookie } });
  assert.deepEqual(session.json().tenants, [fabrikam]);
});

test('a session ends by itself, when it is not used and after its time, as the settings say', async (context) => {
  const started = await start({}, { MISSINGKBS_SESSION_IDLE_HOURS: '2', MISSINGKBS_SESSION_HOURS: '5' });
  context.after(() => stop(started));
  const { app, clock } = started.server;
  const { answer } = await go(started, 'ada');
  assert.match(String(answer.headers['set-cookie']), /missingkbs_session=[^;]+; Max-Age=18000;/);
  const cookie = `missingkbs_session=${cookiesOf(answer).missingkbs_session}`;
  const status = async (of: string) => (await app.inject({ url: '/api/session', headers: { cookie: of } })).statusCode;
  for (const _ of [1, 2, 3]) {
    clock.now += 1.5 * hourMs;
    assert.equal(await status(cookie), 200);
  }
  clock.now += 0.5 * hourMs;
  assert.equal(await status(cookie), 401);
  const unused = await sessionOf(started, 'ada');
  clock.now += 2 * hourMs;
  assert.equal(await status(unused), 401);
});

test('without an issuer in the settings there is no such way', async () => {
  const server = await startServerWithPage();
  assert.deepEqual((await server.app.inject({ url: '/sign-in/ways' })).json(), {});
  const answer = await server.app.inject({ url: '/sign-in/issuer' });
  assert.equal(answer.statusCode, 404);
  assert.match(answer.body, /MISSINGKBS_OIDC_ISSUER is not set/);
  await server.close();
});
