import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { LightMyRequestResponse } from 'fastify';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import {
  april2020,
  audience,
  contoso,
  deviceOf,
  fabrikam,
  machine,
  startTestServer,
  type TestServer,
} from '../../../test/builders/server.ts';
import { type ApplicationCredentials, createApplication, revokeApplication } from '../../access/applications.ts';

const path = `/api/machines/${machine}/getmissingkbs`;

describe('our own token service', () => {
  let server: TestServer;
  let app: ApplicationCredentials;
  before(async () => {
    server = await startTestServer({
      environment: { MISSINGKBS_TOKEN_LIMIT_PER_CLIENT: '0', MISSINGKBS_TOKEN_LIMIT_PER_ADDRESS: '0' },
    });
    await server.store.devices.save(contoso, deviceOf(), '2020-04-01T00:00:00Z');
    app = await createApplication(server.store, { tenant: contoso, roles: ['Software.Read.All'], name: 'tests' });
    await createApplication(server.store, { tenant: fabrikam, roles: ['Software.Read.All'] });
  });
  after(() => server.close());

  const form = (changes: Record<string, string> = {}) => ({
    grant_type: 'client_credentials',
    client_id: app.clientId,
    client_secret: app.clientSecret,
    scope: `${audience}/.default`,
    ...changes,
  });
  const v1Form = (changes: Record<string, string> = {}) => {
    const { scope: _, ...rest } = form();
    return { ...rest, resource: audience, ...changes };
  };

  test('v2 gives a token with numbers as numbers, and the token opens the API', async () => {
    const answer = await server.askForToken(contoso, form());
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
    const answer = await server.askForToken(contoso, v1Form(), 1);
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
    const { client_id: _, client_secret: __, ...rest } = form();
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
        [1, v1Form({ resource: `${resource}/` })],
        [2, form({ scope: `${resource}//.default` })],
        [2, form({ scope: `openid ${resource}/.default offline_access` })],
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
      const changed = version === 1 ? v1Form() : form();
      const answer = await server.askForToken(contoso, changed, version, { host: 'kb.contoso.com' });
      const token = answer.json().access_token;
      assert.equal(decodeProtectedHeader(token).kid, keys.json().keys[0].kid);
      await jwtVerify(token, createLocalJWKSet(keys.json()), { issuer, audience, currentDate: new Date(april2020) });
    }
  });

  function expectRefusal(answer: LightMyRequestResponse, status: number, error: string, number: number) {
    assert.equal(answer.statusCode, status, answer.body);
    const body = answer.json();
    assert.deepEqual(Object.keys(body), [
      'error',
      'error_description',
      'error_codes',
      'timestamp',
      'trace_id',
      'correlation_id',
    ]);
    assert.equal(body.error, error);
    assert.deepEqual(body.error_codes, [number]);
    assert.ok(body.error_description.startsWith(`AADSTS${number}: `), body.error_description);
    assert.match(body.timestamp, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/);
    assert.ok(server.log.some(({ requestId }) => requestId === body.correlation_id));
  }

  test('a wrong or missing secret is invalid_client with 401', async () => {
    const wrong = await server.askForToken(contoso, form({ client_secret: `${app.clientSecret}x` }));
    expectRefusal(wrong, 401, 'invalid_client', 7000215);
    assert.match(String(wrong.headers['www-authenticate']), /^Basic/);
    expectRefusal(await server.askForToken(contoso, form({ client_secret: '' })), 401, 'invalid_client', 7000218);
  });

  test('an unknown application, and one of another tenant, is unauthorized_client', async () => {
    const unknown = await server.askForToken(contoso, form({ client_id: contoso }));
    expectRefusal(unknown, 400, 'unauthorized_client', 700016);
    expectRefusal(await server.askForToken(fabrikam, form()), 400, 'unauthorized_client', 700016);
  });

  test('an unknown tenant is told, in the token answer and in the discovery document', async () => {
    for (const tenant of ['nobody.example', 'common']) {
      expectRefusal(await server.askForToken(tenant, form()), 400, 'invalid_request', 90002);
      const document = await server.app.inject({ url: `/${tenant}/v2.0/.well-known/openid-configuration` });
      expectRefusal(document, 400, 'invalid_tenant', 90002);
    }
  });

  test('another grant, a scope that is none, and a resource that is not ours are refused by their names', async () => {
    const password = await server.askForToken(contoso, form({ grant_type: 'password' }));
    expectRefusal(password, 400, 'unsupported_grant_type', 70003);
    for (const scope of [
      audience,
      'openid',
      `${audience}/.default ${audience}/.default`,
      `${audience}/Software.Read.All`,
    ]) {
      expectRefusal(await server.askForToken(contoso, form({ scope })), 400, 'invalid_scope', 1002012);
    }
    const graph = await server.askForToken(contoso, form({ scope: 'https://graph.microsoft.com/.default' }));
    expectRefusal(graph, 400, 'invalid_resource', 500011);
    const graphV1 = await server.askForToken(contoso, v1Form({ resource: 'https://graph.microsoft.com' }), 1);
    expectRefusal(graphV1, 400, 'invalid_resource', 500011);
  });

  test('a missing parameter is named', async () => {
    for (const name of ['grant_type', 'client_id', 'scope']) {
      const answer = await server.askForToken(contoso, form({ [name]: '' }));
      expectRefusal(answer, 400, 'invalid_request', 900144);
      assert.match(answer.json().error_description, new RegExp(`'${name}'`));
    }
    expectRefusal(await server.askForToken(contoso, v1Form({ resource: '' }), 1), 400, 'invalid_request', 900144);
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
      form({ client_id: reader.clientId, client_secret: reader.clientSecret }),
    );
    assert.deepEqual(decodeJwt(answer.json().access_token).roles, granted);
  });

  test('a revoked application gets no token, and every one that it has is refused within a second', async () => {
    const doomed = await createApplication(server.store, { tenant: contoso, roles: ['Software.Read.All'] });
    const credentials = { client_id: doomed.clientId, client_secret: doomed.clientSecret };
    const ask = async (changes: Record<string, string>) =>
      (await server.askForToken(contoso, form(changes))).json().access_token as string;
    const tokens = [await ask(credentials), await ask(credentials), await ask(credentials)] as const;
    const bystander = await ask({});
    for (const token of [tokens[0], tokens[1], bystander])
      assert.equal((await server.get(path, token)).statusCode, 200);
    await revokeApplication(server.store, doomed.clientId);
    assert.equal((await server.get(path, tokens[2])).statusCode, 401, 'a token that was not used before');
    server.clock.now += 1_000;
    for (const token of tokens) {
      const refused = await server.get(path, token);
      assert.equal(refused.statusCode, 401);
      assert.match(refused.json().error.message, /revoked/);
      assert.equal((await server.get(path, token)).statusCode, 401);
    }
    assert.equal((await server.get(path, bystander)).statusCode, 200);
    expectRefusal(await server.askForToken(contoso, form(credentials)), 400, 'unauthorized_client', 7000112);
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
