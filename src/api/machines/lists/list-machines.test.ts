import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { contoso, deviceOf, fabrikam, startTestServer, type TestServer } from '../../../../test/builders/server.ts';
import type { MachineId } from '../../../brand.ts';
import type { Inventory } from '../../../inventory/model.ts';

const idOf = (place: number) => (place + 1).toString(16).padStart(40, '0') as MachineId;
const day = (number: number) => `2020-04-${String(number).padStart(2, '0')}T08:00:00.000Z`;

/** Twelve machines: of two systems, two processors, three that are inactive on April 13th. */
const inventories = Array.from({ length: 12 }, (_, place): Inventory => {
  const server = place % 4 === 3;
  return deviceOf({
    id: idOf(place),
    computerDnsName: `${server ? 'SRV' : 'pc'}-${place}.contoso.com`,
    osName: server ? 'Microsoft Windows Server 2019 Standard' : 'Microsoft Windows 10 Enterprise',
    osVersion: server ? '10.0.17763.1098' : '10.0.18363.657',
    installationType: server ? 'Server' : 'Client',
    osProcessor: place % 2 === 0 ? 'x64' : 'x86',
    lastSeen: day(place < 3 ? 1 + place : 12),
  });
});

describe('GET /api/machines', () => {
  let server: TestServer;
  let token: string;
  before(async () => {
    server = await startTestServer({
      environment: { MISSINGKBS_LIMIT_PER_MINUTE: '0', MISSINGKBS_LIMIT_PER_HOUR: '0' },
    });
    await server.store.devices.saveAll(contoso, inventories, day(13));
    await server.store.devices.saveAll(fabrikam, [deviceOf({ id: idOf(99) })], day(13));
    await server.store.devices.changeTags(contoso, idOf(1), { add: ['VIP', "O'Neill"] });
    await server.store.devices.changeTags(contoso, idOf(7), { add: ['VIP-2'] });
    token = await server.token(['Machine.Read.All']);
  });
  after(() => server.close());

  const list = async (query: string) => {
    const answer = await server.get(`/api/machines?${query}`, token, { host: 'kb.contoso.com' });
    assert.equal(answer.statusCode, 200, `${query}: ${answer.body}`);
    return answer.json();
  };
  const places = async (query: string) =>
    (await list(query)).value.map(({ id }: { id: string }) => Number.parseInt(id, 16) - 1);

  test('lists all machines of the tenant by id, each as its own resource but for the context', async () => {
    const answer = await server.get('/api/machines', token, { host: 'kb.contoso.com' });
    assert.match(String(answer.headers['content-type']), /^application\/json/);
    const { '@odata.context': context, value, ...rest } = answer.json();
    assert.equal(context, 'http://kb.contoso.com/api/$metadata#Machines');
    assert.deepEqual(rest, {});
    assert.equal(value.length, 12);
    for (const item of value) {
      const { '@odata.context': _, ...machine } = (await server.get(`/api/machines/${item.id}`, token)).json();
      assert.deepEqual(item, machine);
    }
    assert.deepEqual(value[1].machineTags, ["O'Neill", 'VIP']);
  });

  const found: Readonly<Record<string, readonly number[]>> = {
    "$filter=computerDnsName eq 'pc-4.contoso.com'": [4],
    "$top=5&$filter=ComputerDNSName eq 'srv-3.contoso.com'&$select=id": [3],
    "$filter=lastIpAddress eq '192.0.2.1'": [],
    "$filter=osPlatform eq 'WindowsServer2019'&$top=100&": [3, 7, 11],
    "$filter=osPlatform eq 'Windows11'": [],
    [`$filter=id eq '${idOf(5).toUpperCase()}'`]: [5],
    [`$filter=id gt '${idOf(8)}'`]: [9, 10, 11],
    "$filter=riskscore eq 'High'": [],
    '$filter=riskScore eq null&$top=2': [0, 1],
    "$filter=healthStatus eq 'Active' and osProcessor eq 'x86'": [3, 5, 7, 9, 11],
    "$filter=healthStatus+ne+'Active'": [0, 1, 2],
    "$filter=not (healthStatus eq 'Active') or version eq '1809'": [0, 1, 2, 3, 7, 11],
    "$filter=startswith(computerDnsName,'SRV')": [3, 7, 11],
    '$filter=lastSeen gt 2018-08-01Z and lastSeen lt 2020-04-02T09:00:00.0000001Z': [0, 1],
    '$filter=osBuild eq 17763 and not (osBuild lt 17763)': [3, 7, 11],
    "$filter=machineTags/any(tag: tag eq 'vip')": [1],
    "$filter=machineTags/any(tag: startswith(tag,'VIP') or tag eq 'O''Neill')": [1, 7],
    "$filter=not machineTags/any() and osProcessor eq 'x86'": [3, 5, 9, 11],
    "$filter=onboardingStatus eq 'Onboarded'&$skip=10": [10, 11],
    '$orderby=id desc&$top=3': [11, 10, 9],
    '$orderby=computerDnsName desc&$top=4': [7, 3, 11, 9],
    '$orderby=lastSeen&$top=4': [0, 1, 2, 3],
    '$orderby=osPlatform desc&$top=4&$skip=2': [7, 3, 10, 9].map((_, place) => [3, 10, 9, 8][place] as number),
    '$orderby=osBuild&$skip=2&$top=3': [11, 0, 1],
    '$orderby=healthStatus desc&$top=4': [2, 1, 0, 11],
    '$orderby=riskScore&$top=2': [0, 1],
    'unknown=1&pageSize=3&$top=2': [0, 1],
    '$top=0': [],
  };

  test('gives what is asked for, as clients ask for it', async () => {
    for (const [query, expected] of Object.entries(found)) {
      assert.deepEqual(await places(query.replaceAll(' ', '%20')), expected, query);
    }
  });

  test('leaves of each machine what was selected, in the order of the resource', async () => {
    const { value, '@odata.context': context } = await list(
      '$select=osPlatform,ID,computerDnsName,onboardingStatus&$top=1',
    );
    assert.equal(
      context,
      'http://kb.contoso.com/api/$metadata#Machines(id,computerDnsName,osPlatform,onboardingStatus)',
    );
    assert.deepEqual(
      JSON.stringify(value[0]),
      JSON.stringify({
        id: idOf(0),
        computerDnsName: 'pc-0.contoso.com',
        osPlatform: 'Windows10',
        onboardingStatus: 'Onboarded',
      }),
    );
  });

  test('counts all that are asked for, whatever the page holds', async () => {
    const answer = await list("$count=true&$top=2&$filter=osPlatform%20eq%20'Windows10'");
    assert.deepEqual(Object.keys(answer), ['@odata.context', '@odata.count', 'value']);
    assert.equal(answer['@odata.count'], 9);
    assert.equal((await list('$count=true&$top=1'))['@odata.count'], 12);
  });

  /** Follows links as they are, with short pages. */
  async function walk(query: string, size: number, between: (page: number) => Promise<void> = async () => undefined) {
    const ids: number[] = [];
    let url = `/api/v1.0/Machines?${query}`;
    for (let page = 1; ; page += 1) {
      const answer = await server.get(url, token, { host: 'kb.contoso.com', prefer: `odata.maxpagesize=${size}` });
      assert.equal(answer.statusCode, 200, answer.body);
      assert.equal(answer.headers['preference-applied'], `odata.maxpagesize=${size}`);
      const { value, '@odata.nextLink': next } = answer.json();
      ids.push(...value.map(({ id }: { id: string }) => Number.parseInt(id, 16) - 1));
      if (next === undefined) return ids;
      assert.equal(value.length, size);
      assert.ok(next.startsWith('http://kb.contoso.com/api/v1.0/Machines?'), next);
      url = next.slice('http://kb.contoso.com'.length);
      await between(page);
    }
  }

  test('goes on from page to page without a gap, in any order, with the options of the first call', async () => {
    const orders = [
      'id',
      'computerDnsName',
      'firstSeen',
      'lastSeen',
      'osPlatform',
      'osProcessor',
      'healthStatus',
      'riskScore',
    ];
    for (const order of orders.flatMap((name) => [name, `${name}%20desc`])) {
      const ids = await walk(`$orderby=${order}&$filter=osBuild%20gt%201&`, 5);
      assert.deepEqual(ids, await places(`$orderby=${order}`), order);
      assert.deepEqual(
        ids.toSorted((a, b) => a - b),
        Array.from({ length: 12 }, (_, place) => place),
        order,
      );
      assert.deepEqual(await walk(`$orderby=${order}&$skip=4`, 3), ids.slice(4), order);
      assert.deepEqual(await walk(`$orderby=${order}&$skip=4&$top=5`, 2), ids.slice(4, 9), order);
    }
  });

  const refused: Readonly<Record<string, RegExp>> = {
    '$expand=alerts': /The query option "\$expand" is not supported by this resource/,
    '$top=10001': /found "10001", expected a whole number of at most 10000/,
    "$filter=color eq 'red'": /at character 1: found "color", expected a property: id, computerDnsName/,
    "$filter=machineTags eq 'a'": /"\/any\(x: x eq '…'\)"/,
    '$orderby=machineTags': /found "machineTags", expected id, computerDnsName/,
    '$select=color': /found "color", expected id, computerDnsName/,
    '$skiptoken=abc': /is none that this server gave/,
    [`$skiptoken=${Buffer.from('[[],"x"]').toString('base64url')}`]: /is of another list/,
    [`$orderby=lastSeen&$skiptoken=${Buffer.from(`[["x"],"${idOf(1)}"]`).toString('base64url')}`]: /is of another list/,
    [`$filter=${'('.repeat(6_144)}`]: /has 6144 characters; at most 4096 are read/,
  };

  test('refuses what it does not offer, and says where and what would do', async () => {
    for (const [query, message] of Object.entries(refused)) {
      const answer = await server.get(`/api/machines?${query.replaceAll(' ', '%20')}`, token);
      assert.equal(answer.statusCode, 400, query);
      assert.equal(answer.json().error.code, 'ODataError');
      assert.match(answer.json().error.message, message);
    }
  });

  test('asks for a role that reads machines', async () => {
    const other = await server.token(['Software.Read.All']);
    assert.equal((await server.get('/api/machines', other)).statusCode, 403);
    const writer = await server.token(['Machine.ReadWrite.All']);
    assert.equal((await server.get('/api/machines', writer)).statusCode, 200);
  });

  test('finds machines by a tag, or by how it begins', async () => {
    const byTag = async (query: string) =>
      (await server.get(`/api/machines/findbytag?${query}`, token))
        .json()
        .value.map(({ id }: { id: string }) => Number.parseInt(id, 16) - 1);
    assert.deepEqual(await byTag('tag=vip'), [1]);
    assert.deepEqual(await byTag('tag=VIP&useStartsWithFilter=true'), [1, 7]);
    assert.deepEqual(await byTag("tag=o'neill&useStartsWithFilter=false"), [1]);
    assert.deepEqual(await byTag('tag=none'), []);
    const refusals = {
      'useStartsWithFilter=true': 'MissingRequiredParameter',
      'tag=a&useStartsWithFilter=x': 'InvalidInput',
    };
    for (const [query, code] of Object.entries(refusals)) {
      assert.equal((await server.get(`/api/machines/findbytag?${query}`, token)).json().error.code, code);
    }
  });

  test('a state that came after the last list is known to the next one', async () => {
    const late = deviceOf({
      id: idOf(40),
      computerDnsName: 'late',
      osVersion: '10.0.22631.1',
      osName: 'Windows 11 Pro',
    });
    await server.store.devices.save(contoso, late, day(13));
    assert.deepEqual(await places("$filter=osPlatform%20eq%20'Windows11'"), [40]);
    await server.store.devices.remove(contoso, late.id);
  });
});
