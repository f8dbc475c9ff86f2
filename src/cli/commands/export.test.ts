import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { deviceOf } from '../../../test/builders/server.ts';
import type { MachineId } from '../../brand.ts';
import { runCommand } from '../testing/run-command.ts';
import { patched, smallFleet, today } from '../testing/small-fleet.ts';

const { folder, env } = smallFleet([
  deviceOf(),
  deviceOf({ id: 'b'.repeat(40) as MachineId, computerDnsName: '@pc-b.contoso.com' }),
  deviceOf({ id: 'c'.repeat(40) as MachineId, computerDnsName: 'pc-c.contoso.com', ...patched }),
]);

const run = (...words: string[]) => runCommand(['export', ...words], { env, today });

test('export missing writes a row for each device and each update that it is missing', async () => {
  const { out, exitCode } = await run('missing');
  const [heading, ...rows] = out.split('\r\n');
  assert.match(heading as string, /^machineId,computerDnsName,osPlatform,osVersion,tags,ring,lastSeen,kb,name,/);
  assert.deepEqual([exitCode, rows.length], [0, 3]);
  assert.match(
    rows[1] as string,
    /^b{40},'@pc-b\.contoso\.com,Windows10,10\.0\.18363\.657,,,2020-04-13T10:00:00\.000Z,4540673,/,
  );
});

test('export devices writes the devices that a filter asks for', async () => {
  const { out } = await run('devices', '--format', 'ndjson', '--filter', "startswith(id,'c')");
  const { id, status, missingKbs } = JSON.parse(out);
  assert.deepEqual([id, status, missingKbs], ['c'.repeat(40), 'assessed', 0]);
});

test('export kbs writes the updates, and takes the filters of the fleet', async () => {
  assert.match((await run('kbs')).out, /\r\n4540673,March 2020 Security Updates,.*,Important,2,8,0,,4,,,,0,0\r\n$/);
  assert.equal((await run('kbs', '--format', 'ndjson', '--severity', 'Critical')).out, '');
});

test('export writes a file whole, and says by which catalogue', async () => {
  const file = join(folder, 'out', 'missing.parquet');
  const { out } = await run('missing', '--format', 'parquet', '--output', file);
  assert.match(out, /missing\.parquet is written, by catalogue \w+, as of 2020-04-13\.\n$/);
  const rows = await parquetReadObjects({ file: await asyncBufferFromFile(file) });
  assert.deepEqual(
    rows.map(({ kb, lastSeen }) => [kb, lastSeen]),
    [
      ['4540673', new Date(`${today}T10:00:00.000Z`)],
      ['4540673', new Date(`${today}T10:00:00.000Z`)],
    ],
  );
  assert.deepEqual(readdirSync(join(folder, 'out')), ['missing.parquet']);
});

test('an export that cannot be made leaves the file of before', async () => {
  const file = join(folder, 'kept.csv');
  writeFileSync(file, 'before');
  const refused = await run('devices', '--output', file, '--filter', 'colour eq 1');
  assert.deepEqual([refused.exitCode, readFileSync(file, 'utf8')], [2, 'before']);
  assert.match(refused.err, /\$filter/);
  const parquet = await run('kbs', '--format', 'parquet');
  assert.match(parquet.err, /Parquet is no text for standard output\. Name a file with --output\./);
});
