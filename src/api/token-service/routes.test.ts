/** Tokens of our own service, as Entra would give them, and what a client finds out about it before it asks. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import {
  april2020,
  audience,
  contoso,
  machine,
  startTestServer,
  type TestServer,
} from '../../../test/builders/server.ts';
import { v1Form, v2Form } from '../../../test/builders/token-forms.ts';
import { startTokenService } from '../../../test/builders/token-service.ts';
import { type ApplicationCredentials, createApplication } from '../../access/applications.ts';

const path = `/api/machines/${machine}/getmissingkbs`;

describe('our own token service', () => {
  let server: TestServer;
  let app: ApplicationCredentials;
  before(async () => {
    ({ server, app } = await startTokenService());
  });
  after(() => server.close());

  test('v2 gives a token with numbers as numbers, and the token opens the API', async () => {
    const answer = await server.askForToken(contoso, v2Form(app));
    assert.equal(answer.statusCode, 200);
    assert.equal(answer.headers['cache-control'], 'no-store');
    const { access_token: token, ...rest } = answer.json();
    assert.deepEqual(rest, { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599 });
    const { uti: _, ...claims } = decodeJwt(token);
    assert.deepEqual(claims, {
      appid: app.clientId,
      azp: app.clientId,
      azpacr: '1',
      ver: '2.0',
      oid: app.clientId,
      sub: app.clientId,
      tid: contoso,
      idtyp: 'app',
      roles: ['Software.Read.All'],
      aud: audience,
      iss: `http://localhost/${contoso}/v2.0`,
      iat: april2020 / 1000,
      nbf: april2020 / 1000 - 300,
      exp: april2020 / 1000 + 3599,
    });
    assert.equal((await server.get(path, token)).statusCode, 200);
  });

  test('v1 gives a token with numbers as texts, and the token opens the API', async () => {
    const answer = await server.askForToken(contoso, v1Form(app), 1);
    assert.equal(answer.statusCode, 200);
    const { access_token: token, ...rest } = answer.json();
    assert.deepEqual(rest, {
      token_type: 'Bearer',
      expires_in: '3599',
      ext_expires_in: '3599',
      expires_on: String(april2020 / 1000 + 3599),
      not_before: String(april2020 / 1000 - 300),
      resource: audience,
    });
    const { iss, appid, azp, ver } = decodeJwt(token);
    assert.deepEqual([iss, appid, azp, ver], [`http://localhost/${contoso}/`, app.clientId, undefined, '1.0']);
    assert.equal((await server.get(path, token)).statusCode, 200);
  });

  test('the secret may come as HTTP Basic authentication', async () => {
    const { client_id: _, client_secret: __, ...rest } = v2Form(app);
    const basic = Buffer.from(`${app.clientId}:${encodeURIComponent(app.clientSecret)}`).toString('base64');
    const answer = await server.askForToken(contoso, rest, 2, { authorization: `Basic ${basic}` });
    assert.equal(answer.statusCode, 200);
    const wrong = Buffer.from(`${app.clientId}:wrong`).toString('base64');
    const refused = await server.askForToken(contoso, rest, 2, { authorization: `Basic ${wrong}` });
    assert.equal(refused.statusCode, 401);
  });

  test('every audience of Defender can be asked for, with or without a slash at its end, and the tenant in any case', async () => {
    const audiences = [
      'https://api.securitycenter.microsoft.com',
      'https://api.securitycenter.windows.com',
      'https://api.security.microsoft.com',
      'https://securitycenter.onmicrosoft.com/windowsatpservice',
      'https://securitycenter.microsoft.com/mtp',
      'fc780465-2017-40d4-a0c5-307022471b92',
    ];
    for (const resource of audiences) {
      for (const [version, changed] of [
        [1, v1Form(app, { resource: `${resource}/` })],
        [2, v2Form(app, { scope: `${resource}//.default` })],
        [2, v2Form(app, { scope: `openid ${resource}/.default offline_access` })],
      ] as const) {
        const answer = await server.askForToken(contoso.toUpperCase(), changed, version);
        assert.equal(answer.statusCode, 200, answer.body);
        assert.equal(decodeJwt(answer.json().access_token).aud, resource);
        assert.equal((await server.get(path, answer.json().access_token)).statusCode, 200);
      }
    }
  });

  test('discovery documents and keys verify a token as any OpenID Connect client does', async () => {
    for (const [version, suffix] of [
      [1, ''],
      [2, '/v2.0'],
    ] as const) {
      const document = await server.app.inject({
        url: `/${contoso}${suffix}/.well-known/openid-configuration`,
        headers: { host: 'kb.contoso.com' },
      });
      assert.equal(document.statusCode, 200);
      const { issuer, jwks_uri, token_endpoint, authorization_endpoint } = document.json();
      assert.equal(issuer, `http://kb.contoso.com/${contoso}${version === 1 ? '/' : '/v2.0'}`);
      assert.equal(token_endpoint, `http://kb.contoso.com/${contoso}/oauth2${suffix}/token`);
      assert.match(authorization_endpoint, /^http:\/\/kb\.contoso\.com\//);
      const keys = await server.app.inject({ url: new URL(jwks_uri).pathname });
      assert.deepEqual(Object.keys(keys.json().keys[0]).sort(), ['alg', 'e', 'kid', 'kty', 'n', 'use']);
      const changed = version === 1 ? v1Form(app) : v2Form(app);
      const answer = await server.askForToken(contoso, changed, version, { host: 'kb.contoso.com' });
      const token = answer.json().access_token;
      assert.equal(decodeProtectedHeader(token).kid, keys.json().keys[0].kid);
      await jwtVerify(token, createLocalJWKSet(keys.json()), { issuer, audience, currentDate: new Date(april2020) });
    }
  });

  test('instance discovery knows the hosts of Entra, and the host that was called', async () => {
    const discover = async (host: string, tenant = 'common') => {
      const query = `api-version=1.1&authorization_endpoint=https://${host}/${contoso}/oauth2/v2.0/authorize`;
      const answer = await server.app.inject({ url: `/${tenant}/discovery/instance?${query}`, headers: { host } });
      assert.equal(answer.statusCode, 200);
      return answer.json();
    };
    const entra = {
      preferred_network: 'login.microsoftonline.com',
      preferred_cache: 'login.windows.net',
      aliases: ['login.microsoftonline.com', 'login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
    };
    const discovery = 'common/v2.0/.well-known/openid-configuration';
    for (const tenant of ['common', contoso]) {
      assert.deepEqual(await discover('login.microsoftonline.com', tenant), {
        tenant_discovery_endpoint: `http://login.microsoftonline.com/${discovery}`,
        'api-version': '1.1',
        metadata: [entra],
      });
    }
    assert.deepEqual(await discover('kb.contoso.com:8443'), {
      tenant_discovery_endpoint: `http://kb.contoso.com:8443/${discovery}`,
      'api-version': '1.1',
      metadata: [
        entra,
        {
          preferred_network: 'kb.contoso.com:8443',
          preferred_cache: 'kb.contoso.com:8443',
          aliases: ['kb.contoso.com:8443', 'kb.contoso.com'],
        },
      ],
    });
  });

  test('a token bears every role that clients of Defender look for before they call', async () => {
    const granted = [
      'Vulnerability.Read.All',
      'SecurityRecommendation.Read.All',
      'Score.Read.All',
      'Machine.Read.All',
      'Software.Read.All',
      'Alert.Read.All',
    ];
    const reader = await createApplication(server.store, { tenant: contoso, roles: granted });
    const answer = await server.askForToken(
      contoso,
      v2Form(app, { client_id: reader.clientId, client_secret: reader.clientSecret }),
    );
    assert.deepEqual(decodeJwt(answer.json().access_token).roles, granted);
  });
});

test('a public URL is the issuer and an audience, whatever host was called', async () => {
  const server = await startTestServer({ environment: { MISSINGKBS_PUBLIC_URL: 'https://kb.example.com' } });
  try {
    const app = await createApplication(server.store, { tenant: contoso, roles: ['Software.Read.All'] });
    const form = {
      grant_type: 'client_credentials',
      client_id: app.clientId,
      client_secret: app.clientSecret,
      scope: 'https://kb.example.com/.default',
    };
    const answer = await server.askForToken(contoso, form, 2, { host: 'other.example.com' });
    const { iss, aud } = decodeJwt(answer.json().access_token);
    assert.deepEqual([iss, aud], [`https://kb.example.com/${contoso}/v2.0`, 'https://kb.example.com']);
    assert.equal((await server.get(path, answer.json().access_token)).statusCode, 404);
    assert.match(String(answer.headers['strict-transport-security']), /^max-age=/);
  } finally {
    await server.close();
  }
});
