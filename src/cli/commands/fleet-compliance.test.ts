import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deviceOf } from '../../../test/builders/server.ts';
import type { MachineId } from '../../brand.ts';
import { runCommand } from '../testing/run-command.ts';
import { patched, smallFleet, today } from '../testing/small-fleet.ts';

const { env } = smallFleet([
  deviceOf({ lastSeen: '2020-03-01T08:00:00.000Z' }),
  deviceOf({ lastSeen: '2020-03-20T08:00:00.000Z', ...patched }),
  deviceOf({
    id: 'b'.repeat(40) as MachineId,
    computerDnsName: 'pc-8.contoso.com',
    lastSeen: '2020-03-02T08:00:00.000Z',
  }),
]);

const ask = (...words: string[]) => runCommand(['fleet', 'compliance', ...words], { env, today });

test('fleet compliance tells how much was patched in time on a day, and when it was told first', async () => {
  const { exitCode, out } = await ask('2020-03-25', '--by', 'platform');
  assert.equal(exitCode, 0);
  assert.match(
    out,
    /^2020-03-25, within 14 days \(Critical, Important\): 50 % of devices compliant\.\n1 compliant, 1 late/,
  );
  assert.match(out, /4 of 8 closed in time, 50 %/);
  assert.match(out, /Windows10 +1 +1 +50 % +0 +4 +50 %/);
  assert.match(out, /Told first at 2020-04-13T\S+, by catalogue [0-9a-f]{16}; nothing has changed since\./);
  const { total } = JSON.parse((await ask('2020-03-25', '--format', 'json')).out);
  assert.deepEqual([total.devices.compliant, total.devices.late], [1, 1]);
  assert.match((await ask()).out, /^2020-04-13, within 14 days/);
});

test('fleet compliance --from and --to gives a series, also as rows for a spreadsheet', async () => {
  const { out } = await ask('--from', '2020-03-18', '--to', '2020-03-25', '--step', 'week');
  assert.match(out, /2020-03-18 +2 +0 +100 %[^\n]*\n2020-03-25 +1 +1 +50 %/);
  const csv = (await ask('--from', '2020-03-24', '--to', '2020-03-25', '--format', 'csv')).out.trimEnd().split('\n');
  assert.deepEqual([csv.length, csv[1]?.startsWith('2020-03-24,,2,0,100')], [3, true]);
  const both = await ask('2020-03-25', '--from', '2020-03-18');
  assert.deepEqual([both.exitCode, /leave one out/.test(both.err)], [2, true]);
});
