import assert from 'node:assert/strict';
import { test } from 'node:test';
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
  assert.equal(application.secretHash, undefined);
});

test('a revoked application is listed only with --all', async () => {
  const env = { MISSINGKBS_DATA: temporaryFolder() };
  const { clientId } = JSON.parse((await runCommand([...create, '--format', 'json'], { env })).out);
  assert.equal((await runCommand(['app', 'revoke', clientId], { env })).out, `Revoked ${clientId}.\n`);
  assert.doesNotMatch((await runCommand(['app', 'list'], { env })).out, new RegExp(clientId));
  assert.match((await runCommand(['app', 'list', '--all'], { env })).out, new RegExp(clientId));
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
