import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import type { LightMyRequestResponse } from 'fastify';
import { decodeJwt } from 'jose';
import { audience, contoso, startTestServer, type TestServer } from '../../../test/builders/server.ts';
import { type ApplicationCredentials, createApplication } from '../../access/applications.ts';

describe('the form of a token request', () => {
  let server: TestServer;
  let app: ApplicationCredentials;
  before(async () => {
    server = await startTestServer({
      environment: { MISSINGKBS_TOKEN_LIMIT_PER_CLIENT: '0', MISSINGKBS_TOKEN_LIMIT_PER_ADDRESS: '0' },
    });
    app = await createApplication(server.store, { tenant: contoso, roles: ['Software.Read.All'] });
  });
  after(() => server.close());

  const form = (changes: Record<string, string> = {}) => ({
    grant_type: 'client_credentials',
    client_id: app.clientId,
    client_secret: app.clientSecret,
    scope: `${audience}/.default`,
    ...changes,
  });
  const v1Form = () => {
    const { scope: _, ...rest } = form();
    return { ...rest, resource: audience };
  };

  function expectRefusal(answer: LightMyRequestResponse, status: number, error: string, number: number) {
    assert.equal(answer.statusCode, status, answer.body);
    assert.deepEqual([answer.json().error, answer.json().error_codes], [error, [number]]);
  }

  test('a body that is no form, a repeated parameter and a body that is too large are refused', async () => {
    const url = `/${contoso}/oauth2/v2.0/token`;
    const json = await server.app.inject({ method: 'POST', url, payload: form() });
    expectRefusal(json, 400, 'invalid_request', 9002313);
    const xml = await server.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'text/xml' },
      payload: '<a/>',
    });
    expectRefusal(xml, 400, 'invalid_request', 9002313);
    const empty = await server.app.inject({ method: 'POST', url });
    expectRefusal(empty, 400, 'invalid_request', 900144);
    const twice = await server.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `${new URLSearchParams(form())}&client_id=other`,
    });
    expectRefusal(twice, 400, 'invalid_request', 9000411);
    const large = await server.askForToken(contoso, form({ padding: 'x'.repeat(20_000) }));
    expectRefusal(large, 400, 'invalid_request', 9002313);
  });

  test('a form without a Content-Type is a form', async () => {
    const answer = await server.app.inject({
      method: 'POST',
      url: `/${contoso}/oauth2/token`,
      payload: Buffer.from(`${new URLSearchParams(v1Form())}`),
    });
    assert.equal(answer.statusCode, 200, answer.body);
    assert.equal(answer.json().resource, audience);
  });

  test('a GET with a form in its body gives a token, with and without a Content-Type', async () => {
    const url = await listen(server);
    for (const headers of [[], ['Content-Type: application/x-www-form-urlencoded; charset=utf-8']]) {
      const answer = await getWithBody(`${url}/${contoso}/oauth2/token`, `${new URLSearchParams(v1Form())}`, headers);
      assert.equal(answer.status, 200, answer.body);
      assert.equal(decodeJwt(JSON.parse(answer.body).access_token).aud, audience);
    }
    const large = await getWithBody(`${url}/${contoso}/oauth2/token`, 'x'.repeat(200_000), []);
    assert.deepEqual([large.status, JSON.parse(large.body).error_codes], [400, [9002313]]);
  });

  test('a GET without a form, and with one in its query, is told what is missing', async () => {
    const bare = await server.app.inject({ url: `/${contoso}/oauth2/v2.0/token` });
    expectRefusal(bare, 400, 'invalid_request', 900144);
    const query = await server.app.inject({ url: `/${contoso}/oauth2/v2.0/token?${new URLSearchParams(form())}` });
    expectRefusal(query, 400, 'invalid_request', 900144);
    const json = await server.app.inject({
      url: `/${contoso}/oauth2/v2.0/token`,
      headers: { 'content-type': 'application/json' },
    });
    expectRefusal(json, 400, 'invalid_request', 9002313);
  });

  test('another method is refused as OAuth has it', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const) {
      for (const suffix of ['', '/v2.0']) {
        const answer = await server.app.inject({ method, url: `/${contoso}/oauth2${suffix}/token`, payload: {} });
        expectRefusal(answer, 405, 'invalid_request', 900561);
        assert.equal(answer.headers.allow, 'GET, POST');
      }
    }
    assert.equal((await server.app.inject({ method: 'HEAD', url: `/${contoso}/oauth2/token` })).statusCode, 405);
  });
});

async function listen({ app }: TestServer): Promise<string> {
  return app.listen({ host: '127.0.0.1', port: 0 });
}

/** As Python's requests does; fetch would refuse. `headers` are lines. */
async function getWithBody(url: string, body: string, headers: readonly string[]) {
  const request = httpRequest(url, { method: 'GET', headers: { 'content-length': body.length } });
  for (const line of headers) request.setHeader(...(line.split(': ') as [string, string]));
  request.end(body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return { status: response.statusCode, body: await text(response) };
}
