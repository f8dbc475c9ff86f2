import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { zipOf } from '../../../test/builders/zip.ts';
import { machineIdOfName } from '../../brand.ts';
import { openStore } from '../../store/open.ts';
import { runCommand, temporaryFolder } from '../testing/run-command.ts';

const tenant = ['--tenant', 'contoso.com'];

const devices = [
  'Device ID,Device name,Enrollment date,Last check-in,OS version,Ownership,OS,SkuFamily,ProcessorArchitecture',
  'a1,PC-7,2023-01-01,2026-07-01T08:00:00Z,10.0.22631.3007,Corporate,Windows,Enterprise,x64',
  'a2,PC-8,2023-01-01,2026-07-01T08:00:00Z,10.0.22631.3007,Corporate,Windows,Enterprise,x64',
  'a3,phone,2023-01-01,2026-07-01T08:00:00Z,14.2,Personal,iOS,,',
];
const apps = [
  'ApplicationName,ApplicationPublisher,ApplicationVersion,DeviceName',
  'Git,Git,2.43.0,PC-7',
  'Git,Git,2.44.0,PC-9',
];

function filesIn(files: Readonly<Record<string, readonly string[]>>): string {
  const folder = temporaryFolder();
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(folder, name), lines.join('\n'));
  return folder;
}

async function findDevice(dataFolder: string, name: string) {
  const store = await openStore({ dataFolder });
  try {
    return (await store.devices.find('contoso.com', machineIdOfName(name)))?.inventory;
  } finally {
    await store.close();
  }
}

test('what several exports of Intune tell of one device is one inventory, and all again changes nothing twice', async () => {
  const env = { MISSINGKBS_DATA: temporaryFolder() };
  const folder = filesIn({ 'apps.csv': apps, 'devices.csv': devices });
  const first = await runCommand(['pull', 'intune', ...tenant, folder], { env });
  assert.equal(first.exitCode, 2);
  assert.match(
    first.out,
    /^Took in 2 devices: 2 new, 0 known before\.\nNote: devices\.csv, .*1 device runs iOS.*\nNot taken in:\n {2}PC-9: .*does not report the version/s,
  );
  const device = await findDevice(env.MISSINGKBS_DATA, 'pc-7');
  assert.deepEqual(
    [device?.osVersion, device?.software?.length, device?.installedKbs],
    ['10.0.22631.3007', 1, undefined],
  );
  assert.match(
    (await runCommand(['pull', 'intune', ...tenant, folder], { env })).out,
    /^Took in 2 devices: 0 new, 2 known before\./,
  );
});

test('a report of Intune is unpacked, as it is handed out', async () => {
  const env = { MISSINGKBS_DATA: temporaryFolder() };
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'reports.zip'), zipOf({ 'Devices.csv': devices.join('\n'), 'Apps.csv': apps.join('\n') }));
  const { out } = await runCommand(['pull', 'intune', ...tenant, folder], { env });
  assert.match(
    out,
    /^Took in 2 devices: 2 new, 0 known before\.\nNote: reports\.zip, Devices\.csv, .*1 device runs iOS/,
  );
  assert.equal((await findDevice(env.MISSINGKBS_DATA, 'pc-7'))?.software?.length, 1);
  writeFileSync(join(folder, 'reports.zip'), zipOf({ 'Devices.csv': devices.join('\n') }).subarray(0, 200));
  const damaged = await runCommand(['pull', 'intune', ...tenant, folder], { env });
  assert.equal(damaged.exitCode, 2);
  assert.match(damaged.err, /reports\.zip is a damaged zip: End of central directory record signature not found/);
});

test('states of updates and computers of WSUS are joined by name, whole or short', async () => {
  const env = { MISSINGKBS_DATA: temporaryFolder() };
  const computers = [
    'FullDomainName,OSDescription,OSArchitecture,ComputerRole,OSBuildNumber,LastReportedStatusTime',
    'pc-7.contoso.com,Windows 10 Pro,AMD64,Workstation,19045,2026-07-01',
  ];
  const states = [
    'ComputerName,KnowledgebaseArticle,Title,UpdateInstallationState',
    'PC-7,5034122,A,Installed',
    'PC-7,5033909,B,NotInstalled',
  ];
  const folder = filesIn({ 'computers.csv': computers, 'states.csv': states });
  const { exitCode, out } = await runCommand(['pull', 'wsus', ...tenant, folder], { env });
  assert.deepEqual([exitCode, out], [0, 'Took in 1 device: 1 new, 0 known before.\n']);
  const device = await findDevice(env.MISSINGKBS_DATA, 'pc-7.contoso.com');
  assert.deepEqual([device?.osVersion, device?.installedKbs], ['10.0.19045', ['5034122']]);
});

test('a device of which a fuller inventory is known keeps it, unless --replace takes its place', async () => {
  const env = { MISSINGKBS_DATA: temporaryFolder() };
  const own = {
    computerDnsName: 'pc-7',
    osVersion: '10.0.22631.3007',
    installedKbs: ['5034122'],
    lastSeen: '2026-06-01T00:00:00Z',
  };
  await runCommand(['import', ...tenant, '-'], { env, stdin: JSON.stringify(own) });
  const folder = filesIn({ 'devices.csv': devices });
  const kept = await runCommand(['pull', 'intune', ...tenant, folder], { env });
  assert.match(
    kept.out,
    /^Took in 1 device: 1 new.*\nLeft out 1 device, of which a fuller inventory is known; --replace takes them\.\n/,
  );
  assert.deepEqual((await findDevice(env.MISSINGKBS_DATA, 'pc-7'))?.installedKbs, ['5034122']);
  await runCommand(['pull', 'intune', ...tenant, '--replace', folder], { env });
  assert.equal((await findDevice(env.MISSINGKBS_DATA, 'pc-7'))?.installedKbs, undefined);
});

test('an export of something else is refused by what it was read as, and nothing of it is taken in', async () => {
  const env = { MISSINGKBS_DATA: temporaryFolder() };
  const folder = filesIn({ 'devices.csv': devices });
  const { exitCode, out } = await runCommand(['pull', 'wsus', ...tenant, folder], { env });
  assert.equal(exitCode, 2);
  assert.match(out, /^Took in 0 devices.*devices\.csv was read as intune, not as an export of wsus/s);
  assert.equal((await runCommand(['pull', 'wsus', ...tenant, join(folder, 'absent.csv')], { env })).exitCode, 2);
});

test('an address is asked with the token page by page, again after a 429, and never on another host', async () => {
  const page = (name: string) => ({
    '@odata.context': 'x',
    value: [
      {
        id: name,
        deviceName: name,
        operatingSystem: 'Windows',
        osVersion: '10.0.22631.3007',
        lastSyncDateTime: '2026-07-01T08:00:00Z',
      },
    ],
  });
  const asked: string[] = [];
  let elsewhere = false;
  const server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization}`);
    response.setHeader('content-type', 'application/json');
    if (asked.length === 1)
      return void response
        .writeHead(429, { 'retry-after': '1' })
        .end('{"error":{"code":"TooManyRequests","message":"Slow down."}}');
    const next = elsewhere ? 'http://evil.example/2' : `http://${request.headers.host}/2`;
    response.end(JSON.stringify(request.url === '/1' ? { ...page('pc-1'), '@odata.nextLink': next } : page('pc-2')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/1`;
  try {
    const env = { MISSINGKBS_DATA: temporaryFolder(), MISSINGKBS_PULL_TOKEN: 'abc' };
    const { out, err } = await runCommand(['pull', 'intune', ...tenant, url], { env });
    assert.equal(out, 'Took in 2 devices: 2 new, 0 known before.\n');
    assert.match(err, /Going on in 1 s: 429 TooManyRequests: Slow down\./);
    assert.deepEqual(asked, ['/1 Bearer abc', '/1 Bearer abc', '/2 Bearer abc']);
    elsewhere = true;
    const refused = await runCommand(['pull', 'intune', ...tenant, url], { env });
    assert.equal(refused.exitCode, 2);
    assert.match(refused.err, /links to its next page on another host, http:\/\/evil\.example/);
    const open = await runCommand(['pull', 'intune', ...tenant, 'http://graph.example/1'], { env });
    assert.match(open.err, /is not https: everybody on the way could read the token/);
  } finally {
    server.close();
  }
});
