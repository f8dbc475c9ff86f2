import assert from 'node:assert/strict';
import { test } from 'node:test';
import fastify from 'fastify';
import { contoso, deviceOf, machine, startTestServer } from '../../test/builders/server.ts';
import { makeTestKey, signTestToken, TestIssuer } from '../../test/builders/tokens.ts';
import { trustExternalIssuer } from '../access/issuers.ts';
import { RateLimiter } from '../access/rate-limits.ts';
import { createRemoteKeys } from '../access/remote-keys.ts';
import { TokenVerifier } from '../access/verify-token.ts';
import { authenticate } from './authenticate.ts';
import { getMachine } from './machines/get-machine.ts';
import { createToMachine } from './machines/machine-resource.ts';

const nobody = { callerOf: () => undefined };

test('a route below /api that does not declare who may call it stops the server from starting', async () => {
  const app = fastify();
  authenticate(app, { verifier: {} as TokenVerifier, limiter: new RateLimiter([]), now: Date.now, sessions: nobody });
  assert.throws(() => app.get('/api/open', async () => 'secret'), /GET \/api\/open does not declare who may call it/);
});

test('a person with the delegated scope may read machines, and may not ask for missing updates', async () => {
  const server = await startTestServer();
  try {
    await server.store.devices.save(contoso, deviceOf(), '2020-04-01T00:00:00Z');
    const issuer = 'https://id.contoso.com';
    const key = await makeTestKey('k', 'ES256');
    const now = () => server.clock.now;
    const verifier = new TokenVerifier({
      issuers: [trustExternalIssuer({ issuer, tenant: contoso }, createRemoteKeys(new TestIssuer(issuer, [key])))],
      audiences: ['api'],
      applications: server.store.applications,
      now,
    });
    const claims = { iss: issuer, aud: 'api', azp: 'browser', scp: 'Machine.Read', exp: now() / 1000 + 600 };
    const authorization = `Bearer ${await signTestToken(key, claims)}`;
    const app = fastify();
    authenticate(app, { verifier, limiter: new RateLimiter([]), now, sessions: nobody });
    const toMachine = createToMachine({ calledUrl: () => 'http://localhost', now, inactiveAfterDays: 7 });
    getMachine(app, server.store, toMachine);
    app.get('/updates', { config: { access: { roles: ['Software.Read.All'] } } }, async () => []);
    assert.equal((await app.inject({ url: `/machines/${machine}`, headers: { authorization } })).statusCode, 200);
    assert.equal((await app.inject({ url: '/updates', headers: { authorization } })).json().code, 'Forbidden');
  } finally {
    await server.close();
  }
});
