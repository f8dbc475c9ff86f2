import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCommand, temporaryFolder } from '../testing/run-command.ts';

const contoso = '11111111-aaaa-4bbb-8ccc-000000000001';

test('a tenant is given a name for people, another one, and its own again', async () => {
  const env = { MISSINGKBS_DATA: temporaryFolder(), MISSINGKBS_TENANTS: 'fabrikam.com' };
  const list = async () => JSON.parse((await runCommand(['tenant', 'list', '--format', 'json'], { env })).out);
  assert.deepEqual(await list(), [{ tenant: 'fabrikam.com' }]);
  const named = await runCommand(['tenant', 'name', contoso.toUpperCase(), ' Contoso Ltd '], { env });
  assert.deepEqual([named.exitCode, named.out], [0, `${contoso} is called Contoso Ltd.\n`]);
  assert.deepEqual(await list(), [{ tenant: contoso, name: 'Contoso Ltd' }, { tenant: 'fabrikam.com' }]);
  assert.match((await runCommand(['tenant', 'list'], { env })).out, /Contoso Ltd/);
  const back = await runCommand(['tenant', 'name', contoso], { env });
  assert.equal(back.out, `${contoso} goes by its own name.\n`);
  assert.deepEqual(await list(), [{ tenant: 'fabrikam.com' }]);
});

test('what is no tenant, and what cannot be printed, is refused', async () => {
  const env = { MISSINGKBS_DATA: temporaryFolder() };
  for (const [tenant, name] of [
    ['not a tenant', 'Contoso'],
    ['api', 'Contoso'],
    ['contoso.com', ' '],
    ['contoso.com', 'a\u001b[31m'],
    ['contoso.com', 'a'.repeat(101)],
  ] as const) {
    const { exitCode, err } = await runCommand(['tenant', 'name', tenant, name], { env });
    assert.deepEqual([exitCode, /expected/.test(err)], [2, true], `${tenant} ${name}`);
  }
});
