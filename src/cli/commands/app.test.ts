import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeSelfSignedCertificate } from '../../../test/builders/self-signed-certificate.ts';
import { runCommand, temporaryFolder } from '../testing/run-command.ts';

const create = ['app', 'create', '--tenant', 'Contoso.com', '--role', 'Software.Read.All'];

test('app create gives tenant, client id and secret as JSON', async () => {
  const env = { MISSINGKBS_DATA: temporaryFolder() };
  const { exitCode, out } = await runCommand([...create, '--format', 'json'], { env });
  assert.equal(exitCode, 0);
  const credentials = JSON.parse(out);
  assert.deepEqual(Object.keys(credentials), ['tenantId', 'clientId', 'clientSecret']);
  assert.equal(credentials.tenantId, 'contoso.com');
});

test('app create takes --role again and again', async () => {
  const env = { MISSINGKBS_DATA: temporaryFolder() };
  await runCommand([...create, '--role', 'Machine.Read.All', '--name', 'reader'], { env });
  const { out } = await runCommand(['app', 'list', '--format', 'json'], { env });
  const [application] = JSON.parse(out);
  assert.deepEqual(application.roles, ['Software.Read.All', 'Machine.Read.All']);
  assert.equal(application.name, 'reader');
  assert.ok(!JSON.stringify(application).includes('scrypt'));
});

test('a revoked application is listed only with --all', async () => {
  const env = { MISSINGKBS_DATA: temporaryFolder() };
  const { clientId } = JSON.parse((await runCommand([...create, '--format', 'json'], { env })).out);
  assert.equal((await runCommand(['app', 'revoke', clientId], { env })).out, `Revoked ${clientId}.\n`);
  assert.doesNotMatch((await runCommand(['app', 'list'], { env })).out, new RegExp(clientId));
  assert.match((await runCommand(['app', 'list', '--all'], { env })).out, new RegExp(clientId));
});

test('a client goes over from one secret to the next: both are good until the old one is removed', async () => {
  const env = { MISSINGKBS_DATA: temporaryFolder() };
  const { clientId } = JSON.parse((await runCommand([...create, '--format', 'json'], { env })).out);
  const secretsOf = async () => {
    const [{ secrets }] = JSON.parse((await runCommand(['app', 'list', '--format', 'json'], { env })).out);
    return secrets.map(({ id }: { readonly id: string }) => id);
  };
  const [first] = await secretsOf();
  const refused = await runCommand(['app', 'secret', 'remove', clientId, first], { env });
  assert.deepEqual([refused.exitCode, /Add another one first/.test(refused.err)], [2, true]);
  const added = await runCommand(['app', 'secret', 'add', clientId, '--format', 'json'], { env });
  const { secretId, clientSecret } = JSON.parse(added.out);
  assert.match(clientSecret, /^[\w-]{43}$/);
  assert.deepEqual(await secretsOf(), [first, secretId]);
  const removed = await runCommand(['app', 'secret', 'remove', clientId, first], { env });
  assert.equal(removed.out, `Removed ${first}.\n`);
  assert.deepEqual(await secretsOf(), [secretId]);
});

test('wrong usage of app ends with 2 and says what is expected', async () => {
  const env = { MISSINGKBS_DATA: temporaryFolder() };
  const role = await runCommand(['app', 'create', '--tenant', 'a', '--role', 'Everything'], { env });
  assert.equal(role.exitCode, 2);
  assert.match(role.err, /There is no role "Everything"; the roles are Software\.Read\.All/);
  const tenant = await runCommand(['app', 'create', '--role', 'Software.Read.All'], { env });
  assert.equal(tenant.exitCode, 2);
  assert.match(tenant.err, /--tenant/);
  assert.equal((await runCommand(['app', 'revoke', 'nobody'], { env })).exitCode, 2);
});

test('app create --certificate gives no secret, but the thumbprints that libraries ask for', async () => {
  const folder = temporaryFolder();
  const env = { MISSINGKBS_DATA: folder };
  const file = join(folder, 'client.pem');
  const { cert, key } = makeSelfSignedCertificate({ keyType: 'rsa' });
  writeFileSync(file, key + cert);
  const { exitCode, out } = await runCommand([...create, '--certificate', file, '--format', 'json'], { env });
  assert.equal(exitCode, 0);
  const made = JSON.parse(out);
  assert.deepEqual(Object.keys(made), ['tenantId', 'clientId', 'certificate']);
  const { fingerprint, fingerprint256, validToDate } = new X509Certificate(cert);
  assert.deepEqual(made.certificate, {
    sha1: fingerprint.replaceAll(':', ''),
    sha256: fingerprint256.replaceAll(':', ''),
    expires: validToDate.toISOString(),
  });
  const [listed] = JSON.parse((await runCommand(['app', 'list', '--format', 'json'], { env })).out);
  assert.deepEqual([listed.clientId, listed.certificate], [made.clientId, made.certificate]);
  const table = (await runCommand([...create, '--certificate', file], { env })).out;
  assert.match(table, /SHA-1 +[0-9A-F]{40}\nSHA-256 +[0-9A-F]{64}\nThe certificate is good until \d{4}-\d\d-\d\d\.\n/);
});

test('app create --certificate refuses a file that is not there, holds no certificate, or an expired one', async () => {
  const folder = temporaryFolder();
  const env = { MISSINGKBS_DATA: folder };
  const expired = makeSelfSignedCertificate({ validFrom: new Date('2020-01-01'), validTo: new Date('2020-12-31') });
  writeFileSync(join(folder, 'expired.pem'), expired.cert);
  writeFileSync(join(folder, 'key.pem'), expired.key);
  const refused: [file: string, message: RegExp][] = [
    ['absent.pem', /absent\.pem cannot be read: ENOENT/],
    ['key.pem', /holds no X\.509 certificate/],
    ['expired.pem', /The certificate expired on 2020-12-31/],
  ];
  for (const [file, message] of refused) {
    const { exitCode, err } = await runCommand([...create, '--certificate', join(folder, file)], { env });
    assert.equal(exitCode, 2, file);
    assert.match(err, message);
  }
  assert.equal((await runCommand(['app', 'list', '--format', 'json'], { env })).out, '[]\n');
});
