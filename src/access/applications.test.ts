import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { addSecret, removeSecret } from './application-secrets.ts';
import { createApplication, listApplications, revokeApplication } from './applications.ts';
import { hashSecret, isSecret } from './secrets.ts';
import { openSigningKeys } from './signing-keys.ts';

const dataFolder = mkdtempSync(join(tmpdir(), 'missingkbs-applications-'));
let store: Store;
before(async () => {
  store = await openStore({ dataFolder });
});
after(async () => {
  await store.close();
  rmSync(dataFolder, { recursive: true });
});

test('a new application has a secret that is kept nowhere', async () => {
  const { clientId, clientSecret, tenantId } = await createApplication(store, {
    tenant: 'Contoso.COM',
    roles: ['Software.Read.All', 'Software.Read.All'],
  });
  assert.equal(tenantId, 'contoso.com');
  const kept = await store.applications.find(clientId);
  assert.match(String(kept?.secrets[0]?.hash), /^scrypt\$16384\$8\$1\$/);
  assert.ok(!JSON.stringify(kept).includes(clientSecret));
  assert.deepEqual(kept?.roles, ['Software.Read.All']);
  assert.ok(await isSecret(clientSecret, String(kept?.secrets[0]?.hash)));
});

test('lists do not bear the hashes', async () => {
  for (const listed of await listApplications(store)) assert.ok(!JSON.stringify(listed).includes('scrypt'));
});

test('a role that does not exist, no role and a reserved tenant are refused with what there is', async () => {
  const create = (tenant: string, roles: string[]) => createApplication(store, { tenant, roles });
  await assert.rejects(create('contoso', ['Everything']), { code: 'InvalidInput', message: /"Everything".*Software/ });
  await assert.rejects(create('contoso', []), { code: 'InvalidInput', message: /No role was given/ });
  await assert.rejects(create('common', ['Software.Read.All']), { code: 'InvalidInput', message: /"common"/ });
  await assert.rejects(create('OAuth2', ['Software.Read.All']), { code: 'InvalidInput', message: /none of .*oauth2/ });
  await assert.rejects(create('a/b', ['Software.Read.All']), { code: 'InvalidInput', message: /"a\/b"/ });
});

test('revoking an application that does not exist says so', async () => {
  await assert.rejects(revokeApplication(store, 'nobody'), { code: 'ResourceNotFound', message: /nobody/ });
});

test('an application goes from one secret to the next, and is never left without a proof', async () => {
  const { clientId, tenantId: tenant } = await createApplication(store, {
    tenant: 'rotating',
    roles: ['Alert.Read.All'],
  });
  const secretsOf = async () => (await listApplications(store, tenant))[0]?.secrets.map(({ id }) => id);
  const [first = ''] = (await secretsOf()) ?? [];
  await assert.rejects(removeSecret(store, clientId, first), {
    code: 'InvalidInput',
    message: /Add another one first/,
  });
  const [one, two] = await Promise.all([addSecret(store, clientId), addSecret(store, clientId, { tenant })]);
  assert.deepEqual((await secretsOf())?.toSorted(), [first, one.secretId, two.secretId].toSorted());
  await removeSecret(store, clientId, first, { tenant });
  await assert.rejects(removeSecret(store, clientId, first), { code: 'ResourceNotFound' });
  await assert.rejects(removeSecret(store, clientId, one.secretId, { tenant: 'other' }), { code: 'ResourceNotFound' });
  await assert.rejects(addSecret(store, clientId, { tenant: 'other' }), { code: 'ResourceNotFound' });
  for (const _ of [3, 4, 5]) await addSecret(store, clientId);
  await assert.rejects(addSecret(store, clientId), { code: 'InvalidInput', message: /5 secrets already/ });
  await assert.rejects(revokeApplication(store, clientId, { tenant: 'other' }), { code: 'ResourceNotFound' });
  await revokeApplication(store, clientId, { tenant });
  await assert.rejects(removeSecret(store, clientId, one.secretId), { code: 'InvalidInput', message: /was revoked/ });
});

test('a secret is known by its hash alone, and two hashes of one secret differ', async () => {
  const [one, two] = await Promise.all([hashSecret('secret'), hashSecret('secret')]);
  assert.notEqual(one, two);
  assert.ok(await isSecret('secret', one));
  assert.ok(!(await isSecret('Secret', one)));
  assert.ok(!(await isSecret('secret', 'plain$secret')));
});

test('signing keys are made once, and a key that another server made is found', async () => {
  let now = 1_000_000;
  const first = await openSigningKeys(store, () => now);
  const second = await openSigningKeys(store, () => now);
  assert.equal(second.kid, first.kid);
  const made = await openSigningKeys(store);
  assert.deepEqual(made.publicKeys(), first.publicKeys());
  const header = { alg: 'RS256', kid: 'made elsewhere' };
  await assert.rejects(async () => first.find(header, { payload: '', signature: '' }));
  const [key] = await store.signingKeys.list();
  await store.signingKeys.add({ kid: 'made elsewhere', privateJwk: String(key?.privateJwk), created: '2027-01-01' });
  await assert.rejects(async () => first.find(header, { payload: '', signature: '' }));
  now += 5_000;
  assert.ok(await first.find(header, { payload: '', signature: '' }));
  assert.equal(first.publicKeys().keys.length, 2);
});
