import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startIssuer } from '../../../test/builders/issuer.ts';
import { readSettings } from '../../config.ts';
import { checkSignIn } from './network.ts';

const publicUrl = 'http://127.0.0.1:18443';

const documentOf = (document: object) => async () => Response.json(document);

async function find(environment: Readonly<Record<string, string>>, ask: typeof fetch = fetch) {
  const settings = readSettings({
    MISSINGKBS_PUBLIC_URL: publicUrl,
    MISSINGKBS_OIDC_CLIENT_ID: 'missing-kbs',
    MISSINGKBS_OIDC_CLIENT_SECRET: 'secret',
    ...environment,
  });
  return checkSignIn(settings, ask);
}

test('an issuer that signs people in is well, and has to know where to send them back', async (context) => {
  const issuer = await startIssuer({ accounts: {}, publicUrl });
  context.after(() => issuer.close());
  const [finding] = await find(issuer.environment);
  assert.equal(finding?.verdict, 'ok');
  assert.match(finding?.found ?? '', /it has to know http:\/\/127\.0\.0\.1:18443\/sign-in\/callback/);
  const [another] = await find({
    ...issuer.environment,
    MISSINGKBS_OIDC_ISSUER: issuer.url.replace('localhost', '127.0.0.1'),
  });
  assert.deepEqual([another?.verdict, another?.found.endsWith(`calls itself ${issuer.url}`)], ['fail', true]);
  await issuer.close();
  const [away] = await find(issuer.environment);
  assert.deepEqual([away?.verdict, /links go on/.test(away?.todo ?? '')], ['fail', true]);
});

test('an issuer of many tenants, one without the code flow, one that signs nobody out, and no secret are told', async () => {
  const issuer = 'https://login.microsoftonline.com/common/v2.0';
  const whole = {
    issuer,
    authorization_endpoint: 'https://a/',
    token_endpoint: 'https://a/',
    jwks_uri: 'https://a/',
    end_session_endpoint: 'https://a/',
  };
  const set = { MISSINGKBS_OIDC_ISSUER: issuer };
  const verdictOf = async (document: object, environment = {}) => {
    const [finding] = await find({ ...set, ...environment }, documentOf(document));
    return [finding?.verdict, `${finding?.found} ${finding?.todo}`] as const;
  };
  assert.equal((await verdictOf(whole))[0], 'ok');
  const many = await verdictOf({ ...whole, issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' });
  assert.deepEqual([many[0], /it has to be the issuer of one tenant/.test(many[1])], ['fail', true]);
  const codeless = await verdictOf({ ...whole, token_endpoint: undefined });
  assert.deepEqual([codeless[0], /names no token_endpoint/.test(codeless[1])], ['fail', true]);
  assert.equal((await verdictOf({ ...whole, end_session_endpoint: undefined }))[0], 'warn');
  assert.equal((await verdictOf(whole, { MISSINGKBS_OIDC_CLIENT_SECRET: '' }))[0], 'warn');
});

test('without an issuer there is nothing to say', async () => {
  assert.deepEqual(await find({ MISSINGKBS_OIDC_ISSUER: '' }), []);
});
