/** `fleet ring` and `fleet exception`. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCommand, temporaryFolder } from '../testing/run-command.ts';

const env = { MISSINGKBS_DATA: temporaryFolder(), MISSINGKBS_TENANTS: 'contoso.com' };
const run = (...args: string[]) => runCommand(['fleet', ...args], { env, today: '2024-04-10', width: 160 });
const setPilot = ['ring', 'set', 'Pilot', '--order', '1', '--tag', 'IT', 'lab', '--platform', 'Windows11'];

test('a ring is set, listed with who is a member and what waits, replaced, removed, and its history stays', async () => {
  const { out, err } = await run(...setPilot, '--defer', '2', '--hold', 'KB5036893:2024-05-01');
  assert.equal(out, 'The ring Pilot is added.\n', err);
  await run('ring', 'set', 'everybody', '--order', '9', '--defer', '14');
  const { out: listed } = await run('ring', 'list');
  assert.match(listed, /^ +1 +Pilot +IT or lab, and Windows11 +2 days +KB5036893 until 2024-05-01 *$/m);
  assert.match(listed, /^ +9 +everybody +everybody +14 days *$/m);
  assert.match((await run('ring', 'set', 'pilot', '--order', '2')).out, /^The ring pilot is replaced/);
  assert.equal((await run('ring', 'remove', 'PILOT')).out, 'The ring PILOT is removed.\n');
  const again = await run('ring', 'remove', 'pilot');
  assert.equal(again.exitCode, 2);
  assert.match(again.err, /There is no ring "pilot"/);
  const { out: history } = await run('ring', 'history');
  assert.match(history, /2024-04-10T\S+ +command line +pilot +removed/);
  assert.match(history, /everybody +\{"name":"everybody","order":9/);
});

test('an exception is added with who and why, counts to the end of its last day, and is shown as expired afterwards', async () => {
  const who = ['--by', 'Ada', '--reason', 'breaks the scanner', '--expires', '2024-05-10'];
  const { out, err } = await run('exception', 'add', '--kb', 'KB5036893', '--tag', 'lab', ...who);
  assert.match(out, /^The exception [0-9a-f]{16} counts until 2024-05-10\.\n$/, err);
  const list = (today: string) => runCommand(['fleet', 'exception', 'list', '--format', 'json'], { env, today });
  const [shown] = JSON.parse((await list('2024-05-10')).out);
  const { id, ...rest } = shown;
  assert.deepEqual(rest, {
    kb: '5036893',
    tag: 'lab',
    approvedBy: 'Ada',
    reason: 'breaks the scanner',
    since: '2024-04-10',
    expires: '2024-05-10',
    state: 'active',
  });
  assert.equal(JSON.parse((await list('2024-05-11')).out)[0].state, 'expired');
  assert.equal((await run('exception', 'remove', id)).exitCode, 0);
  assert.equal((await run('exception', 'list')).out, 'There are no exceptions.\n');
});

test('what is wrong with a ring or an exception is said', async () => {
  const hold = await run(...setPilot, '--hold', 'KB5036893');
  assert.equal(hold.exitCode, 2);
  assert.match(hold.err, /--hold is "KB5036893"; expected an update and a day/);
  const nothing = await run('exception', 'add', '--by', 'Ada', '--reason', 'x', '--expires', '2024-05-10');
  assert.match(nothing.err, /The exception names nothing; expected a "kb" or a "cve"/);
  const past = await run(
    'exception',
    'add',
    '--cve',
    'CVE-2024-1001',
    '--by',
    'A',
    '--reason',
    'x',
    '--expires',
    '2024-04-09',
  );
  assert.match(past.err, /expires is "2024-04-09"; expected a day from 2024-04-10/);
});
