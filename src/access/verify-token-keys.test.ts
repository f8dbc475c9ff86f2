/** The keys of an external issuer: when they are asked for, remembered and dropped, and what counts while the issuer is down. */

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { claims, expectRefused, type IssuerSetup, start, trustIssuer } from '../../test/builders/external-issuer.ts';
import { makeTestKey, signTestToken, type TestKey } from '../../test/builders/tokens.ts';

describe('verifying a token of an external issuer', () => {
  let rsa: TestKey;
  let pss: TestKey;
  let ec: TestKey;
  before(async () => {
    rsa = await makeTestKey('rsa', 'RS256');
    pss = await makeTestKey('pss', 'PS256');
    ec = await makeTestKey('ec', 'ES256');
  });

  const setUp = (setup?: IssuerSetup) => trustIssuer([rsa, pss, ec], setup);

  test('keys are fetched once, and again when a token names one that the issuer has added', async () => {
    const { verifier, idp } = setUp();
    await verifier.verify(await signTestToken(rsa, claims()));
    await verifier.verify(await signTestToken(ec, claims()));
    assert.equal(idp.requests.length, 2);
    const rotated = await makeTestKey('new', 'RS256');
    idp.keys = [rotated];
    await verifier.verify(await signTestToken(rotated, claims()));
    assert.equal(idp.requests.length, 3);
    await expectRefused(
      verifier,
      await signTestToken(rsa, claims({ azp: 'app-9' })),
      /key that its issuer does not have/,
    );
  });

  test('unknown keys do not make us ask the issuer again and again', async () => {
    const { verifier, idp } = setUp({ pauseMs: 30_000 });
    for (const kid of ['x', 'y', 'z']) {
      await expectRefused(verifier, await signTestToken(rsa, claims(), { kid }), /key that its issuer does not have/);
    }
    assert.equal(idp.requests.length, 2);
  });

  test('an issuer that cannot be reached is left alone for ten seconds, then asked again', async () => {
    let now = start;
    const { verifier, idp } = setUp({ now: () => now });
    idp.down = true;
    const forged = Array.from({ length: 200 }, (_, place) => signTestToken(rsa, claims({ azp: `app-${place}` })));
    for (const token of await Promise.all(forged)) {
      await assert.rejects(verifier.verify(token), {
        code: 'IssuerUnavailable',
        httpStatus: 503,
        retryAfterSeconds: 10,
        message: /cannot be had\. Try again in 10 seconds/,
      });
    }
    assert.equal(idp.requests.length, 1);
    idp.down = false;
    const token = await signTestToken(rsa, claims());
    now += 9_500;
    await assert.rejects(verifier.verify(token), { retryAfterSeconds: 1 });
    now += 500;
    await verifier.verify(token);
  });

  test('tokens that wait for the keys of one issuer wait for one request', async () => {
    const { verifier, idp } = setUp();
    const tokens = Array.from({ length: 20 }, (_, place) => signTestToken(rsa, claims({ azp: `app-${place}` })));
    await Promise.all((await Promise.all(tokens)).map((token) => verifier.verify(token)));
    assert.equal(idp.requests.length, 2);
  });

  test('keys that are known go on counting while the issuer is down, for an hour', async () => {
    let now = start;
    const { verifier, idp } = setUp({ now: () => now });
    await verifier.verify(await signTestToken(rsa, claims()));
    idp.down = true;
    const unknown = await signTestToken(rsa, claims(), { kid: 'unknown' });
    await assert.rejects(verifier.verify(unknown), { code: 'IssuerUnavailable' });
    await verifier.verify(await signTestToken(ec, claims()));
    now += 3_599_000;
    const later = claims({ exp: start / 1000 + 7200 });
    await verifier.verify(await signTestToken(ec, later));
    now += 1_000;
    await assert.rejects(verifier.verify(await signTestToken(pss, later)), { code: 'IssuerUnavailable' });
  });

  test('a clock that is set back puts off neither the next check of a token nor the next fetch of keys', async () => {
    let now = start;
    const { verifier, idp } = setUp({ now: () => now, pauseMs: 30_000 });
    const token = await signTestToken(rsa, claims({ nbf: undefined }));
    await verifier.verify(token);
    now -= 3_600_000;
    assert.equal(verifier.recall(token), undefined);
    const rotated = await makeTestKey('new', 'RS256');
    idp.keys = [rotated];
    await verifier.verify(await signTestToken(rotated, claims({ nbf: undefined })));
    await expectRefused(verifier, token, /key that its issuer does not have/);
  });

  test('a remembered token is verified anew after five minutes, so that a dropped key ceases to count', async () => {
    let now = start;
    const { verifier, idp } = setUp({ now: () => now });
    const token = await signTestToken(rsa, claims());
    await verifier.verify(token);
    idp.keys = [ec];
    await verifier.verify(await signTestToken(ec, claims()));
    now += 299_000;
    assert.ok(verifier.recall(token));
    now += 1_000;
    assert.equal(verifier.recall(token), undefined);
  });
});
