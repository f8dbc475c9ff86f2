import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { makeSelfSignedCertificate } from '../../../test/builders/self-signed-certificate.ts';
import { audience, contoso, fabrikam, type TestServer } from '../../../test/builders/server.ts';
import { origin, signIn, startServerWithPage } from '../../../test/builders/sign-in.ts';
import { roles } from '../../access/roles.ts';

const path = '/api/setup/applications';

describe('applications of a tenant', () => {
  let server: TestServer;
  let cookie: string;
  let foreign: string;
  before(async () => {
    server = await startServerWithPage();
    ({ cookie } = await signIn(server, { role: 'administrator' }));
    ({ cookie: foreign } = await signIn(server, { role: 'administrator', tenant: fabrikam }));
  });
  after(() => server.close());

  const send = (method: 'GET' | 'POST' | 'DELETE', url: string, body?: unknown, by = cookie) =>
    server.app.inject({
      method,
      url,
      headers: { cookie: by, origin, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    });
  const make = async (name: string, by = cookie) =>
    (await send('POST', path, { name, roles: ['Software.Read.All'] }, by)).json();
  const list = async (by = cookie) => (await send('GET', path, undefined, by)).json().value;
  const find = async (clientId: string) =>
    (await list()).find((application: { readonly clientId: string }) => application.clientId === clientId);
  const tokenStatus = async (clientId: string, clientSecret: string) =>
    (
      await server.askForToken(contoso, {
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        scope: `${audience}/.default`,
      })
    ).statusCode;

  test('one that is made gets tokens by the secret that is shown once', async () => {
    const { tenantId, clientId, clientSecret } = await make('dashboard');
    assert.equal(tenantId, contoso);
    assert.equal(await tokenStatus(clientId, clientSecret), 200);
    const { name, roles: granted, secrets } = await find(clientId);
    assert.deepEqual([name, granted, secrets.length], ['dashboard', ['Software.Read.All'], 1]);
    const told = (await send('GET', path)).body;
    assert.ok(!told.includes(clientSecret) && !told.includes('scrypt'));
    const { roles: choices } = JSON.parse(told);
    assert.deepEqual(
      choices.map((role: { readonly name: string }) => role.name),
      roles,
    );
  });

  test('a new secret is good beside the old one, until that is removed', async () => {
    const { clientId, clientSecret: old } = await make('rotating');
    const [{ id: oldId }] = (await find(clientId)).secrets;
    const added = await send('POST', `${path}/${clientId}/secrets`);
    assert.equal(added.statusCode, 201);
    const { clientSecret: next, secretId } = added.json();
    assert.deepEqual([await tokenStatus(clientId, old), await tokenStatus(clientId, next)], [200, 200]);
    assert.equal((await send('DELETE', `${path}/${clientId}/secrets/${oldId}`)).statusCode, 204);
    assert.deepEqual([await tokenStatus(clientId, old), await tokenStatus(clientId, next)], [401, 200]);
    const last = await send('DELETE', `${path}/${clientId}/secrets/${secretId}`);
    assert.deepEqual([last.statusCode, last.json().error.code], [400, 'InvalidInput']);
    assert.match(last.json().error.message, /only secret of the application\. Add another one first/);
  });

  test('one with a certificate has no secret', async () => {
    const { cert } = makeSelfSignedCertificate({ keyType: 'rsa' });
    const body = { name: 'signing', roles: ['Software.Read.All'], certificate: cert };
    const made = (await send('POST', path, body)).json();
    assert.deepEqual(Object.keys(made), ['tenantId', 'clientId', 'certificate']);
    assert.deepEqual((await find(made.clientId)).secrets, []);
  });

  test('one that is revoked gets no tokens, and stays in the list', async () => {
    const { clientId, clientSecret } = await make('doomed');
    assert.equal((await send('DELETE', `${path}/${clientId}`)).statusCode, 204);
    assert.equal(await tokenStatus(clientId, clientSecret), 400);
    assert.ok((await find(clientId)).revoked);
  });

  test('nobody sees or changes those of another tenant', async () => {
    const { clientId } = await make('ours');
    const [{ id }] = (await find(clientId)).secrets;
    assert.ok((await list(foreign)).every(({ tenant }: { readonly tenant: string }) => tenant === fabrikam));
    for (const [method, url] of [
      ['DELETE', `${path}/${clientId}`],
      ['POST', `${path}/${clientId}/secrets`],
      ['DELETE', `${path}/${clientId}/secrets/${id}`],
    ] as const) {
      assert.equal((await send(method, url, undefined, foreign)).statusCode, 404, `${method} ${url}`);
    }
    assert.equal((await make('theirs', foreign)).tenantId, fabrikam);
    const { revoked, secrets } = await find(clientId);
    assert.deepEqual([revoked, secrets.length], [undefined, 1]);
  });

  test('are for administrators, and for no token', async () => {
    for (const role of ['reader', 'operator'] as const) {
      const { cookie: other } = await signIn(server, { role });
      const refused = await send('GET', path, undefined, other);
      assert.deepEqual(
        [refused.statusCode, refused.json().error.message],
        [403, `Your role is ${role}; this takes the role administrator.`],
      );
      assert.equal((await send('POST', path, { name: 'x', roles: ['Software.Read.All'] }, other)).statusCode, 403);
    }
    const refused = await server.get(path, await server.token(roles));
    assert.equal(refused.statusCode, 403);
    assert.match(refused.json().error.message, /for a person who is signed in to the page/);
    assert.equal((await server.app.inject(path)).statusCode, 401);
  });

  test('what cannot be is refused with what was found and what was expected', async () => {
    const refusalOf = async (body: unknown) => {
      const { error } = (await send('POST', path, body)).json();
      return [error.code, error.message];
    };
    assert.deepEqual(await refusalOf({ name: ' ', roles: [] }), [
      'InvalidInput',
      'The name must be a text of 1 to 100 characters.',
    ]);
    assert.match((await refusalOf({ name: 'x', roles: ['Everything'] }))[1], /no role "Everything"; the roles are/);
    assert.match((await refusalOf({ name: 'x', roles: [] }))[1], /No role was given/);
    assert.equal((await refusalOf({ name: 'x', roles: 'all' }))[0], 'InvalidRequestBody');
    assert.match((await refusalOf({ name: 'x', roles: [], tenant: fabrikam }))[1], /"tenant" is unknown/);
    assert.equal((await refusalOf({ name: 'x', roles: ['Score.Read.All'], certificate: 'none' }))[0], 'InvalidInput');
  });

  test('who changed what stands in the log, and no secret', async () => {
    const { clientId, clientSecret } = await make('told');
    const { clientSecret: next, secretId } = (await send('POST', `${path}/${clientId}/secrets`)).json();
    await send('DELETE', `${path}/${clientId}/secrets/${secretId}`);
    await send('DELETE', `${path}/${clientId}`);
    const lines = server.log.filter((line) => line.clientId === clientId);
    assert.deepEqual(
      lines.map(({ msg }) => msg),
      ['application created', 'secret added', 'secret removed', 'application revoked'],
    );
    for (const { by, tenant } of lines) {
      assert.match(String(by), /^ada \(session /);
      assert.equal(tenant, contoso);
    }
    const log = JSON.stringify(server.log);
    assert.ok(!log.includes(clientSecret) && !log.includes(next));
  });
});
