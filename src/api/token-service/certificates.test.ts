import assert from 'node:assert/strict';
import { createPrivateKey, randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { decodeJwt, SignJWT } from 'jose';
import { makeSelfSignedCertificate, type TestCertificate } from '../../../test/builders/self-signed-certificate.ts';
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
import {
  type CertifiedApplication,
  createApplication,
  createCertifiedApplication,
  revokeApplication,
} from '../../access/applications.ts';

const wanted = { tenant: contoso, roles: ['Software.Read.All'] };
const seconds = april2020 / 1000;

describe('a client with a certificate', () => {
  let server: TestServer;
  let rsa: TestCertificate;
  let ec: TestCertificate;
  let app: CertifiedApplication;
  let ecApp: CertifiedApplication;
  before(async () => {
    server = await startTestServer({
      environment: { MISSINGKBS_TOKEN_LIMIT_PER_CLIENT: '0', MISSINGKBS_TOKEN_LIMIT_PER_ADDRESS: '0' },
    });
    await server.store.devices.save(contoso, deviceOf(), '2020-04-01T00:00:00Z');
    const validFrom = new Date('2020-01-01');
    rsa = makeSelfSignedCertificate({ keyType: 'rsa', validFrom });
    ec = makeSelfSignedCertificate({ validFrom });
    app = await createCertifiedApplication(server.store, wanted, Buffer.from(rsa.cert));
    ecApp = await createCertifiedApplication(server.store, wanted, Buffer.from(ec.cert));
  });
  after(() => server.close());

  const claims = (changes: Readonly<Record<string, unknown>> = {}) => ({
    aud: `http://localhost/${contoso}/oauth2/v2.0/token`,
    iss: app.clientId,
    sub: app.clientId,
    jti: randomUUID(),
    nbf: seconds,
    exp: seconds + 600,
    ...changes,
  });
  const x5t = () => Buffer.from(app.certificate.sha1, 'hex').toString('base64url');
  const x5tS256 = () => Buffer.from(app.certificate.sha256, 'hex').toString('base64url');

  interface Signing {
    readonly alg?: string;
    readonly header?: Readonly<Record<string, unknown>>;
    readonly key?: TestCertificate;
  }

  function sign(payload: Readonly<Record<string, unknown>>, signing: Signing = {}): Promise<string> {
    const { alg = 'PS256', header = { 'x5t#S256': x5tS256() }, key = rsa } = signing;
    return new SignJWT(payload).setProtectedHeader({ alg, typ: 'JWT', ...header }).sign(createPrivateKey(key.key));
  }

  const form = (assertion: string, changes: Readonly<Record<string, string>> = {}) => ({
    grant_type: 'client_credentials',
    client_id: app.clientId,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
    scope: `${audience}/.default`,
    ...changes,
  });
  const ask = async (assertion: string, changes: Readonly<Record<string, string>> = {}) =>
    server.askForToken(contoso, form(assertion, changes));

  async function expectRefusal(assertion: string, number: number, sentence: RegExp, changes = {}) {
    const answer = await ask(assertion, changes);
    assert.equal(answer.statusCode, 401, answer.body);
    const { error, error_codes, error_description } = answer.json();
    assert.deepEqual([error, error_codes], ['invalid_client', [number]]);
    assert.match(error_description, sentence);
  }

  test('gets a token with PS256 and RS256, whichever thumbprint its library names and however it writes it', async () => {
    const sha1 = Buffer.from(app.certificate.sha1, 'hex');
    const signings: Signing[] = [
      { alg: 'PS256', header: { 'x5t#S256': x5tS256() } },
      { alg: 'PS256', header: { 'x5t#S256': `${x5tS256()}=` } },
      { alg: 'RS256', header: { x5t: x5t() } },
      { alg: 'RS256', header: { x5t: sha1.toString('base64') } },
      { alg: 'RS256', header: { x5t: x5t(), 'x5t#S256': x5tS256(), kid: app.certificate.sha1, x5c: ['unread'] } },
      { alg: 'RS256', header: {} },
    ];
    for (const signing of signings) {
      const answer = await ask(await sign(claims(), signing));
      assert.equal(answer.statusCode, 200, answer.body);
      const token = answer.json().access_token;
      const { azp, azpacr, roles } = decodeJwt(token);
      assert.deepEqual([azp, azpacr, roles], [app.clientId, '2', ['Software.Read.All']]);
      assert.equal((await server.get(`/api/machines/${machine}/getmissingkbs`, token)).statusCode, 200);
    }
  });

  test('gets a token with ES256', async () => {
    const payload = claims({ iss: ecApp.clientId, sub: ecApp.clientId });
    const assertion = await sign(payload, { alg: 'ES256', header: {}, key: ec });
    const answer = await ask(assertion, { client_id: ecApp.clientId });
    assert.equal(answer.statusCode, 200, answer.body);
  });

  test('gets a token in the form of v1, and without a client id beside the assertion', async () => {
    const { scope: _, ...rest } = form(await sign(claims()), { resource: audience });
    const answer = await server.askForToken(contoso, rest, 1);
    assert.equal(decodeJwt(answer.json().access_token).appidacr, '2');
    assert.equal((await ask(await sign(claims()), { client_id: '' })).statusCode, 200);
    const upper = app.clientId.toUpperCase();
    const answerToUpper = await ask(await sign(claims({ iss: upper, sub: upper })), { client_id: upper });
    assert.equal(answerToUpper.statusCode, 200, answerToUpper.body);
  });

  test('may name the token endpoint of either version, the issuer or the authority as audience, in any case', async () => {
    const authority = `http://localhost/${contoso}`;
    for (const aud of [
      `${authority}/oauth2/token`,
      `${authority}/oauth2/v2.0/token/`,
      `${authority}/v2.0`,
      `${authority}/`,
      `${authority.toUpperCase()}/OAUTH2/V2.0/TOKEN`,
      ['https://other.example', `${authority}/oauth2/token`],
    ]) {
      const answer = await ask(await sign(claims({ aud })));
      assert.equal(answer.statusCode, 200, answer.body);
    }
    const payload = claims({ aud: `http://login.microsoftonline.com/${contoso}/oauth2/v2.0/token` });
    const answer = await server.askForToken(contoso, form(await sign(payload)), 2, {
      host: 'login.microsoftonline.com',
    });
    assert.equal(answer.statusCode, 200, answer.body);
  });

  test('is refused for another audience', async () => {
    for (const aud of [
      `http://other.example/${contoso}/oauth2/v2.0/token`,
      `http://localhost/${fabrikam}/oauth2/v2.0/token`,
      audience,
      undefined,
    ]) {
      await expectRefusal(await sign(claims({ aud })), 700023, /'aud' .* must be one of http:\/\/localhost/);
    }
  });

  test('is refused when issuer or subject is not its client id', async () => {
    for (const changes of [{ iss: ecApp.clientId }, { sub: ecApp.clientId }, { iss: undefined }, { sub: undefined }]) {
      await expectRefusal(await sign(claims(changes)), 700021, /must be the client id/);
    }
    const { clientId } = ecApp;
    const stolen = await sign(claims({ iss: clientId, sub: clientId }), { header: {} });
    await expectRefusal(stolen, 700027, /must be signed with ES256/, { client_id: clientId });
  });

  test('is refused with an assertion that has expired, is not valid yet, or outlives a day', async () => {
    await expectRefusal(await sign(claims({ exp: seconds - 5 })), 700024, /has expired.*clocks/);
    await expectRefusal(await sign(claims({ nbf: seconds + 301 })), 700024, /not valid yet/);
    assert.equal((await ask(await sign(claims({ nbf: seconds + 290, exp: seconds + 900 })))).statusCode, 200);
    await expectRefusal(await sign(claims({ exp: seconds + 86_401 })), 50013, /within 24 hours/);
    await expectRefusal(await sign(claims({ exp: undefined })), 50013, /must have an 'exp'/);
    await expectRefusal(await sign(claims({ exp: 'tomorrow' })), 700024, /expired/);
  });

  test('gets another token with the same assertion while it holds, as msal sends it for a second scope', async () => {
    const assertion = await sign(claims({ jti: undefined }));
    for (const scope of [`${audience}/.default`, 'https://api.security.microsoft.com/.default']) {
      assert.equal((await ask(assertion, { scope })).statusCode, 200);
    }
  });

  test('is refused with another key, another algorithm, another thumbprint, a changed payload and what is no token', async () => {
    const other = makeSelfSignedCertificate({ keyType: 'rsa' });
    await expectRefusal(await sign(claims(), { key: other }), 700027, /not signed with the key/);
    await expectRefusal(await sign(claims(), { header: { x5t: 'AAAA' } }), 700027, /names the certificate '000000'/);
    await expectRefusal(await sign(claims(), { header: { 'x5t#S256': x5t() } }), 700027, /names the certificate/);
    await expectRefusal(await sign(claims(), { alg: 'RS512', header: {} }), 700027, /signed with PS256 or RS256/);
    const secret = new TextEncoder().encode(rsa.cert);
    const confused = await new SignJWT(claims()).setProtectedHeader({ alg: 'HS256' }).sign(secret);
    await expectRefusal(confused, 700027, /signed with PS256 or RS256/);
    const [head, , signature] = (await sign(claims())).split('.');
    const payload = Buffer.from(JSON.stringify(claims())).toString('base64url');
    await expectRefusal(`${head}.${payload}.${signature}`, 700027, /not signed with the key/);
    for (const nonsense of ['nonsense', `${head}.${payload}`, 'a.b.c']) {
      await expectRefusal(nonsense, 50027, /not a JSON Web Token/);
    }
  });

  test('has no secret, and an application with a secret takes no assertion', async () => {
    const { client_assertion: _, client_assertion_type: __, ...rest } = form('');
    const answer = await server.askForToken(contoso, { ...rest, client_secret: 'guess' });
    assert.deepEqual([answer.statusCode, answer.json().error_codes], [401, [7000215]]);
    assert.match(answer.json().error_description, /has no client secret/);
    const { clientId } = await createApplication(server.store, wanted);
    const assertion = await sign(claims({ iss: clientId, sub: clientId }), { header: {} });
    await expectRefusal(assertion, 700027, /has no certificate/, { client_id: clientId });
  });

  test('is told about a missing or wrong type of its assertion', async () => {
    const assertion = await sign(claims());
    const missing = await ask(assertion, { client_assertion_type: '' });
    assert.deepEqual([missing.statusCode, missing.json().error_codes], [400, [900144]]);
    const wrong = await ask(assertion, { client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:saml2' });
    assert.deepEqual([wrong.statusCode, wrong.json().error_codes], [400, [9002313]]);
  });

  test('gets no token when its certificate has expired or its application was revoked', async () => {
    const short = makeSelfSignedCertificate({
      keyType: 'rsa',
      validFrom: new Date('2020-01-01'),
      validTo: new Date(april2020 + 60_000),
    });
    const now = () => april2020;
    const { clientId } = await createCertifiedApplication(server.store, { ...wanted, now }, Buffer.from(short.cert));
    const assertion = async () => sign(claims({ iss: clientId, sub: clientId }), { header: {}, key: short });
    assert.equal((await ask(await assertion(), { client_id: clientId })).statusCode, 200);
    server.clock.now += 61_000;
    await expectRefusal(await assertion(), 1000502, /is valid from 2020-01-01/, { client_id: clientId });
    server.clock.now = april2020;
    await revokeApplication(server.store, clientId);
    const revoked = await ask(await assertion(), { client_id: clientId });
    assert.deepEqual([revoked.statusCode, revoked.json().error_codes], [400, [7000112]]);
  });

  test('finds in the discovery document that it is welcome', async () => {
    const document = await server.app.inject(`/${contoso}/v2.0/.well-known/openid-configuration`);
    const { token_endpoint_auth_methods_supported: methods, token_endpoint_auth_signing_alg_values_supported: algs } =
      document.json();
    assert.ok(methods.includes('private_key_jwt'));
    assert.deepEqual(algs, ['PS256', 'RS256', 'ES256']);
  });
});
