/** What every store does with sessions and the codes that begin them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SessionRecord } from '../../src/store/session-store.ts';
import type { OpenEmpty } from '../store-contract.ts';
import { monday, tuesday, wednesday } from './things-to-store.ts';

const code: SessionRecord = {
  hash: 'code',
  id: 'abc',
  account: 'contoso/ada',
  name: 'ada "lovelace"',
  role: 'reader',
  home: 'contoso',
  tenant: 'contoso',
  created: monday,
  used: monday,
  expires: tuesday,
};
const begun = { hash: 'token', created: monday, expires: wednesday };
const session = { ...code, ...begun };

export function describeSessions(open: OpenEmpty): void {
  test('a code begins one session, and is none itself', async () => {
    const { store, reopen } = await open();
    await store.sessions.offer(code);
    assert.equal(await store.sessions.find('code'), undefined);
    assert.deepEqual(await store.sessions.list(monday), []);
    const other = await reopen();
    const tries = [store, other, store].map(({ sessions }, place) =>
      sessions.begin('code', { ...begun, hash: `token ${place}` }),
    );
    const got = (await Promise.all(tries)).filter((found) => found !== undefined);
    assert.equal(got.length, 1);
    assert.deepEqual(got[0], { ...session, hash: got[0]?.hash });
    assert.deepEqual(await other.sessions.find(got[0]?.hash ?? ''), got[0]);
    assert.equal(await store.sessions.begin(got[0]?.hash ?? '', begun), undefined);
  });

  test('a code that has expired begins nothing', async () => {
    const { store } = await open();
    await store.sessions.offer(code);
    assert.equal(await store.sessions.begin('code', { ...begun, created: tuesday }), undefined);
    assert.equal(await store.sessions.begin('another', begun), undefined);
    assert.deepEqual(await store.sessions.begin('code', begun), session);
  });

  test('a session has the tenants that it was given, moves between them, and says when it was used', async () => {
    const { store } = await open();
    const tenants = ['contoso', 'fabrikam'];
    await store.sessions.offer({ ...code, tenants });
    await store.sessions.begin('code', begun);
    await store.sessions.moveTo('token', 'fabrikam');
    await store.sessions.use('token', tuesday, '2026-08-01T00:00:00.000Z');
    assert.deepEqual(await store.sessions.find('token'), {
      ...session,
      tenants,
      tenant: 'fabrikam',
      used: tuesday,
      expires: '2026-08-01T00:00:00.000Z',
    });
  });

  test('a session keeps the ID token of the issuer that it came by', async () => {
    const { store } = await open();
    await store.sessions.offer({ ...code, idToken: 'a.b.c' });
    await store.sessions.begin('code', begun);
    assert.deepEqual(await store.sessions.find('token'), { ...session, idToken: 'a.b.c' });
  });

  test('sessions are listed oldest first, of one tenant at home or of all, without those that have expired', async () => {
    const { store } = await open();
    for (const [id, home, created] of [
      ['young', 'contoso', tuesday],
      ['old', 'contoso', monday],
      ['foreign', 'fabrikam', monday],
    ] as const) {
      await store.sessions.offer({ ...code, hash: `code of ${id}`, id, home, expires: wednesday });
      await store.sessions.begin(`code of ${id}`, { hash: id, created, expires: wednesday });
    }
    const idsOf = async (now: string, home?: string) => (await store.sessions.list(now, home)).map(({ id }) => id);
    assert.deepEqual(await idsOf(monday, 'contoso'), ['old', 'young']);
    assert.deepEqual(await idsOf(monday), ['foreign', 'old', 'young']);
    assert.deepEqual(await idsOf(wednesday), []);
  });

  test('a session ends by its id; all of an account end together with its codes; what has expired goes', async () => {
    const { store } = await open();
    for (const id of ['a', 'b', 'c', 'd']) {
      const account = id === 'd' ? 'contoso/grace' : 'contoso/ada';
      await store.sessions.offer({ ...code, hash: `code of ${id}`, id, account, expires: wednesday });
      if (id !== 'c') await store.sessions.begin(`code of ${id}`, { ...begun, hash: id });
    }
    assert.equal(await store.sessions.end('c'), false, 'a code is no session');
    assert.equal(await store.sessions.end('a'), true);
    assert.equal(await store.sessions.end('a'), false);
    assert.equal(await store.sessions.find('a'), undefined);
    assert.equal(await store.sessions.endAll('contoso/ada'), 2);
    assert.equal(await store.sessions.find('b'), undefined);
    assert.equal(await store.sessions.begin('code of c', begun), undefined);
    assert.equal(await store.sessions.removeExpired(tuesday), 0);
    assert.equal(await store.sessions.removeExpired(wednesday), 1);
    assert.equal(await store.sessions.find('d'), undefined);
  });
}
