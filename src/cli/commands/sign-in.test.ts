import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sessions } from '../../access/sessions.ts';
import { readSettings } from '../../config.ts';
import { openStore } from '../../store/open.ts';
import { runCommand, temporaryFolder } from '../testing/run-command.ts';

const link = ['sign-in', '--tenant', 'Contoso.com'];

test('sign-in prints a link for the tenant, at the address of the settings, that is good once', async () => {
  const env = { MISSINGKBS_DATA: temporaryFolder(), MISSINGKBS_PUBLIC_URL: 'https://kb.contoso.com' };
  const { exitCode, out } = await runCommand([...link, '--role', 'operator', '--name', 'ada'], { env });
  assert.equal(exitCode, 0);
  const [, code = ''] = /^https:\/\/kb\.contoso\.com\/sign-in\?code=([\w-]{43})\n$/.exec(out) ?? [];
  const begun = await begin(env, code);
  assert.deepEqual(
    [begun.tenant, begun.person.role, begun.person.session.tenants],
    ['contoso.com', 'operator', ['contoso.com']],
  );
  await assert.rejects(begin(env, code), { code: 'Unauthorized' });
});

test('a link may let a person switch to every tenant; without a role it makes a reader', async () => {
  const env = { MISSINGKBS_DATA: temporaryFolder(), MISSINGKBS_HOST: '0.0.0.0', MISSINGKBS_PORT: '9000' };
  const { out } = await runCommand([...link, '--all-tenants'], { env });
  assert.match(out, /^http:\/\/localhost:9000\//);
  const { person } = await begin(env, out.trim().slice(-43));
  assert.deepEqual([person.role, person.session.tenants], ['reader', undefined]);
});

test('sign-in list shows who is signed in and nothing that opens a session, sign-in end ends one', async () => {
  const env = { MISSINGKBS_DATA: temporaryFolder() };
  const code = (await runCommand([...link, '--name', 'ada'], { env })).out.trim().slice(-43);
  assert.deepEqual(JSON.parse((await runCommand(['sign-in', 'list', '--format', 'json'], { env })).out), []);
  await begin(env, code);
  const listed = await runCommand(['sign-in', 'list', '--format', 'json'], { env });
  const [session, ...more] = JSON.parse(listed.out);
  assert.deepEqual([session.name, session.role, session.tenant, more.length], ['ada', 'reader', 'contoso.com', 0]);
  assert.equal(session.hash, undefined);
  assert.match((await runCommand(['sign-in', 'list', '--tenant', 'contoso.com'], { env })).out, /ada/);
  assert.doesNotMatch((await runCommand(['sign-in', 'list', '--tenant', 'fabrikam.com'], { env })).out, /ada/);
  assert.equal((await runCommand(['sign-in', 'end', session.id], { env })).out, `Ended ${session.id}.\n`);
  const again = await runCommand(['sign-in', 'end', session.id], { env });
  assert.deepEqual([again.exitCode, /There is no session/.test(again.err)], [2, true]);
});

test('sign-in needs a tenant where none is known', async () => {
  const { exitCode, err } = await runCommand(['sign-in'], { env: { MISSINGKBS_DATA: temporaryFolder() } });
  assert.equal(exitCode, 2);
  assert.match(err, /no tenant is known yet\. Name one with --tenant/);
});

/** As a server does that is asked with the code. */
async function begin(env: Readonly<Record<string, string>>, code: string) {
  const store = await openStore(readSettings(env));
  try {
    const sessions = new Sessions(store.sessions, now);
    return await sessions.verify(await sessions.begin(code));
  } finally {
    await store.close();
  }
}

/** Of the terminal of tests. */
function now(): number {
  return Date.parse('2026-07-03T12:00:00Z');
}
