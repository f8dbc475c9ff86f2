import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { contoso, deviceOf, startTestServer, type TestServer } from '../../../../test/builders/server.ts';
import type { MachineId } from '../../../brand.ts';

const idOf = (digit: string) => digit.repeat(40) as MachineId;

describe('addresses of machines', () => {
  let server: TestServer;
  let token: string;
  before(async () => {
    server = await startTestServer({
      environment: { MISSINGKBS_LIMIT_PER_MINUTE: '0', MISSINGKBS_LIMIT_PER_HOUR: '0' },
    });
    token = await server.token(['Machine.ReadWrite.All']);
    const report = (digit: string, ipAddresses: readonly string[], lastSeen: string) =>
      server.put(`/api/machines/${idOf(digit)}/inventory`, token, {
        ...deviceOf({ id: idOf(digit), computerDnsName: `pc-${digit}` }),
        ipAddresses,
        lastSeen,
      });
    await report('a', ['fe80::1%4', '192.0.2.7', '2001:DB8:0::7'], '2020-04-13T09:00:00Z');
    await report('b', ['192.0.2.8', '192.0.2.7'], '2020-04-13T09:10:00Z');
    await report('c', ['192.0.2.77'], '2020-04-13T09:00:00Z');
    await server.store.devices.save(contoso, deviceOf({ id: idOf('d') }), '2020-04-13T09:00:00.000Z');
  });
  after(() => server.close());

  const get = async (path: string) => (await server.get(`/api/machines${path}`, token)).json();
  const found = async (path: string) => (await get(path)).value.map(({ id }: { id: string }) => id[0]).join('');

  test('a machine has the addresses that it reported, the main one first, and null where it told none', async () => {
    const { lastIpAddress, ipAddresses } = await get(`/${idOf('a')}`);
    assert.equal(lastIpAddress, '192.0.2.7');
    assert.deepEqual(
      ipAddresses,
      ['192.0.2.7', '2001:db8::7', 'fe80::1'].map((ipAddress) => ({
        ipAddress,
        macAddress: null,
        operationalStatus: null,
      })),
    );
    const untold = await get(`/${idOf('d')}`);
    assert.deepEqual([untold.lastIpAddress, untold.ipAddresses], [null, []]);
    const { '@odata.context': _, ...listed } = untold;
    assert.deepEqual((await get('')).value[3], listed);
  });

  test('lists are filtered by the main address, null among its values', async () => {
    const filters = {
      "lastIpAddress eq '192.0.2.7'": 'a',
      "lastIpAddress ne '192.0.2.7'": 'bcd',
      "not (lastIpAddress eq '192.0.2.7')": 'bcd',
      "startswith(lastIpAddress,'192.0.2.7')": 'ac',
      'lastIpAddress eq null': 'd',
      'lastIpAddress ne null': 'abc',
      "lastIpAddress in ('192.0.2.8','192.0.2.77')": 'bc',
      "lastIpAddress eq '192.0.2.8' or computerDnsName eq 'pc-a'": 'ab',
    };
    for (const [filter, expected] of Object.entries(filters)) {
      assert.equal(await found(`?$filter=${encodeURIComponent(filter)}`), expected, filter);
    }
  });

  test('findbyip finds who was seen with any address within a quarter of an hour', async () => {
    const calls = {
      "findbyip(ip='192.0.2.7',timestamp=2020-04-13T09:00:00Z)": 'ab',
      "FindByIp(timestamp=2020-04-13T09:20:00Z, ip='192.0.2.7')": 'b',
      "findbyip(ip='2001:db8::0:7',timestamp=2020-04-13T08:50:00Z)": 'a',
      "findbyip%28ip='192.0.2.77',timestamp=2020-04-13T09:00:00Z%29": 'c',
      "findbyip(ip='192.0.2.7',timestamp=2020-04-13T08:00:00Z)": '',
      "findbyip(ip='192.0.2.7',timestamp=2020-04-13T09:00:00Z)?$top=1": 'a',
    };
    for (const [call, expected] of Object.entries(calls)) {
      assert.equal(await found(`/${call.replaceAll(' ', '%20')}`), expected, call);
    }
  });

  test('findbyip refuses what is no address, no time, or too long ago', async () => {
    const refusals: Readonly<Record<string, RegExp>> = {
      "findbyip(ip='pc-7',timestamp=2020-04-13T09:00:00Z)": /ip is "pc-7"; expected an address such as/,
      "findbyip(ip='192.0.2.7')": /timestamp is ""; expected a time such as 2020-04-13T10:00:00\.000Z/,
      "findbyip(ip='192.0.2.7',timestamp=2020-03-13T09:00:00Z)": /must be in the past 30 days/,
    };
    for (const [call, message] of Object.entries(refusals)) {
      const answer = await server.get(`/api/machines/${call}`, token);
      assert.equal(answer.statusCode, 400, call);
      assert.match(answer.json().error.message, message);
    }
  });

  test('an address that is none is refused with its place', async () => {
    const answer = await server.put(`/api/machines/${idOf('e')}/inventory`, token, {
      ...deviceOf({ id: idOf('e') }),
      ipAddresses: ['192.0.2.7', '192.0.2.700'],
    });
    assert.match(answer.json().error.message, /"ipAddresses" that is wrong in element 2: .*expected an IP address/);
  });
});
