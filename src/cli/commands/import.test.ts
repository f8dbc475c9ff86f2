import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { machineIdOfName } from '../../brand.ts';
import { openStore } from '../../store/open.ts';
import { runCommand, temporaryFolder } from '../testing/run-command.ts';

const tenant = ['--tenant', 'contoso.com'];

function device(name: string, fields: object = {}): string {
  return JSON.stringify({ computerDnsName: name, osVersion: '10.0.22631.3447', installedKbs: [], ...fields });
}

async function findDevice(dataFolder: string, name: string) {
  const store = await openStore({ dataFolder });
  try {
    return await store.devices.find('contoso.com', machineIdOfName(name));
  } finally {
    await store.close();
  }
}

test('import takes every device of a file into the store', async () => {
  const dataFolder = temporaryFolder();
  const file = join(temporaryFolder(), 'fleet.ndjson');
  writeFileSync(file, `${device('pc-1.example.com')}\n${device('pc-2.example.com')}\n`);
  const env = { MISSINGKBS_DATA: dataFolder };
  const first = await runCommand(['import', ...tenant, file], { env });
  assert.deepEqual([first.exitCode, first.out], [0, 'Took in 2 devices: 2 new, 0 known before.\n']);
  const again = await runCommand(['import', ...tenant, file], { env });
  assert.equal(again.out, 'Took in 2 devices: 0 new, 2 known before.\n');
  assert.equal((await findDevice(dataFolder, 'pc-2.example.com'))?.inventory.osVersion, '10.0.22631.3447');
});

test('a device of which a later inventory is known is left out, and that is told', async () => {
  const file = join(temporaryFolder(), 'fleet.ndjson');
  const env = { MISSINGKBS_DATA: temporaryFolder() };
  writeFileSync(file, device('pc-1', { lastSeen: '2026-07-02T00:00:00Z' }));
  await runCommand(['import', ...tenant, file], { env });
  writeFileSync(file, `${device('pc-1', { lastSeen: '2026-07-01T00:00:00Z' })}\n${device('pc-2')}`);
  const { exitCode, out } = await runCommand(['import', ...tenant, file], { env });
  const left = 'Left out 1 device, of which a later inventory is known.\n';
  assert.deepEqual([exitCode, out], [0, `Took in 1 device: 1 new, 0 known before.\n${left}`]);
});

test('in a folder each file stands for itself and each sub-folder for one device', async () => {
  const dataFolder = temporaryFolder();
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.json'), device('pc-1.example.com'));
  mkdirSync(join(folder, 'pc-2'));
  writeFileSync(
    join(folder, 'pc-2', 'os.json'),
    JSON.stringify({ computerDnsName: 'pc-2', osVersion: '10.0.22631.3447' }),
  );
  writeFileSync(
    join(folder, 'pc-2', 'kbs.json'),
    JSON.stringify({ computerDnsName: 'pc-2', installedKbs: ['KB5036893'] }),
  );
  const { exitCode, out } = await runCommand(['import', ...tenant, folder], { env: { MISSINGKBS_DATA: dataFolder } });
  assert.deepEqual([exitCode, out], [0, 'Took in 2 devices: 2 new, 0 known before.\n']);
  const joined = await findDevice(dataFolder, 'pc-2');
  assert.deepEqual(joined?.inventory.installedKbs, ['5036893']);
});

test('a fleet that comes line by line is in the store while its end has not come yet', async () => {
  const env = { MISSINGKBS_DATA: temporaryFolder() };
  const store = await openStore({ dataFolder: env.MISSINGKBS_DATA });
  async function* fleet() {
    // Two batches, since one is gathered while the other is written.
    for (let place = 0; place < 4_001; place += 1) yield `${device(`pc-${place}`)}\n`;
    while (!(await store.devices.any('contoso.com'))) await setTimeout(20);
    yield `nonsense\n${device('the-last')}\n{"osVersion": "ten"}`;
  }
  const { exitCode, out } = await runCommand(['import', ...tenant, '-'], { env, stdin: fleet() });
  await store.close();
  assert.equal(exitCode, 2);
  assert.match(out, /^Took in 4002 devices: 4002 new, 0 known before\.\nNot taken in:\n/);
  assert.match(out, /standard input, line 4002: is not a JSON object: .*\n.*standard input, line 4004: the inventory /);
});

test('a file of lines reads as a file that is read at once, whatever ends its lines and begins it', async () => {
  const folder = temporaryFolder();
  const lines = [device('pc-1'), '', device('pc-2', { osVersion: 'ten' }), device('pc-3')];
  writeFileSync(join(folder, 'lines.ndjson'), `\uFEFF${lines.join('\r\n')}`);
  writeFileSync(join(folder, 'list.json'), `[${lines.filter((line) => line !== '').join()}]`);
  const of = (file: string) =>
    runCommand(['import', ...tenant, join(folder, file)], { env: { MISSINGKBS_DATA: temporaryFolder() } });
  const [inLines, atOnce] = [await of('lines.ndjson'), await of('list.json')];
  assert.match(
    inLines.out,
    /^Took in 2 devices: .*lines\.ndjson, line 3: the inventory has "osVersion" that is "ten"/s,
  );
  const withoutPlace = (text: string) => text.replaceAll(/[^ /]*\/?li(?:nes|st)\.\w+|line 3|element 2|\.$/gm, '');
  assert.equal(withoutPlace(inLines.out), withoutPlace(atOnce.out));
});

test('a damaged device is named with its place, the others of the file are taken in', async () => {
  const file = join(temporaryFolder(), 'fleet.json');
  const fleet = [
    device('pc-1.example.com'),
    '{"computerDnsName": }',
    'null',
    device('pc-2.example.com', { osName: '' }),
  ];
  writeFileSync(file, `[${fleet.join()}]`);
  const { exitCode, out } = await runCommand(['import', ...tenant, file], {
    env: { MISSINGKBS_DATA: temporaryFolder() },
  });
  assert.equal(exitCode, 2);
  assert.match(out, /^Took in 2 devices: .*fleet\.json, element 2: is not a JSON object.*element 3: is null/s);
});

test('several devices of one file that do not name themselves are not given the name of the file', async () => {
  const file = join(temporaryFolder(), 'fleet.ndjson');
  const nameless = JSON.stringify({ osVersion: '10.0.22631.3447', installedKbs: [] });
  writeFileSync(file, `${nameless}\n${nameless}\n${device('pc-1.example.com')}\n`);
  const { exitCode, out } = await runCommand(['import', ...tenant, file], {
    env: { MISSINGKBS_DATA: temporaryFolder() },
  });
  assert.equal(exitCode, 2);
  assert.match(out, /^Took in 1 device: .*\n(?: {2}.*does not name its device.*\n){2}$/s);
});

test('a file that cannot be read is named with the reason, the others are taken in, and the exit code is 2', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.json'), device('pc-1.example.com'));
  writeFileSync(join(folder, 'b.txt'), 'minutes of a meeting');
  writeFileSync(join(folder, 'c.json'), JSON.stringify({ computerDnsName: 'pc-3.example.com', installedKbs: [] }));
  const { exitCode, out } = await runCommand(['import', ...tenant, folder], {
    env: { MISSINGKBS_DATA: temporaryFolder() },
  });
  assert.equal(exitCode, 2);
  assert.match(out, /^Took in 1 device: 1 new, 0 known before\.\nNot taken in:\n/);
  assert.match(out, /b\.txt: .*is in no known inventory format/);
  assert.match(out, /c\.json: .*does not report the version of the operating system/);
});

test('without --tenant the devices belong to the only tenant that is known', async () => {
  const dataFolder = temporaryFolder();
  const env = { MISSINGKBS_DATA: dataFolder };
  const stdin = device('pc-1.example.com');
  const none = await runCommand(['import', '-'], { env, stdin });
  assert.equal(none.exitCode, 2);
  assert.match(none.err, /no tenant is known yet\. Name one with --tenant/);
  const create = (name: string) => ['app', 'create', '--tenant', name, '--role', 'Software.Read.All'];
  await runCommand(create('contoso.com'), { env });
  assert.equal((await runCommand(['import', '-'], { env, stdin })).exitCode, 0);
  assert.notEqual(await findDevice(dataFolder, 'pc-1.example.com'), undefined);
  await runCommand(create('fabrikam.com'), { env });
  assert.match(
    (await runCommand(['import', '-'], { env, stdin })).err,
    /there are several: contoso\.com, fabrikam\.com/,
  );
});

test('what a file itself leaves out is said, and is no fault', async () => {
  const folder = temporaryFolder();
  const lines = [
    'Host Name:                 PC-7',
    'OS Name:                   Microsoft Windows 10 Pro',
    'OS Version:                10.0.19045 N/A Build 19045',
    'System Type:               x64-based PC',
    'Hotfix(s):                 3 Hotfix(s) Installed.',
    '                           [01]: KB5036892',
    '                           [02]: KB5037018',
  ];
  writeFileSync(join(folder, 'pc-7.txt'), `${lines.join('\r\n')}\r\n`);
  const { exitCode, out } = await runCommand(['import', ...tenant, folder], {
    env: { MISSINGKBS_DATA: temporaryFolder() },
  });
  assert.equal(exitCode, 0);
  assert.match(out, /^Took in 1 device: .*\nNote: pc-7\.txt, .*announces 3 hotfixes and lists 2/);
});
