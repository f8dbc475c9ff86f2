/** Which tokens of external issuers count, and for which tenant. */

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { SignJWT, UnsecuredJWT } from 'jose';
import {
  audience,
  claims,
  entraV2,
  expectRefused,
  type IssuerSetup,
  noApplications,
  start,
  tenant,
  trustIssuer,
} from '../../test/builders/external-issuer.ts';
import { makeTestKey, signTestToken, TestIssuer, type TestKey } from '../../test/builders/tokens.ts';
import { trustExternalIssuer } from './issuers.ts';
import { createRemoteKeys } from './remote-keys.ts';
import type { Caller } from './roles.ts';
import { TokenVerifier } from './verify-token.ts';

const otherTenant = '99999999-2222-3333-4444-555555555555';
const entraV1 = `https://sts.windows.net/${tenant}/`;

describe('verifying a token of an external issuer', () => {
  let rsa: TestKey;
  let pss: TestKey;
  let ec: TestKey;
  let foreign: TestKey;
  before(async () => {
    rsa = await makeTestKey('rsa', 'RS256');
    pss = await makeTestKey('pss', 'PS256');
    ec = await makeTestKey('ec', 'ES256');
    foreign = await makeTestKey('rsa', 'RS256');
  });

  const setUp = (setup?: IssuerSetup) => trustIssuer([rsa, pss, ec], setup);

  test('RS256, PS256 and ES256 are taken, and the caller is what the token says', async () => {
    const { verifier } = setUp();
    for (const key of [rsa, pss, ec]) {
      const caller = await verifier.verify(await signTestToken(key, claims({ scp: 'Machine.Read Software.Read' })));
      assert.deepEqual(caller, {
        tenant,
        application: 'app-1',
        limitKey: `${tenant} app-1`,
        roles: ['Software.Read.All'],
        scopes: ['Machine.Read', 'Software.Read'],
      } satisfies Caller);
    }
  });

  test('an Entra v1 token is taken', async () => {
    const { verifier } = setUp({ issuer: entraV1 });
    const token = await signTestToken(rsa, claims({ iss: entraV1, azp: undefined, appid: 'app-2' }));
    assert.equal((await verifier.verify(token)).application, 'app-2');
  });

  test('an audience with a slash at its end is the same audience', async () => {
    const { verifier } = setUp();
    await verifier.verify(await signTestToken(rsa, claims({ aud: `${audience}/` })));
  });

  test('a token without a signature is refused', async () => {
    const { verifier } = setUp();
    const unsecured = new UnsecuredJWT(claims()).encode();
    await expectRefused(verifier, unsecured, /not signed with one of|signature|JSON Web Token/);
    const [, payload] = (await signTestToken(rsa, claims())).split('.');
    const none = Buffer.from(JSON.stringify({ alg: 'none', kid: 'rsa' })).toString('base64url');
    await expectRefused(verifier, `${none}.${payload}.`, /not signed with one of/);
  });

  test('a token that is signed with the public key as shared secret is refused', async () => {
    const { verifier } = setUp();
    const secret = new TextEncoder().encode(JSON.stringify(rsa.publicJwk));
    const confused = await new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: 'rsa' }).sign(secret);
    await expectRefused(verifier, confused, /not signed with one of/);
  });

  test('an algorithm other than the key is for is refused', async () => {
    const { verifier } = setUp();
    await expectRefused(
      verifier,
      await signTestToken(pss, claims(), { kid: 'rsa' }),
      /key that its issuer does not have/,
    );
  });

  test('a signature of another key, a changed payload and a cut token are refused', async () => {
    const { verifier } = setUp();
    await expectRefused(verifier, await signTestToken(foreign, claims()), /signature/);
    const [header, , signature] = (await signTestToken(rsa, claims())).split('.');
    const forged = Buffer.from(JSON.stringify(claims({ roles: ['Machine.ReadWrite.All'] }))).toString('base64url');
    await expectRefused(verifier, `${header}.${forged}.${signature}`, /signature/);
    await expectRefused(verifier, `${header}.${forged}`, /JSON Web Token|signature/);
    await expectRefused(verifier, 'nonsense', /not a JSON Web Token/);
    await expectRefused(verifier, '', /not a JSON Web Token/);
  });

  test('a token for another audience is refused', async () => {
    const { verifier } = setUp();
    await expectRefused(verifier, await signTestToken(rsa, claims({ aud: 'https://graph.microsoft.com' })), /audience/);
    await expectRefused(verifier, await signTestToken(rsa, claims({ aud: undefined })), /audience|"aud"/);
  });

  test('a token of another issuer is refused without asking that issuer for keys', async () => {
    const { verifier, idp } = setUp();
    const evil = await signTestToken(rsa, claims({ iss: 'https://evil.example/v2.0' }));
    await expectRefused(verifier, evil, /issuer of the token is not trusted/);
    await expectRefused(
      verifier,
      await signTestToken(rsa, claims({ iss: undefined })),
      /issuer of the token is not trusted/,
    );
    assert.deepEqual(idp.requests, []);
  });

  test('a token whose tenant is not that of its Entra issuer is refused', async () => {
    const { verifier } = setUp();
    await expectRefused(
      verifier,
      await signTestToken(rsa, claims({ tid: otherTenant })),
      /not the tenant of its issuer/,
    );
    await expectRefused(verifier, await signTestToken(rsa, claims({ tid: undefined })), /names no tenant/);
  });

  test('an expired token is refused, also when it was good a moment ago', async () => {
    let now = start;
    const { verifier } = setUp({ now: () => now });
    const token = await signTestToken(rsa, claims({ exp: start / 1000 + 60 }));
    await verifier.verify(token);
    assert.ok(verifier.recall(token));
    now += 66_000;
    await expectRefused(verifier, token, /has expired/);
  });

  test('a token that is not valid yet is refused', async () => {
    const { verifier } = setUp();
    await expectRefused(verifier, await signTestToken(rsa, claims({ nbf: start / 1000 + 60 })), /not valid yet/);
  });

  test('a token without an end is refused', async () => {
    const { verifier } = setUp();
    await expectRefused(verifier, await signTestToken(rsa, claims({ exp: undefined })), /"exp"/);
  });

  test('a token without roles is a caller without roles', async () => {
    const { verifier } = setUp();
    const caller = await verifier.verify(await signTestToken(rsa, claims({ roles: undefined })));
    assert.deepEqual([caller.roles, caller.scopes], [[], []]);
  });

  test('one issuer setting with {tid} serves the listed tenants and no other', async () => {
    const { verifier, idp } = setUp({
      setting: { issuer: 'https://login.microsoftonline.com/{tid}/v2.0' },
      tenants: [tenant],
    });
    assert.equal((await verifier.verify(await signTestToken(rsa, claims()))).tenant, tenant);
    const asked = idp.requests.length;
    const iss = `https://login.microsoftonline.com/${otherTenant}/v2.0`;
    await expectRefused(verifier, await signTestToken(rsa, claims({ iss, tid: otherTenant })), /is not served here/);
    await expectRefused(verifier, await signTestToken(rsa, claims({ iss })), /not the tenant of its issuer/);
    assert.equal(idp.requests.length, asked);
  });

  test('an issuer whose tokens bear no tid speaks for the tenant of its setting', async () => {
    const issuer = 'https://id.contoso.com/realms/fleet';
    const { verifier } = setUp({ issuer, setting: { issuer, tenant: 'contoso' } });
    const token = await signTestToken(rsa, claims({ iss: issuer, tid: undefined, azp: undefined, client_id: 'app-3' }));
    const caller = await verifier.verify(token);
    assert.deepEqual([caller.tenant, caller.application], ['contoso', 'app-3']);
    await expectRefused(verifier, await signTestToken(rsa, claims({ iss: issuer })), /not the tenant of its issuer/);
  });

  test('two issuers speak for one tenant, each with its own keys', async () => {
    const [first, second] = [
      new TestIssuer('https://id.contoso.com/realms/fleet', [rsa]),
      new TestIssuer('https://sso.contoso.com', [ec]),
    ];
    const idps = [first, second];
    const fetch = (address: string) =>
      (idps.find((idp) => address.startsWith(idp.issuer)) as TestIssuer).fetch(address);
    const keys = createRemoteKeys({ fetch: fetch as typeof globalThis.fetch, now: () => start });
    const verifier = new TokenVerifier({
      issuers: idps.map(({ issuer }) => trustExternalIssuer({ issuer, tenant: 'contoso' }, keys)),
      audiences: [audience],
      applications: noApplications,
      now: () => start,
    });
    const of = (idp: TestIssuer, more = {}) => claims({ iss: idp.issuer, tid: undefined, ...more });
    const callers = [
      await verifier.verify(await signTestToken(rsa, of(first))),
      await verifier.verify(await signTestToken(ec, of(second))),
    ];
    assert.deepEqual(new Set(callers.map(({ tenant }) => tenant)), new Set(['contoso']));
    assert.equal(callers[0]?.limitKey, callers[1]?.limitKey);
    await expectRefused(verifier, await signTestToken(ec, of(first)), /key that its issuer does not have/);
    await expectRefused(verifier, await signTestToken(rsa, of(second)), /key that its issuer does not have/);
    await expectRefused(
      verifier,
      await signTestToken(rsa, of(first, { tid: 'fabrikam' })),
      /not the tenant of its issuer/,
    );
  });

  test('an issuer that is down does not hold up another one of its tenant', async () => {
    const [first, second] = [new TestIssuer('https://id.contoso.com', [rsa]), new TestIssuer(entraV2, [ec])];
    first.down = true;
    const fetch = (address: string) => (address.startsWith(first.issuer) ? first : second).fetch(address);
    const keys = createRemoteKeys({ fetch: fetch as typeof globalThis.fetch, now: () => start });
    const verifier = new TokenVerifier({
      issuers: [
        trustExternalIssuer({ issuer: first.issuer, tenant }, keys),
        trustExternalIssuer({ issuer: entraV2 }, keys),
      ],
      audiences: [audience],
      applications: noApplications,
      now: () => start,
    });
    const token = await signTestToken(rsa, claims({ iss: first.issuer, tid: undefined }));
    await assert.rejects(verifier.verify(token), { code: 'IssuerUnavailable' });
    assert.equal((await verifier.verify(await signTestToken(ec, claims()))).tenant, tenant);
  });
});
