import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { contoso, deviceOf, startTestServer, type TestServer } from '../../../../test/builders/server.ts';
import type { MachineId } from '../../../brand.ts';

const day = (number: number) => `2020-04-${String(number).padStart(2, '0')}T08:00:00.000Z`;

/** Of two systems, two processors, four names and three times, one of them too long ago to be active. */
const inventories = Array.from({ length: 12 }, (_, place) =>
  deviceOf({
    id: (place + 1).toString(16).padStart(40, '0') as MachineId,
    computerDnsName: `${place % 3 === 0 ? 'SRV' : 'pc'}-${place % 4}.contoso.com`,
    osName: place % 4 === 3 ? 'Microsoft Windows Server 2019 Standard' : 'Microsoft Windows 10 Enterprise',
    osVersion: place % 4 === 3 ? '10.0.17763.1098' : '10.0.18363.657',
    installationType: place % 4 === 3 ? 'Server' : 'Client',
    osProcessor: place % 2 === 0 ? 'x64' : 'x86',
    lastSeen: day([1, 11, 12][place % 3] as number),
  }),
);

describe('$orderby of machines', () => {
  let server: TestServer;
  let token: string;
  before(async () => {
    server = await startTestServer({
      environment: { MISSINGKBS_LIMIT_PER_MINUTE: '0', MISSINGKBS_LIMIT_PER_HOUR: '0' },
    });
    await server.store.devices.saveAll(contoso, inventories, day(13));
    token = await server.token(['Machine.Read.All']);
  });
  after(() => server.close());

  const page = async (url: string, size = 20) => {
    const answer = await server.get(url, token, { prefer: `odata.maxpagesize=${size}` });
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json();
  };

  /** Follows links as they are. */
  async function walk(query: string, size: number): Promise<readonly number[]> {
    const places: number[] = [];
    for (let url: string | undefined = `/api/machines?${query}`; url !== undefined; ) {
      const { value, '@odata.nextLink': next } = await page(url, size);
      places.push(...value.map(({ id }: Item) => Number.parseInt(id, 16) - 1));
      url = next && String(next).slice(String(next).indexOf('/api/'));
    }
    return places;
  }

  test('several properties order one within the other, whatever the page, each in its own direction', async () => {
    const machines: readonly Item[] = (await page('/api/machines')).value;
    const orders = [
      'osPlatform,lastSeen desc',
      'osPlatform desc,osProcessor,computerDnsName desc',
      'lastSeen,osPlatform desc',
      'lastSeen desc,osProcessor,healthStatus,computerDnsName',
      'firstSeen,osBuild,id desc',
      'firstSeen,lastSeen desc,osPlatform,id',
      'healthStatus,osProcessor desc,lastSeen',
      'riskScore,osPlatform,firstSeen',
      'version desc,osPlatform,osBuild',
    ];
    for (const order of orders) {
      const expected = sorted(machines, order);
      const query = `$orderby=${order.replaceAll(' ', '%20')}`;
      assert.deepEqual(await walk(query, 20), expected, order);
      for (const size of [1, 2, 5]) assert.deepEqual(await walk(query, size), expected, `${order} by ${size}`);
      assert.deepEqual(await walk(`${query}&$skip=3&$top=6`, 4), expected.slice(3, 9), order);
    }
  });
});

type Value = string | number | null;
type Item = Readonly<Record<string, Value>> & { readonly id: string };

/** Places of machines as `$orderby` has them; where it does not end with the id, that follows the direction before it. */
function sorted(machines: readonly Item[], order: string): readonly number[] {
  const terms = order.split(',').map((term) => term.split(' '));
  const all = terms.some(([name]) => name === 'id') ? terms : [...terms, ['id', terms.at(-1)?.[1] ?? 'asc']];
  const compare = (one: Item, other: Item): number => {
    for (const [name = '', direction] of all) {
      const [a, b] = [one, other].map((item) => inLowerCase(item[name] ?? null)) as [Value, Value];
      if (a === b) continue;
      return (a === null || (b !== null && a < b) ? -1 : 1) * (direction === 'desc' ? -1 : 1);
    }
    return 0;
  };
  return machines.toSorted(compare).map(({ id }) => Number.parseInt(id, 16) - 1);
}

function inLowerCase(value: Value): Value {
  return typeof value === 'string' ? value.toLowerCase() : value;
}
