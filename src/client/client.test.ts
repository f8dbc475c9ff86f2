import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { contoso, deviceOf, machine, startTestServer, type TestServer } from '../../test/builders/server.ts';
import { createApplication } from '../access/applications.ts';
import type { MachineId } from '../brand.ts';
import { ApiError, createClient, type Wait } from './client.ts';

describe('the client on a server of ours', () => {
  let server: TestServer;
  let url: string;
  let credentials: { readonly tenant: string; readonly clientId: string; readonly clientSecret: string };
  before(async () => {
    server = await startTestServer();
    await server.app.listen({ port: 0, host: '127.0.0.1' });
    url = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`;
    const { clientId, clientSecret } = await createApplication(server.store, {
      tenant: contoso,
      roles: ['Machine.Read.All', 'Software.Read.All'],
    });
    credentials = { tenant: contoso, clientId, clientSecret };
    const inventories = ['0', '1', '2'].map((end) =>
      deviceOf({ id: `${machine.slice(0, -1)}${end}` as MachineId, computerDnsName: `pc-${end}.contoso.com` }),
    );
    await server.store.devices.saveAll(contoso, inventories, new Date(server.clock.now).toISOString());
  });
  after(() => server.close());

  test('asks for one token, however many calls there are', async () => {
    const called: string[] = [];
    const client = createClient({
      url,
      ...credentials,
      fetch: (...args) => {
        called.push(new URL(args[0] instanceof Request ? args[0].url : String(args[0])).pathname);
        return fetch(...args);
      },
    });
    const answers = await Promise.all([1, 2, 3].map(() => client.GET('/api/machines')));
    assert.deepEqual(
      answers.map(({ data }) => data?.value.length),
      [3, 3, 3],
    );
    assert.equal(called.filter((path) => path.endsWith('/token')).length, 1);
  });

  test('gives the items of all pages', async () => {
    const client = createClient({ url, ...credentials, fetch: smallPages(1) });
    const names: unknown[] = [];
    for await (const { computerDnsName } of client.each('/api/machines')) names.push(computerDnsName);
    assert.deepEqual(names.toSorted(), ['pc-0.contoso.com', 'pc-1.contoso.com', 'pc-2.contoso.com']);
  });

  test('walks the fleet, and says how far it is', async () => {
    const progress: string[] = [];
    const client = createClient({ url, ...credentials });
    const found = await all(
      client.walkMissingKbs({ onProgress: ({ done, total }) => progress.push(`${done}/${total}`) }),
    );
    assert.deepEqual(
      found.map(({ missing }) => missing?.map(({ id }) => id)),
      [['4540673'], ['4540673'], ['4540673']],
    );
    assert.deepEqual(progress, ['0/3', '1/3', '2/3', '3/3']);
  });

  test('throws what the server says where a list is refused', async () => {
    const client = createClient({ url, ...credentials });
    await assert.rejects(all(client.each('/api/vulnerabilities')), (error) => {
      assert.ok(error instanceof ApiError);
      assert.deepEqual([error.status, error.code], [403, 'Forbidden']);
      return true;
    });
  });
});

describe('the client on a server that follows a script', () => {
  test('gets tokens from Entra and machines from Defender, whose links it follows on the host that it called', async () => {
    const { client, called } = scripted([
      page([{ id: 'a' }], 'https://elsewhere.example/api/machines?$skip=1'),
      page([{ id: 'b' }]),
    ]);
    const found = await all(client.each('/api/machines'));
    assert.deepEqual(
      found.map(({ id }) => id),
      ['a', 'b'],
    );
    assert.deepEqual(called, [
      'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token',
      'https://api.security.microsoft.com/api/machines',
      'https://api.security.microsoft.com/api/machines?$skip=1',
    ]);
  });

  test('waits as long as 429 says', async () => {
    const refusal = () => Response.json({ error: {} }, { status: 429, headers: { 'retry-after': '38' } });
    const { client, waits } = scripted([refusal, page([])]);
    assert.equal((await client.GET('/api/machines')).response.status, 200);
    assert.deepEqual(waits, [{ seconds: 38, why: 'asked' }]);
  });

  test('keeps to 100 calls a minute and 1,500 an hour', async () => {
    const { client, clock } = scripted(Array.from({ length: 1_501 }, () => page([])));
    const sent: number[] = [];
    for (let call = 0; call < 1_501; call += 1) {
      await client.GET('/api/machines');
      sent.push(clock.now);
    }
    for (const [most, lengthMs] of [
      [100, 60_000],
      [1_500, 3_600_000],
    ] as const) {
      assert.ok(sent.slice(most).every((at, place) => at - (sent[place] as number) >= lengthMs));
    }
    assert.equal(sent.at(-1), 3_600_000);
  });

  test('asks for a new token when one is refused, and before one ends', async () => {
    const { client, called, clock } = scripted([() => new Response('', { status: 401 }), page([]), page([])]);
    await client.GET('/api/machines');
    clock.now += 3_590_000;
    await client.GET('/api/machines');
    assert.equal(called.filter((url) => url.endsWith('/token')).length, 3);
  });

  test('tries again what can be repeated while nobody answers, and never a POST', async () => {
    const away = () => {
      throw new TypeError('fetch failed');
    };
    const { client, waits } = scripted([away, page([]), away]);
    await client.GET('/api/machines');
    assert.deepEqual(waits, [{ seconds: 1, why: 'away' }]);
    await assert.rejects(client.POST('/api/fleet/whatif', { body: { kbs: ['4540673'] } }), /fetch failed/);
  });
});

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** Has the server send so many items a page. */
function smallPages(items: number): typeof fetch {
  return (input, init) => {
    if (input instanceof Request) input.headers.set('prefer', `odata.maxpagesize=${items}`);
    return fetch(input, init);
  };
}

function page(value: readonly object[], next?: string) {
  return () => Response.json({ value, ...(next !== undefined && { '@odata.nextLink': next }) });
}

function scripted(script: readonly (() => Response)[]) {
  const rest = [...script];
  const clock = { now: 0 };
  const called: string[] = [];
  const waits: Wait[] = [];
  const client = createClient({
    url: 'https://api.security.microsoft.com',
    authority: 'https://login.microsoftonline.com',
    tenant: 'contoso.com',
    clientId: 'id',
    clientSecret: 'secret',
    fetch: async (input) => {
      const url = input instanceof Request ? input.url : String(input);
      called.push(url);
      if (url.endsWith('/token')) return Response.json({ access_token: `token ${called.length}`, expires_in: 3599 });
      const answer = rest.shift();
      assert.ok(answer, 'more calls than the script has answers');
      return answer();
    },
    now: () => clock.now,
    sleep: async (ms) => {
      clock.now += ms;
    },
    onWait: (wait) => waits.push(wait),
  });
  return { client, called, waits, clock };
}
