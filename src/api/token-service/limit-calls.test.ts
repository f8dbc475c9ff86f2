import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audience, contoso, startTestServer } from '../../../test/builders/server.ts';
import { hashSecret, makeSecret } from '../../access/secrets.ts';

test('token requests are limited by client and address', async () => {
  const server = await startTestServer({
    environment: { MISSINGKBS_TOKEN_LIMIT_PER_CLIENT: '2', MISSINGKBS_TOKEN_LIMIT_PER_ADDRESS: '5' },
  });
  try {
    const ask = (clientId: string) => server.askForToken(contoso, { client_id: clientId });
    assert.equal((await ask('a')).statusCode, 400);
    assert.equal((await ask('a')).statusCode, 400);
    server.clock.now += 10_000;
    const refused = await ask('A');
    assert.equal(refused.statusCode, 429);
    assert.equal(refused.headers['retry-after'], '50');
    assert.equal(refused.json().error, 'temporarily_unavailable');
    assert.equal((await ask('b')).statusCode, 400);
    assert.equal((await ask('c')).statusCode, 400);
    assert.equal((await ask('d')).statusCode, 429);
    server.clock.now += 60_000;
    assert.equal((await ask('a')).statusCode, 400);
  } finally {
    await server.close();
  }
});

test('wrong secrets that would each take the slow check are put off, and the right one is taken after them', async () => {
  const server = await startTestServer({ environment: { MISSINGKBS_TRUST_PROXY: 'on' } });
  try {
    const secret = makeSecret();
    // As version 0.1 made it.
    const hash = (await hashSecret(secret)).split('$').slice(0, 6).join('$');
    const application = {
      tenant: contoso,
      name: 'old',
      roles: ['Software.Read.All'],
      created: '2020-04-01',
      secrets: [{ hash, created: '2020-04-01' }],
    };
    await server.store.applications.add({ clientId: 'old', ...application });
    const ask = (clientSecret: string, place = 0) =>
      server.askForToken(
        contoso,
        {
          grant_type: 'client_credentials',
          client_id: 'old',
          client_secret: clientSecret,
          scope: `${audience}/.default`,
        },
        2,
        { 'x-forwarded-for': `192.0.2.${place}` },
      );
    const flood = await Promise.all(Array.from({ length: 20 }, (_, place) => ask(makeSecret(), place)));
    const putOff = flood.filter(({ statusCode }) => statusCode === 429);
    assert.equal(putOff.length, 16);
    assert.equal(flood.filter(({ statusCode }) => statusCode === 401).length, 4);
    for (const answer of putOff) {
      assert.deepEqual([answer.headers['retry-after'], answer.json().error_codes], ['1', [90055]]);
    }
    assert.equal((await ask(secret)).statusCode, 200);
    const later = await Promise.all(Array.from({ length: 20 }, (_, place) => ask(makeSecret(), place)));
    assert.deepEqual(new Set(later.map(({ statusCode }) => statusCode)), new Set([401]));
  } finally {
    await server.close();
  }
});

test('a client counts as itself however it names itself', async () => {
  const server = await startTestServer({ environment: { MISSINGKBS_TOKEN_LIMIT_PER_CLIENT: '3' } });
  try {
    const basic = { authorization: `Basic ${Buffer.from('a:b').toString('base64')}` };
    assert.equal((await server.askForToken(contoso, { client_id: 'a' })).statusCode, 400);
    assert.equal((await server.askForToken(contoso, {}, 2, basic)).statusCode, 400);
    assert.equal((await server.askForToken(contoso, { client_id: '' }, 2, basic)).statusCode, 400);
    assert.equal((await server.askForToken(contoso, { client_id: '' }, 2, basic)).statusCode, 429);
    assert.equal((await server.askForToken(contoso, { client_id: 'b' })).statusCode, 400);
  } finally {
    await server.close();
  }
});

test('an address without room is refused before its form is read', async () => {
  const server = await startTestServer({ environment: { MISSINGKBS_TOKEN_LIMIT_PER_ADDRESS: '1' } });
  try {
    const ask = () =>
      server.app.inject({ method: 'POST', url: `/${contoso}/oauth2/token`, payload: { not: 'a form' } });
    assert.equal((await ask()).statusCode, 400);
    assert.equal((await ask()).statusCode, 429);
  } finally {
    await server.close();
  }
});
