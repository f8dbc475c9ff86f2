/** Who gets no token of our own service, by the names and numbers that Entra has for it, and whose tokens cease to count. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { LightMyRequestResponse } from 'fastify';
import { audience, contoso, fabrikam, machine, type TestServer } from '../../../test/builders/server.ts';
import { v1Form, v2Form } from '../../../test/builders/token-forms.ts';
import { startTokenService } from '../../../test/builders/token-service.ts';
import { type ApplicationCredentials, createApplication, revokeApplication } from '../../access/applications.ts';

const path = `/api/machines/${machine}/getmissingkbs`;

describe('our own token service', () => {
  let server: TestServer;
  let app: ApplicationCredentials;
  before(async () => {
    ({ server, app } = await startTokenService());
    await createApplication(server.store, { tenant: fabrikam, roles: ['Software.Read.All'] });
  });
  after(() => server.close());

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
    const wrong = await server.askForToken(contoso, v2Form(app, { client_secret: `${app.clientSecret}x` }));
    expectRefusal(wrong, 401, 'invalid_client', 7000215);
    assert.match(String(wrong.headers['www-authenticate']), /^Basic/);
    expectRefusal(
      await server.askForToken(contoso, v2Form(app, { client_secret: '' })),
      401,
      'invalid_client',
      7000218,
    );
  });

  test('an unknown application, and one of another tenant, is unauthorized_client', async () => {
    const unknown = await server.askForToken(contoso, v2Form(app, { client_id: contoso }));
    expectRefusal(unknown, 400, 'unauthorized_client', 700016);
    expectRefusal(await server.askForToken(fabrikam, v2Form(app)), 400, 'unauthorized_client', 700016);
  });

  test('an unknown tenant is told, in the token answer and in the discovery document', async () => {
    for (const tenant of ['nobody.example', 'common']) {
      expectRefusal(await server.askForToken(tenant, v2Form(app)), 400, 'invalid_request', 90002);
      const document = await server.app.inject({ url: `/${tenant}/v2.0/.well-known/openid-configuration` });
      expectRefusal(document, 400, 'invalid_tenant', 90002);
    }
  });

  test('another grant, a scope that is none, and a resource that is not ours are refused by their names', async () => {
    const password = await server.askForToken(contoso, v2Form(app, { grant_type: 'password' }));
    expectRefusal(password, 400, 'unsupported_grant_type', 70003);
    for (const scope of [
      audience,
      'openid',
      `${audience}/.default ${audience}/.default`,
      `${audience}/Software.Read.All`,
    ]) {
      expectRefusal(await server.askForToken(contoso, v2Form(app, { scope })), 400, 'invalid_scope', 1002012);
    }
    const graph = await server.askForToken(contoso, v2Form(app, { scope: 'https://graph.microsoft.com/.default' }));
    expectRefusal(graph, 400, 'invalid_resource', 500011);
    const graphV1 = await server.askForToken(contoso, v1Form(app, { resource: 'https://graph.microsoft.com' }), 1);
    expectRefusal(graphV1, 400, 'invalid_resource', 500011);
  });

  test('a missing parameter is named', async () => {
    for (const name of ['grant_type', 'client_id', 'scope']) {
      const answer = await server.askForToken(contoso, v2Form(app, { [name]: '' }));
      expectRefusal(answer, 400, 'invalid_request', 900144);
      assert.match(answer.json().error_description, new RegExp(`'${name}'`));
    }
    expectRefusal(await server.askForToken(contoso, v1Form(app, { resource: '' }), 1), 400, 'invalid_request', 900144);
  });

  test('a revoked application gets no token, and every one that it has is refused within a second', async () => {
    const doomed = await createApplication(server.store, { tenant: contoso, roles: ['Software.Read.All'] });
    const credentials = { client_id: doomed.clientId, client_secret: doomed.clientSecret };
    const ask = async (changes: Record<string, string>) =>
      (await server.askForToken(contoso, v2Form(app, changes))).json().access_token as string;
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
    expectRefusal(await server.askForToken(contoso, v2Form(app, credentials)), 400, 'unauthorized_client', 7000112);
  });
});
