import assert from 'node:assert/strict';
import { test } from 'node:test';
import { machineIdOfName } from '../../brand.ts';
import { openStore } from '../../store/open.ts';
import { runCommand, temporaryFolder } from '../testing/run-command.ts';

const tenant = ['--tenant', 'contoso.com'];

test('osquery secret create shows a secret once; list shows it without, and once it is revoked only with --all', async () => {
  const env = { MISSINGKBS_DATA: temporaryFolder() };
  const { out } = await runCommand(['osquery', 'secret', 'create', ...tenant, '--format', 'json'], { env });
  const { id, secret, tenant: owner } = JSON.parse(out);
  assert.equal(owner, 'contoso.com');
  assert.match(secret, new RegExp(`^${id}\\.[\\w-]{43}$`));
  const table = await runCommand(['osquery', 'secret', 'create', '--tenant', 'fabrikam', '--name', 'old'], { env });
  assert.match(
    table.out,
    /^tenant {2}fabrikam\nid {6}\w{16}\nsecret {2}\w{16}\.[\w-]{43}\nThe secret cannot be shown again\.\n$/,
  );
  const list = await runCommand(['osquery', 'secret', 'list', ...tenant, '--format', 'json'], { env });
  assert.deepEqual(
    JSON.parse(list.out).map(({ created: _, ...rest }: { created: string }) => rest),
    [{ id, tenant: 'contoso.com', name: 'unnamed' }],
  );
  assert.equal((await runCommand(['osquery', 'secret', 'revoke', id], { env })).out, `Revoked ${id}.\n`);
  assert.doesNotMatch((await runCommand(['osquery', 'secret', 'list'], { env })).out, new RegExp(id));
  assert.match((await runCommand(['osquery', 'secret', 'list', '--all'], { env })).out, new RegExp(id));
  assert.equal((await runCommand(['osquery', 'secret', 'revoke', 'nobody'], { env })).exitCode, 2);
});

test('osquery node lists who has enrolled, and ends a key by machine id or name', async () => {
  const dataFolder = temporaryFolder();
  const env = { MISSINGKBS_DATA: dataFolder };
  const store = await openStore({ dataFolder });
  const machine = machineIdOfName('pc-7.contoso.com');
  const node = {
    tenant: 'contoso.com',
    machine,
    computerDnsName: 'PC-7.contoso.com',
    enrolled: '2026-07-01T00:00:00.000Z',
  };
  for (const host of ['a', 'b']) await store.osquery.putNode({ ...node, keyHash: host, host, seen: node.enrolled });
  await store.close();
  const list = await runCommand(['osquery', 'node', 'list', ...tenant], { env });
  assert.match(list.out, /PC-7\.contoso\.com +│? *[0-9a-f]{40}/);
  const json = JSON.parse((await runCommand(['osquery', 'node', 'list', ...tenant, '--format', 'json'], { env })).out);
  assert.deepEqual([json.length, json[0].keyHash], [2, undefined]);
  const revoke = ['osquery', 'node', 'revoke', ...tenant];
  assert.equal((await runCommand([...revoke, 'pc-7.contoso.com'], { env })).out, 'Ended 2 keys of pc-7.contoso.com.\n');
  assert.equal((await runCommand([...revoke, machine], { env })).exitCode, 2);
});

test('osquery flags prints a flagfile of osqueryd for the address, and says on standard error that a secret is wanting', async () => {
  const env = { MISSINGKBS_DATA: temporaryFolder() };
  const args = ['osquery', 'flags', ...tenant, '--url', 'https://kb.contoso.com:8443/kb/'];
  const { exitCode, out, err } = await runCommand(args, { env });
  assert.equal(exitCode, 0);
  for (const flag of [
    '--tls_hostname=kb.contoso.com:8443',
    '--enroll_secret_path=C:\\Program Files\\osquery\\enroll_secret',
    '--enroll_tls_endpoint=/kb/osquery/enroll',
    '--config_plugin=tls',
    '--config_tls_endpoint=/kb/osquery/config',
    '--logger_plugin=tls',
    '--logger_tls_endpoint=/kb/osquery/log',
    '--disable_distributed=false',
    '--distributed_plugin=tls',
    '--distributed_tls_read_endpoint=/kb/osquery/distributed/read',
    '--distributed_tls_write_endpoint=/kb/osquery/distributed/write',
  ]) {
    assert.ok(out.split('\n').includes(flag), flag);
  }
  assert.doesNotMatch(out, /tls_server_certs/);
  assert.match(err, /contoso\.com has no enrol secret yet: .*osquery secret create --tenant contoso\.com/);
  await runCommand(['osquery', 'secret', 'create', ...tenant], { env });
  assert.equal((await runCommand(['osquery', 'flags', '--url', 'https://kb.contoso.com'], { env })).exitCode, 0);
  const pinned = await runCommand([...args, '--server-certs', 'C:\\ca.pem'], { env });
  assert.match(pinned.out, /^--tls_server_certs=C:\\ca\.pem$/m);
  assert.equal(pinned.err, '');
  const plain = await runCommand(['osquery', 'flags', ...tenant, '--url', 'http://kb.contoso.com'], { env });
  assert.equal(plain.exitCode, 2);
  assert.match(plain.err, /osquery speaks TLS alone/);
});
