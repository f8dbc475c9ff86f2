import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings } from '../config.ts';
import type { SignInSetting } from '../sign-in-settings.ts';
import { accountOf, type Claims, lacksClaims } from './account-claims.ts';

const contoso = '11111111-aaaa-4bbb-8ccc-000000000001';

function settingOf(environment: Readonly<Record<string, string>> = {}): SignInSetting {
  const { signIn } = readSettings({
    MISSINGKBS_PUBLIC_URL: 'https://kb.contoso.com',
    MISSINGKBS_OIDC_ISSUER: 'https://id.contoso.com',
    MISSINGKBS_OIDC_CLIENT_ID: 'missing-kbs',
    ...environment,
  });
  return signIn as SignInSetting;
}

const ada: Claims = { sub: '7', name: 'Ada', roles: ['missingkbs.reader'], tid: contoso };
const accountIn = (claims: Claims, environment = {}, served?: readonly string[]) =>
  accountOf({ ...ada, ...claims }, settingOf(environment), served);

test('an account is one of its issuer, and is called what the issuer calls it', () => {
  assert.deepEqual(accountIn({}), {
    account: 'https://id.contoso.com 7',
    name: 'Ada',
    role: 'reader',
    tenants: [contoso],
  });
  assert.equal(accountIn({ name: undefined, preferred_username: 'ada@contoso.com' }).name, 'ada@contoso.com');
  assert.equal(accountIn({ name: ' ', email: 'ada@contoso.com' }).name, 'ada@contoso.com');
  assert.equal(accountIn({ name: 7 }).name, '7');
  assert.equal(accountIn({ name: `A\u001b[31m\u202eda${'a'.repeat(200)}` }).name.length, 100);
  assert.doesNotMatch(accountIn({ name: 'A\u001b\u202eda' }).name, /\p{C}/u);
});

test('the highest role of the values counts, wherever the claim stands', () => {
  const groups = {
    MISSINGKBS_OIDC_ROLE_CLAIM: 'groups',
    MISSINGKBS_OIDC_ROLES: 'see=reader, run = administrator,a=b=operator',
  };
  const roles = [
    [{ roles: ['missingkbs.operator', 'missingkbs.reader'] }, {}, 'operator'],
    [{ roles: ['missingkbs.reader', 'missingkbs.administrator', 'missingkbs.operator'] }, {}, 'administrator'],
    [{ roles: 'missingkbs.operator' }, {}, 'operator'],
    [{ groups: ['see', 'run'] }, groups, 'administrator'],
    [{ groups: ['a=b'] }, groups, 'operator'],
    [
      { realm_access: { roles: ['missingkbs.operator'] } },
      { MISSINGKBS_OIDC_ROLE_CLAIM: 'realm_access.roles' },
      'operator',
    ],
    [{ 'https://a.b/roles': ['missingkbs.operator'] }, { MISSINGKBS_OIDC_ROLE_CLAIM: 'https://a.b/roles' }, 'operator'],
  ] as const;
  for (const [claims, environment, role] of roles) assert.equal(accountIn(claims, environment).role, role);
});

test('no claim, no role: nobody gets one that no value gives', () => {
  for (const roles of [
    undefined,
    [],
    '',
    ['reader'],
    ['Missingkbs.Reader'],
    [['missingkbs.reader']],
    { 0: 'missingkbs.reader' },
    7,
  ]) {
    assert.throws(() => accountIn({ roles }), { code: 'Forbidden' }, JSON.stringify(roles));
  }
  const inherited = { MISSINGKBS_OIDC_ROLE_CLAIM: 'constructor.name', MISSINGKBS_OIDC_ROLES: 'Object=administrator' };
  assert.throws(() => accountIn({}, inherited), { code: 'Forbidden' });
});

test('the tenants are those of the claim, or those of the setting for everybody', () => {
  const tenants = [
    [{ tid: ['Contoso.com', 'contoso.com', 'fabrikam.com'] }, {}, undefined, ['contoso.com', 'fabrikam.com']],
    [{ tid: ['contoso.com', 'not a tenant', 'api'] }, {}, undefined, ['contoso.com']],
    [{ tid: ['contoso.com', 'fabrikam.com'] }, {}, ['fabrikam.com'], ['fabrikam.com']],
    [{ tid: '*' }, {}, undefined, 'all'],
    [{ tid: ['contoso.com', '*'] }, {}, ['fabrikam.com'], ['fabrikam.com']],
    [
      { tid: undefined },
      { MISSINGKBS_OIDC_TENANTS: 'Contoso.com, fabrikam.com' },
      undefined,
      ['contoso.com', 'fabrikam.com'],
    ],
    [{ tid: 'other.com' }, { MISSINGKBS_OIDC_TENANTS: '*' }, undefined, 'all'],
    [{ fleet: { of: 'contoso.com' } }, { MISSINGKBS_OIDC_TENANT_CLAIM: 'fleet.of' }, undefined, ['contoso.com']],
  ] as const;
  for (const [claims, environment, served, expected] of tenants) {
    assert.deepEqual(accountIn(claims, environment, served).tenants, expected);
  }
  for (const tid of [undefined, '', 'api', 'not a tenant', []]) {
    assert.throws(() => accountIn({ tid }), { code: 'Forbidden' }, String(tid));
  }
  assert.throws(() => accountIn({}, {}, ['fabrikam.com']), /it takes a tenant that this server serves/);
});

test('claims that decide, and are not there, are looked for elsewhere', () => {
  assert.equal(lacksClaims(ada, settingOf()), false);
  for (const name of ['name', 'roles', 'tid'])
    assert.equal(lacksClaims({ ...ada, [name]: undefined }, settingOf()), true);
  assert.equal(lacksClaims({ ...ada, tid: undefined }, settingOf({ MISSINGKBS_OIDC_TENANTS: '*' })), false);
});
