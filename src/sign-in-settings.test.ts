import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { readSettings } from './config.ts';

const least = {
  MISSINGKBS_PUBLIC_URL: 'https://kb.contoso.com',
  MISSINGKBS_OIDC_ISSUER: 'https://id.contoso.com/realms/fleet',
  MISSINGKBS_OIDC_CLIENT_ID: 'missing-kbs',
};
const signInOf = (environment = {}) => readSettings({ ...least, ...environment }).signIn;

test('nobody is signed in by an issuer that no setting names', () => {
  assert.equal(signInOf({ MISSINGKBS_OIDC_ISSUER: '' }), undefined);
});

test('an issuer needs its address and a client id; roles have names that nobody has by accident', () => {
  assert.deepEqual(signInOf(), {
    issuer: 'https://id.contoso.com/realms/fleet',
    clientId: 'missing-kbs',
    clientAuth: 'basic',
    scopes: 'openid profile',
    roleClaim: 'roles',
    roles: new Map([
      ['missingkbs.reader', 'reader'],
      ['missingkbs.operator', 'operator'],
      ['missingkbs.administrator', 'administrator'],
    ]),
    tenantClaim: 'tid',
  });
});

test('every setting of an issuer is read', () => {
  const setting = signInOf({
    MISSINGKBS_OIDC_CLIENT_SECRET_FILE: 'secret.txt',
    MISSINGKBS_OIDC_CLIENT_AUTH: 'post',
    MISSINGKBS_OIDC_SCOPES: 'openid, profile groups',
    MISSINGKBS_OIDC_ROLE_CLAIM: 'groups',
    MISSINGKBS_OIDC_ROLES: 'Patch admins=administrator',
    MISSINGKBS_OIDC_TENANT_CLAIM: 'fleet',
    MISSINGKBS_OIDC_TENANTS: 'Contoso.com',
  });
  assert.deepEqual(setting, {
    issuer: 'https://id.contoso.com/realms/fleet',
    clientId: 'missing-kbs',
    secret: { file: resolve('secret.txt') },
    clientAuth: 'post',
    scopes: 'openid profile groups',
    roleClaim: 'groups',
    roles: new Map([['Patch admins', 'administrator']]),
    tenantClaim: 'fleet',
    tenants: ['contoso.com'],
  });
});

for (const [title, environment, message] of [
  [
    'an issuer in the clear',
    { MISSINGKBS_OIDC_ISSUER: 'http://id.contoso.com' },
    /MISSINGKBS_OIDC_ISSUER is "http:\/\/id\.contoso\.com"; it must be .* with https/,
  ],
  [
    'a host that only looks like this one',
    { MISSINGKBS_OIDC_ISSUER: 'http://localhost.evil.example' },
    /MISSINGKBS_OIDC_ISSUER/,
  ],
  ['a name in the address', { MISSINGKBS_OIDC_ISSUER: 'https://127.0.0.1@evil.example' }, /MISSINGKBS_OIDC_ISSUER/],
  ['no client id', { MISSINGKBS_OIDC_CLIENT_ID: '' }, /MISSINGKBS_OIDC_CLIENT_ID is empty/],
  [
    'no address to come back to',
    { MISSINGKBS_PUBLIC_URL: '' },
    /MISSINGKBS_PUBLIC_URL is empty; it must be an address with https/,
  ],
  ['one in the clear', { MISSINGKBS_PUBLIC_URL: 'http://kb.contoso.com' }, /MISSINGKBS_PUBLIC_URL/],
  ['no openid among the scopes', { MISSINGKBS_OIDC_SCOPES: 'profile' }, /MISSINGKBS_OIDC_SCOPES is "profile"/],
  [
    'a role that there is not',
    { MISSINGKBS_OIDC_ROLES: 'admins=root' },
    /MISSINGKBS_OIDC_ROLES is "admins=root"; .* reader, operator, administrator/,
  ],
  ['a value without a role', { MISSINGKBS_OIDC_ROLES: 'admins' }, /MISSINGKBS_OIDC_ROLES/],
  ['what is no tenant', { MISSINGKBS_OIDC_TENANTS: 'not a tenant' }, /MISSINGKBS_OIDC_TENANTS/],
  [
    'no time of a session',
    { MISSINGKBS_SESSION_HOURS: '0' },
    /MISSINGKBS_SESSION_HOURS is "0"; it must be a whole number from 1/,
  ],
] as const) {
  test(`${title} ends the start, and the message names the setting`, () => {
    assert.throws(() => signInOf(environment), { code: 'ConfigurationInvalid', message });
  });
}

test('an issuer on this host may go without TLS', () => {
  for (const issuer of ['http://localhost:9000', 'http://127.0.0.1:9000/realm', 'http://[::1]:9000']) {
    assert.equal(
      signInOf({ MISSINGKBS_OIDC_ISSUER: issuer, MISSINGKBS_PUBLIC_URL: 'http://localhost:8080' })?.issuer,
      issuer,
    );
  }
});

test('a secret is given once, and no message has it', () => {
  const twice = { MISSINGKBS_OIDC_CLIENT_SECRET: 'hidden', MISSINGKBS_OIDC_CLIENT_SECRET_FILE: 'file' };
  assert.throws(
    () => signInOf(twice),
    ({ message }: Error) => /SECRET_FILE is "file"/.test(message) && !message.includes('hidden'),
  );
  assert.deepEqual(signInOf({ MISSINGKBS_OIDC_CLIENT_SECRET: 'hidden' })?.secret, { text: 'hidden' });
});
