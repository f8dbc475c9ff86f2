import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import {
  april2020,
  contoso,
  deviceOf,
  fabrikam,
  machine,
  startTestServer,
  type TestServer,
} from '../../../test/builders/server.ts';
import type { MachineId } from '../../brand.ts';

const path = `/api/machines/${machine}`;

describe('machines', () => {
  let server: TestServer;
  let writer: string;
  before(async () => {
    server = await startTestServer({
      environment: { MISSINGKBS_LIMIT_PER_MINUTE: '0', MISSINGKBS_LIMIT_PER_HOUR: '0' },
    });
    writer = await server.token(['Machine.ReadWrite.All', 'Software.Read.All']);
  });
  beforeEach(() => {
    server.clock.now = april2020;
  });
  after(() => server.close());

  test('a device that reports its inventory is there from then on, as a Machine resource', async () => {
    const { id: _, ...body } = deviceOf();
    const created = await server.put(`${path}/inventory`, writer, body, { host: 'kb.contoso.com' });
    assert.equal(created.statusCode, 201);
    const expected = {
      '@odata.context': 'http://kb.contoso.com/api/$metadata#Machines/$entity',
      id: machine,
      computerDnsName: 'pc-7.contoso.com',
      firstSeen: '2020-04-13T10:00:00.000Z',
      lastSeen: '2020-04-13T10:00:00.000Z',
      osPlatform: 'Windows10',
      osVersion: '10.0.18363.657',
      onboardingStatus: 'Onboarded',
      osProcessor: 'x64',
      version: '1909',
      osBuild: 18363,
      lastIpAddress: null,
      lastExternalIpAddress: null,
      agentVersion: null,
      healthStatus: 'Active',
      rbacGroupId: 0,
      rbacGroupName: null,
      riskScore: null,
      exposureLevel: null,
      deviceValue: 'Normal',
      aadDeviceId: null,
      machineTags: [],
      ipAddresses: [],
      osArchitecture: '64-bit',
    };
    assert.equal(created.body, JSON.stringify(expected));
    for (const idOrName of [machine, machine.toUpperCase(), 'pc-7.contoso.com', 'PC-7.CONTOSO.COM']) {
      const found = await server.get(`/api/machines/${idOrName}`, writer, { host: 'kb.contoso.com' });
      assert.equal(found.statusCode, 200, idOrName);
      assert.deepEqual(found.json(), expected);
    }
    assert.equal((await server.get(`${path}/getmissingkbs`, writer)).json().value[0].id, '4540673');
  });

  test('the next report changes the answer at once, and the day of the first one stays', async () => {
    await server.put(`${path}/inventory`, writer, deviceOf());
    assert.equal((await server.get(`${path}/getmissingkbs`, writer)).json().value.length, 1);
    server.clock.now += 1_800_000;
    const replaced = await server.put(`${path}/inventory`, writer, deviceOf({ osVersion: '10.0.18363.719' }));
    assert.equal(replaced.statusCode, 200);
    assert.equal(replaced.json().firstSeen, '2020-04-13T10:00:00.000Z');
    assert.equal(replaced.json().lastSeen, '2020-04-13T10:30:00.000Z');
    assert.deepEqual((await server.get(`${path}/getmissingkbs`, writer)).json().value, []);
  });

  test('a device that has not been seen for a week is inactive', async () => {
    const id = 'b'.repeat(40) as MachineId;
    const inventory = deviceOf({ id, computerDnsName: 'pc-8.contoso.com', lastSeen: '2020-04-01T00:00:00Z' });
    await server.put(`/api/machines/${id}/inventory`, writer, inventory);
    assert.equal((await server.get(`/api/machines/${id}`, writer)).json().healthStatus, 'Inactive');
  });

  test('KB numbers may bear "KB", and a body may be compressed', async () => {
    const body = gzipSync(JSON.stringify({ ...deviceOf(), installedKbs: ['KB4540673'] }));
    const answer = await server.app.inject({
      method: 'PUT',
      url: `/api/v1.0/Machines/${machine}/Inventory`,
      headers: { authorization: `Bearer ${writer}`, 'content-type': 'application/json', 'content-encoding': 'gzip' },
      payload: body,
    });
    assert.ok(answer.statusCode === 200 || answer.statusCode === 201, answer.body);
    const device = await server.store.devices.find(contoso, machine);
    assert.deepEqual(device?.inventory.installedKbs, ['4540673']);
  });

  test('an empty text, or null, is as good as none, and refused where the text is required', async () => {
    const software = [{ name: 'Git', version: '', vendor: null }];
    const { id: _, ...device } = deviceOf();
    const answer = await server.put(`${path}/inventory`, writer, {
      ...device,
      id: '',
      osName: null,
      lastSeen: '',
      software,
    });
    assert.ok(answer.statusCode === 200 || answer.statusCode === 201, answer.body);
    const { inventory } = (await server.store.devices.find(contoso, machine)) ?? assert.fail();
    assert.deepEqual([inventory.osName, inventory.software], [undefined, [{ name: 'Git' }]]);
    for (const name of ['computerDnsName', 'osVersion']) {
      const refused = await server.put(`${path}/inventory`, writer, { ...device, [name]: ' ' });
      assert.deepEqual([refused.statusCode, refused.json().error.code], [400, 'MissingRequiredParameter']);
    }
  });

  test('tenants do not meet: the same machine id is a device of each', async () => {
    await server.put(`${path}/inventory`, writer, deviceOf());
    const foreign = await server.token(['Machine.ReadWrite.All'], fabrikam);
    assert.equal((await server.get(path, foreign)).statusCode, 404);
    assert.equal((await server.get('/api/machines/pc-7.contoso.com', foreign)).statusCode, 404);
    const own = await server.put(`${path}/inventory`, foreign, deviceOf({ osVersion: '10.0.17763.1' }));
    assert.equal(own.statusCode, 201);
    assert.equal((await server.get(path, writer)).json().osBuild, 18363);
  });

  test('the Machine resource names platform and version as Defender does', async () => {
    const cases: [osVersion: string, osName: string | undefined, osPlatform: string, version: string | null][] = [
      ['10.0.14393.1', 'Windows Server 2016 Standard', 'WindowsServer2016', '1607'],
      ['10.0.17763.1', 'Windows Server 2019 Datacenter', 'WindowsServer2019', '1809'],
      ['10.0.17763.1', 'Windows 10 Enterprise LTSC', 'Windows10', '1809'],
      ['10.0.20348.1', 'Windows Server 2022 Standard', 'WindowsServer2022', '21H2'],
      ['10.0.26100.1', 'Windows Server 2025 Standard', 'WindowsServer2025', '24H2'],
      ['10.0.26100.1', 'Windows 11 Pro', 'Windows11', '24H2'],
      ['10.0.19045.1', undefined, 'Windows10', '22H2'],
      ['10.0.10240.1', 'Windows 10 Pro', 'Windows10', '1507'],
      ['10.0.18363.1', 'Windows Server, version 1909', 'WindowsServer', '1909'],
      ['6.3.9600.1', 'Windows Server 2012 R2 Standard', 'WindowsServer2012R2', null],
      ['6.1.7601.1', 'Windows 7 Professional', 'Windows7', null],
      ['10.0.99999.1', 'Windows 11 Pro', 'Windows11', null],
    ];
    for (const [osVersion, osName, osPlatform, version] of cases) {
      const { osName: _, installationType: __, ...rest } = deviceOf();
      const body = { ...rest, osVersion, ...(osName !== undefined && { osName }) };
      const answer = (await server.put(`${path}/inventory`, writer, body)).json();
      assert.deepEqual([answer.osPlatform, answer.version], [osPlatform, version], `${osVersion} ${osName}`);
    }
  });

  test('/openapi.json describes every route of machines with the roles that it asks for', async () => {
    const answer = await server.app.inject({ url: '/openapi.json', headers: { host: 'kb.contoso.com' } });
    assert.equal(answer.statusCode, 200);
    const { openapi, paths, servers } = answer.json();
    assert.match(openapi, /^3\.1/);
    assert.deepEqual(servers, [{ url: 'http://kb.contoso.com' }]);
    const described = Object.entries(paths as Record<string, Record<string, { security: { oauth2: string[] }[] }>>).map(
      ([route, methods]) => [
        route,
        Object.entries(methods).map(([method, { security }]) => [method, security.map(({ oauth2 }) => oauth2)]),
      ],
    );
    const reads = [['Machine.Read.All'], ['Machine.ReadWrite.All']];
    const writes = [['Machine.ReadWrite.All']];
    const machines = described.filter(([route]) => /^\/(healthz|readyz|api\/machines\b)/.test(String(route)));
    assert.deepEqual(machines, [
      ['/healthz', [['get', []]]],
      ['/readyz', [['get', []]]],
      ['/api/machines/{machineId}/getmissingkbs', [['get', [['Software.Read.All']]]]],
      ['/api/machines/{machineId}/getmissingkbs/{kb}', [['get', [['Software.Read.All']]]]],
      ['/api/machines', [['get', reads]]],
      ['/api/machines/findbytag', [['get', reads]]],
      ["/api/machines/findbyip(ip='{ip}',timestamp={timestamp})", [['get', reads]]],
      [
        '/api/machines/{machineId}',
        [
          ['get', reads],
          ['delete', writes],
        ],
      ],
      ['/api/machines/AddOrRemoveTagForMultipleMachines', [['post', writes]]],
      ['/api/machines/{machineId}/inventory', [['put', writes]]],
      ['/api/machines/{machineId}/alerts', [['get', [['Alert.Read.All']]]]],
      ['/api/machines/{machineId}/logonusers', [['get', [['User.Read.All']]]]],
      ['/api/machines/{machineId}/vulnerabilities', [['get', [['Vulnerability.Read.All']]]]],
      ['/api/machines/{machineId}/software', [['get', [['Software.Read.All']]]]],
      ['/api/machines/{machineId}/recommendations', [['get', [['SecurityRecommendation.Read.All']]]]],
      ['/api/machines/SoftwareVulnerabilitiesByMachine', [['get', [['Vulnerability.Read.All']]]]],
      ['/api/machines/SoftwareInventoryByMachine', [['get', [['Software.Read.All']]]]],
      ['/api/machines/SoftwareVulnerabilitiesExport', [['get', [['Vulnerability.Read.All']]]]],
      ['/api/machines/SoftwareInventoryExport', [['get', [['Software.Read.All']]]]],
      ['/api/machines/{machineId}/tags', [['post', writes]]],
      ['/api/machines/inventory', [['post', writes]]],
    ]);
  });
});
