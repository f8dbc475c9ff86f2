import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contoso, startTestServer } from '../../test/builders/server.ts';
import { createApplication } from '../access/applications.ts';

async function issuerSeenThrough(trustProxy: string, headers: Readonly<Record<string, string>>): Promise<string> {
  const server = await startTestServer({ environment: { MISSINGKBS_TRUST_PROXY: trustProxy } });
  try {
    await createApplication(server.store, { tenant: contoso, roles: ['Software.Read.All'] });
    const answer = await server.app.inject({ url: `/${contoso}/v2.0/.well-known/openid-configuration`, headers });
    return answer.json().issuer;
  } finally {
    await server.close();
  }
}

const forwarded = { host: 'inside:8080', 'x-forwarded-host': 'KB.contoso.com', 'x-forwarded-proto': 'https' };

test('what a proxy says of the address is believed from the proxies of the settings alone', async () => {
  assert.equal(await issuerSeenThrough('on', forwarded), `https://kb.contoso.com/${contoso}/v2.0`);
  assert.equal(await issuerSeenThrough('127.0.0.0/8', forwarded), `https://kb.contoso.com/${contoso}/v2.0`);
  assert.equal(await issuerSeenThrough('10.0.0.0/8', forwarded), `http://inside:8080/${contoso}/v2.0`);
  assert.equal(await issuerSeenThrough('off', forwarded), `http://inside:8080/${contoso}/v2.0`);
});

test('a port that goes without saying is not written', async () => {
  assert.equal(await issuerSeenThrough('off', { host: 'kb.contoso.com:80' }), `http://kb.contoso.com/${contoso}/v2.0`);
  assert.equal(await issuerSeenThrough('off', { host: '[::1]:8080' }), `http://[::1]:8080/${contoso}/v2.0`);
});
