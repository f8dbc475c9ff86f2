/** What every store does with applications and signing keys. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Application } from '../../src/store/store.ts';
import type { OpenEmpty } from '../store-contract.ts';
import { applicationOf, monday, tuesday } from './things-to-store.ts';

export function describeApplications(open: OpenEmpty): void {
  test('an application is found by its client id, and its tenant exists from then on', async () => {
    const { store } = await open();
    assert.equal(await store.applications.tenantExists('contoso'), false);
    await store.applications.add(applicationOf('app-1', 'contoso', monday));
    assert.deepEqual(await store.applications.find('app-1'), applicationOf('app-1', 'contoso', monday));
    assert.equal(await store.applications.find('app-2'), undefined);
    assert.equal(await store.applications.tenantExists('contoso'), true);
  });

  test('an application with a certificate has no secret', async () => {
    const { store } = await open();
    const application = { ...applicationOf('app-1', 'contoso', monday), secrets: [] };
    await store.applications.add({ ...application, certificate: '-----BEGIN CERTIFICATE-----' });
    const found = await store.applications.find('app-1');
    assert.deepEqual(found, { ...application, certificate: '-----BEGIN CERTIFICATE-----' });
  });

  test('applications are listed oldest first, of one tenant or of all', async () => {
    const { store } = await open();
    await store.applications.add(applicationOf('young', 'contoso', tuesday));
    await store.applications.add(applicationOf('old', 'contoso', monday));
    await store.applications.add(applicationOf('foreign', 'fabrikam', monday));
    const idsOf = (list: readonly Application[]) => list.map(({ clientId }) => clientId);
    assert.deepEqual(idsOf(await store.applications.list('contoso')), ['old', 'young']);
    assert.deepEqual(idsOf(await store.applications.list()), ['foreign', 'old', 'young']);
    assert.deepEqual(await store.applications.list('nobody'), []);
  });

  test('what was made in one moment is listed by its id, capital letters first', async () => {
    const { store } = await open();
    for (const id of ['b', 'B', 'a', 'ä']) {
      await store.applications.add(applicationOf(id, 'contoso', monday));
      await store.signingKeys.add({ kid: id, privateJwk: '{}', created: monday });
    }
    const ids = ['B', 'a', 'b', 'ä'];
    assert.deepEqual(
      (await store.applications.list()).map(({ clientId }) => clientId),
      ids,
    );
    assert.deepEqual(
      (await store.signingKeys.list()).map(({ kid }) => kid),
      ids,
    );
  });

  test('an application has the name and the roles that it was given', async () => {
    const { store } = await open();
    const application = { ...applicationOf('app-1', 'contoso', monday), name: 'アプリ "x"', roles: [] };
    await store.applications.add(application);
    assert.deepEqual(await store.applications.find('app-1'), application);
  });

  test('a revoked application keeps the date of its first revocation', async () => {
    const { store } = await open();
    await store.applications.add(applicationOf('app-1', 'contoso', monday));
    assert.equal(await store.applications.revoke('app-1', tuesday), true);
    assert.equal(await store.applications.revoke('app-1', '2027-01-01T00:00:00.000Z'), true);
    assert.equal((await store.applications.find('app-1'))?.revoked, tuesday);
    assert.equal(await store.applications.revoke('nobody', tuesday), false);
  });
}

export function describeSecrets(open: OpenEmpty): void {
  const [one, two] = [
    { hash: 'scrypt$…', created: monday },
    { hash: 'scrypt$two', created: tuesday },
  ];

  test('an application has the secrets that it was given last', async () => {
    const { store } = await open();
    const application = applicationOf('app-1', 'contoso', monday);
    await store.applications.add(application);
    const secretsOf = async () => (await store.applications.find('app-1'))?.secrets;
    assert.equal(await store.applications.replaceSecrets('app-1', [one], [one, two]), true);
    assert.deepEqual(await secretsOf(), [one, two]);
    assert.equal(await store.applications.replaceSecrets('app-1', [one, two], [two]), true);
    assert.deepEqual(await secretsOf(), [two]);
    assert.equal(await store.applications.replaceSecrets('nobody', [], [one]), false);
  });

  test('secrets that somebody else has changed meanwhile stay as they are', async () => {
    const { store } = await open();
    await store.applications.add(applicationOf('app-1', 'contoso', monday));
    await store.applications.replaceSecrets('app-1', [one], [one, two]);
    assert.equal(await store.applications.replaceSecrets('app-1', [one], []), false);
    assert.deepEqual((await store.applications.find('app-1'))?.secrets, [one, two]);
  });

  test('the last secret of an application with a certificate may go', async () => {
    const { store } = await open();
    await store.applications.add({ ...applicationOf('app-1', 'contoso', monday), certificate: '-----BEGIN' });
    assert.equal(await store.applications.replaceSecrets('app-1', [one], []), true);
    assert.deepEqual((await store.applications.find('app-1'))?.secrets, []);
    assert.equal(await store.applications.replaceSecrets('app-1', [], [two]), true);
  });
}

export function describeSigningKeys(open: OpenEmpty): void {
  test('signing keys are listed newest first', async () => {
    const { store } = await open();
    assert.deepEqual(await store.signingKeys.list(), []);
    const old = { kid: 'a', privateJwk: '{}', created: monday };
    const young = { kid: 'b', privateJwk: '{}', created: tuesday };
    await store.signingKeys.add(old);
    await store.signingKeys.add(young);
    assert.deepEqual(await store.signingKeys.list(), [young, old]);
  });
}
