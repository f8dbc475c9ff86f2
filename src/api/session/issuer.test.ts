import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { clientSecret } from '../../../test/builders/issuer.ts';
import {
  cookiesOf,
  freshAnswer,
  go,
  publicUrl,
  type Started,
  sessionOf,
  start,
  stop,
} from '../../../test/builders/issuer-visits.ts';
import { contoso, fabrikam } from '../../../test/builders/server.ts';

describe('signing in by an issuer', () => {
  let started: Started;
  before(async () => {
    started = await start();
  });
  after(() => stop(started));
  const ask = (cookie: string, url = '/api/session') => started.server.app.inject({ url, headers: { cookie } });

  test('gives a person the highest role and the tenants of their claims, and leads where they wanted to go', async () => {
    const { begun, answer } = await go(started, 'ada', '?to=/devices%3Fsort%3Dname');
    assert.deepEqual([answer.statusCode, answer.headers.location], [303, '/devices?sort=name']);
    const asked = new URL(String(begun.headers.location)).searchParams;
    assert.deepEqual(
      [asked.get('response_type'), asked.get('code_challenge_method'), asked.get('scope'), asked.get('redirect_uri')],
      ['code', 'S256', 'openid profile', `${publicUrl}/sign-in/callback`],
    );
    const cookies = cookiesOf(answer);
    assert.deepEqual(Object.keys(cookies), ['missingkbs_sign_in', 'missingkbs_session']);
    assert.equal(cookies.missingkbs_sign_in, '');
    const session = await ask(`missingkbs_session=${cookies.missingkbs_session}`);
    assert.deepEqual(session.json(), { name: 'Ada', role: 'operator', tenant: contoso, tenants: [contoso], names: {} });
  });

  test('moves between the tenants of the claim, and to no other', async () => {
    const cookie = await sessionOf(started, 'grace');
    const move = (tenant: string) =>
      started.server.app.inject({
        method: 'PUT',
        url: '/api/session/tenant',
        headers: { cookie, origin: publicUrl },
        payload: { tenant },
      });
    await started.server.store.tenantNames.put(fabrikam, 'Fabrikam Ltd');
    const moved = (await move(fabrikam)).json();
    assert.deepEqual([moved.tenant, moved.tenants], [fabrikam, [contoso, fabrikam]]);
    assert.deepEqual(moved.names, { [fabrikam]: 'Fabrikam Ltd' });
    assert.equal((await move('nobody.example')).statusCode, 404);
    await started.server.store.tenantNames.put(fabrikam, undefined);
  });

  test('refuses an account without a role of ours, says which it has, and asks who else one is', async () => {
    const { answer } = await go(started, 'eve');
    assert.equal(answer.statusCode, 403);
    assert.deepEqual(Object.values(cookiesOf(answer)), ['']);
    assert.match(
      answer.body,
      /The account Eve &#60;b&#62; has no role here: its claim &#34;roles&#34; has &#34;visitor&#34;/,
    );
    assert.match(answer.body, /\/sign-in\/issuer\?to=%2F&#38;again=1/);
    const again = await started.server.app.inject({ url: '/sign-in/issuer?again=1' });
    assert.equal(new URL(String(again.headers.location)).searchParams.get('prompt'), 'login');
  });

  test('refuses an account without a tenant, and one of all tenants while there is none', async () => {
    const { answer } = await go(started, 'bob');
    assert.equal(answer.statusCode, 403);
    assert.match(answer.body, /its claim &#34;tid&#34; is not there/);
    assert.equal((await go(started, 'mia')).answer.statusCode, 403);
    await started.server.token(['Alert.Read.All'], fabrikam);
    const session = (await ask(await sessionOf(started, 'mia'))).json();
    assert.deepEqual([session.tenant, session.tenants], [fabrikam, [fabrikam]]);
  });

  test('tells a person what the issuer said when it did not sign them in', async () => {
    const { answer } = await go(started, '');
    assert.equal(answer.statusCode, 401);
    assert.match(answer.body, /did not sign you in: The person &#60;b&#62;went&#60;\/b&#62; away\. Begin again/);
  });

  test('takes an answer once, and only in the browser that asked for it', async () => {
    const { url, cookie } = await go(started, 'ada');
    const answers = async (change: (begun: string) => string, at = url) => {
      const { server } = started;
      const answer = await server.app.inject({ url: at, headers: { cookie: change(cookie) } });
      return [answer.statusCode, cookiesOf(answer).missingkbs_session];
    };
    assert.deepEqual(await answers((begun) => begun), [401, undefined]);
    assert.deepEqual(await answers(() => ''), [401, undefined]);
    const fresh = () => freshAnswer(started);
    for (const [part, title] of ['state', 'nonce', 'verifier'].entries()) {
      const { url: other, cookie: own } = await fresh();
      const forged = own.replace(/=(.*)$/, (_, value: string) => {
        const parts = value.split('.');
        parts[part] = 'A'.repeat(43);
        return `=${parts.join('.')}`;
      });
      assert.notEqual(forged, own);
      assert.deepEqual(await answers(() => forged, other), [401, undefined], title);
    }
    const { url: mine } = await fresh();
    const { cookie: theirs } = await fresh();
    assert.deepEqual(await answers(() => theirs, mine), [401, undefined]);
    assert.deepEqual(await answers(() => theirs, `${mine}&state=x`), [401, undefined]);
    assert.deepEqual(await answers(() => theirs, '/sign-in/callback'), [401, undefined]);
  });

  test('leads to no other host', async () => {
    for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example']) {
      const { answer } = await go(started, 'ada', `?${new URLSearchParams({ to })}`);
      assert.equal(answer.headers.location, '/', to);
    }
  });

  test('leaves no code, token or secret in the log', async () => {
    const { url, cookie, answer } = await go(started, 'ada');
    await started.server.app.inject({ url, headers: { cookie } });
    const log = JSON.stringify(started.server.log);
    const secrets = [...new URL(url, publicUrl).searchParams]
      .filter(([name]) => name !== 'iss')
      .map(([, value]) => value)
      .concat(cookie.split(/[=.]/).slice(1, 4), String(cookiesOf(answer).missingkbs_session), clientSecret, 'eyJ');
    assert.ok(secrets.length > 6 && log.includes('signed in by the issuer'));
    assert.deepEqual(
      secrets.filter((secret) => log.includes(secret)),
      [],
    );
  });

  test('signs out at the issuer too, which sends the browser back; everywhere ends every session of the account', async () => {
    const [here, elsewhere, other] = [
      await sessionOf(started, 'ada'),
      await sessionOf(started, 'ada'),
      await sessionOf(started, 'grace'),
    ];
    const leave = (cookie: string, url: string) =>
      started.server.app.inject({ method: 'DELETE', url, headers: { cookie, origin: publicUrl } });
    const left = await leave(here, '/api/session');
    assert.equal(left.statusCode, 200);
    assert.match(String(left.headers['set-cookie']), /Max-Age=0/);
    const { origin, searchParams } = new URL(left.json().signOutAt);
    assert.deepEqual([origin, searchParams.get('post_logout_redirect_uri')], [started.issuer.url, `${publicUrl}/`]);
    assert.equal((await fetch(left.json().signOutAt)).status, 200);
    assert.equal((await ask(here)).statusCode, 401);
    assert.equal((await ask(elsewhere)).statusCode, 200);
    const more = await sessionOf(started, 'ada');
    assert.equal((await leave(more, '/api/session/everywhere')).statusCode, 200);
    assert.deepEqual([(await ask(elsewhere)).statusCode, (await ask(more)).statusCode], [401, 401]);
    assert.equal((await ask(other)).statusCode, 200);
  });

  test('is told to the page, and to nobody the link of whom came first', async () => {
    const ways = await started.server.app.inject({ url: '/sign-in/ways' });
    assert.deepEqual(ways.json(), { issuer: new URL(started.issuer.url).host });
  });
});
