import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deviceOf } from '../../../test/builders/server.ts';
import type { MachineId } from '../../brand.ts';
import { runCommand } from '../testing/run-command.ts';
import { patched, smallFleet, today } from '../testing/small-fleet.ts';

const { env } = smallFleet([
  deviceOf(),
  deviceOf({ id: 'b'.repeat(40) as MachineId, computerDnsName: 'pc-b.contoso.com' }),
  deviceOf({ id: 'c'.repeat(40) as MachineId, computerDnsName: 'pc-c.contoso.com', ...patched }),
]);

const ask = async (...words: string[]) => {
  const { exitCode, out, err } = await runCommand(['fleet', ...words], { env, today });
  assert.equal(exitCode, 0, err);
  return out;
};

test('fleet overview counts the devices and what is open', async () => {
  const out = await ask('overview');
  assert.match(out, /^3 devices \(apart: 0 unknown, 0 unsupported\)\.\n1 miss nothing; 2 miss updates of one month/);
  assert.match(out, /2 missing updates, 8 open vulnerabilities/);
  const { asOf, devices } = JSON.parse(await ask('overview', '--platform', 'windows11', '--format', 'json'));
  assert.deepEqual([asOf, devices], [today, { assessed: 0, unknown: 0, unsupported: 0 }]);
  const ofLine = JSON.parse(await ask('overview', '--line', 'windows 10 1909', '--format', 'json'));
  assert.equal(ofLine.devices.assessed, 3);
  assert.match(await ask('overview', '--format', 'csv'), /^figure,value\r\nassessed,3\r\n/);
});

test('an answer by a catalogue that is too old for today says so', async () => {
  const { exitCode, out, err } = await runCommand(['fleet', 'overview'], { env, today: '2020-06-01' });
  assert.deepEqual([exitCode, /^3 devices/.test(out)], [0, true]);
  assert.match(err, /knows no update after 2020-03-10/);
});

test('fleet missing lists the updates', async () => {
  assert.match(await ask('missing'), /KB4540673 +2020-03-10 +March 2020 Security Updates +Important +2 +8 +0 +0 +Yes/);
  assert.equal(await ask('missing', '--exploited', 'any'), 'Nothing is missing.\n');
  assert.match(
    await ask('missing', '--sort', 'kb', '--format', 'csv'),
    /\r\n4540673,March 2020 Security Updates,https/,
  );
  const { value } = JSON.parse(await ask('missing', '--software', 'internet_explorer', '--format', 'json'));
  assert.deepEqual([value.length, value[0].pairs], [1, 2]);
});

test('fleet plan proposes updates, and says what they close', async () => {
  const out = await ask('plan', '--most', '1');
  assert.match(out, /KB4540673 +2020-03-10 .* +2 +8 +100\.00 % +Yes\nThis one closes 100 %\.\nOpen after that: 0\./);
  assert.match(await ask('plan', '--format', 'csv'), /\r\n4540673,.*,2,8,8,100\r\n$/);
  assert.match(await ask('plan', '--tag', 'nobody'), /No update that is offered closes anything\./);
  const wrong = await runCommand(['fleet', 'plan', '--most', 'all'], { env, today });
  assert.match(wrong.err, /expected a whole number from 1 to 1000/);
});

test('fleet plan is written for what deploys it, and as a runbook, ring by ring', async () => {
  assert.match(
    await ask('plan', '--format', 'wsus'),
    /'4540673' # March 2020 Security Updates; 2 devices; restart: Yes\r\n/,
  );
  assert.match(await ask('plan', '--format', 'configmgr'), /New-CMSoftwareUpdateGroup/);
  assert.match(
    await ask('plan', '--format', 'intune'),
    /\r\n2020-03-10,KB4540673,March 2020 Security Updates,Yes,2,8\r\n$/,
  );
  const whole = await ask('plan', '--format', 'runbook');
  assert.match(
    whole,
    /^# Runbook of 2020-.*\n\n## All devices: 3 devices\n[\s\S]*1\. \[ \] KB4540673, .*: 2 devices, restart Yes/,
  );
  await runCommand(['fleet', 'ring', 'set', 'Pilot', '--order', '1', '--tag', 'nobody'], { env, today });
  await runCommand(['fleet', 'ring', 'set', 'Rest', '--order', '2'], { env, today });
  const byRing = await ask('plan', '--format', 'runbook');
  assert.match(
    byRing,
    /## Ring Pilot: 0 devices\n[\s\S]*closes anything[\s\S]*## Ring Rest: 3 devices\n[\s\S]*KB4540673/,
  );
  for (const ring of ['Pilot', 'Rest']) await runCommand(['fleet', 'ring', 'remove', ring], { env, today });
  assert.equal(await ask('plan', '--format', 'runbook'), whole);
});

test('fleet what-if compares the fleet of now with one that has the updates', async () => {
  const out = await ask('what-if', 'KB4540673', '4532693');
  assert.match(out, /^Installed on the devices that miss it: KB4540673 on 2, KB4532693 on 0\./);
  assert.match(out, /open vulnerabilities +8 +0 +8\n/);
  const unknown = await runCommand(['fleet', 'what-if', '9999999'], { env, today });
  assert.match(unknown.err, /The catalogue knows no update KB9999999/);
});

test('fleet support lists the systems with their last days', async () => {
  assert.match(await ask('support'), /Windows 10 1909 +Enterprise and Education +2022-05-10 +supported +3/);
  assert.match(await ask('support', '--format', 'csv'), /\r\nWindows 10 1909,enterprise,2022-05-10,,supported,3,\r\n$/);
});
