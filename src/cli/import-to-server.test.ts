import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { contoso, deviceOf, startTestServer, type TestServer } from '../../test/builders/server.ts';
import { createApplication } from '../access/applications.ts';
import { machineIdOfName } from '../brand.ts';
import { importToServer } from './import-to-server.ts';
import { createServerClient } from './server-client.ts';
import { runCommand, temporaryFolder } from './testing/run-command.ts';

describe('import --to', () => {
  let server: TestServer;
  let url: string;
  let env: Record<string, string>;
  before(async () => {
    server = await startTestServer();
    url = await server.app.listen({ host: '127.0.0.1', port: 0 });
    const application = await createApplication(server.store, { tenant: contoso, roles: ['Machine.ReadWrite.All'] });
    env = { MISSINGKBS_CLIENT_ID: application.clientId, MISSINGKBS_CLIENT_SECRET: application.clientSecret ?? '' };
  });
  after(() => server.close());

  test('sends the devices of files to a server, which says what became of them', async () => {
    const file = join(temporaryFolder(), 'fleet.ndjson');
    const lines = ['a1', 'a2'].map((computerDnsName) => {
      const { id: _, ...device } = deviceOf({ computerDnsName });
      return JSON.stringify(device);
    });
    writeFileSync(file, [...lines, '{"computerDnsName":"a3"}'].join('\n'));
    const args = ['import', '--to', `${url}/`, '--tenant', contoso, file];
    const first = await runCommand(args, { env });
    assert.equal(first.exitCode, 2);
    assert.match(first.out, /^Took in 2 devices: 2 new, 0 known before\.\nNot taken in:\n.+a3 does not report/s);
    assert.match((await runCommand(args, { env })).out, /^Took in 2 devices: 0 new, 2 known before\./);
    assert.ok(await server.store.devices.find(contoso, machineIdOfName('a2')));
  });

  test('needs a tenant, credentials from the environment, and a URL', async () => {
    const cases: [args: string[], env: Record<string, string>, message: RegExp][] = [
      [['--to', url], env, /--to needs --tenant/],
      [['--to', url, '--tenant', contoso], {}, /MISSINGKBS_CLIENT_ID and MISSINGKBS_CLIENT_SECRET/],
      [['--to', 'kb.contoso.com', '--tenant', contoso], env, /must be a URL/],
    ];
    for (const [args, environment, message] of cases) {
      const refused = await runCommand(['import', ...args, '-'], { env: environment });
      assert.equal(refused.exitCode, 2);
      assert.match(refused.err, message);
    }
  });

  test('wrong credentials end it with what the server says', async () => {
    const wrong = { ...env, MISSINGKBS_CLIENT_SECRET: 'wrong' };
    const stdin = JSON.stringify(deviceOf());
    const refused = await runCommand(['import', '--to', url, '--tenant', contoso, '-'], { env: wrong, stdin });
    assert.equal(refused.exitCode, 3);
    assert.match(refused.err, /took no more: 401 invalid_client/);
  });
});

describe('a server that is asked by import', () => {
  /** Answers each call in turn. */
  async function answering(answers: [status: number, headers: Record<string, string>, body: object][]) {
    const calls: string[] = [];
    const server = createServer((request, response) => {
      const isToken = request.url?.endsWith('/token') === true;
      calls.push(isToken ? 'token' : String(request.headers.authorization));
      const [status, headers, body] = isToken
        ? [200, {}, { access_token: `t${calls.length}` }]
        : (answers.shift() ?? [200, {}, {}]);
      request.resume().on('end', () => response.writeHead(status, headers).end(JSON.stringify(body)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const waited: number[] = [];
    const client = createServerClient({
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      tenant: contoso,
      clientId: 'a',
      clientSecret: 'b',
      tellEnd: (reason) => reason,
      onWait: () => undefined,
      wait: async (ms) => waited.push(ms / 1000),
    });
    return { client, calls, waited, close: () => server.close() };
  }
  const taken = { received: 1, created: 1, replaced: 0, outdated: 0, failed: 0, errors: [] };
  const busy = { error: { code: 'TooManyRequests', message: 'Slow down.' } };

  test('is asked again as late as it says, and with a new token when the old one has ended', async () => {
    const { client, calls, waited, close } = await answering([
      [429, { 'retry-after': '17' }, busy],
      [503, {}, busy],
      [401, {}, {}],
      [200, {}, taken],
    ]);
    const destination = importToServer(client);
    await destination.add(deviceOf(), 'a.json');
    assert.deepEqual(await destination.end(), { created: 1, replaced: 0, outdated: 0, faults: [] });
    assert.deepEqual(waited, [17, 2]);
    assert.deepEqual(calls, ['token', 'Bearer t1', 'Bearer t1', 'Bearer t1', 'token', 'Bearer t5']);
    close();
  });

  test('is given up after some attempts, with its reason', async () => {
    const { client, waited, close } = await answering(Array(9).fill([503, { 'retry-after': '5' }, busy]));
    await assert.rejects(client.post('/', {}, new Uint8Array()), {
      code: 'ServerUnavailable',
      message: /503 TooManyRequests: Slow down\./,
    });
    assert.equal(waited.length, 5);
    close();
  });

  test('tells by line what it refuses, and import says of which file that is', async () => {
    const errors = [{ line: 2, code: 'InvalidRequestBody', message: 'No.' }];
    const { client, close } = await answering([[200, {}, { ...taken, received: 4, failed: 3, errors }]]);
    const destination = importToServer(client);
    for (const name of ['a', 'b', 'c', 'd']) await destination.add(deviceOf({ computerDnsName: name }), `${name}.json`);
    assert.deepEqual((await destination.end()).faults, [
      { file: 'b.json', message: 'b, line 2 of what was sent: InvalidRequestBody: No.' },
      { file: 'Others', message: 'the server refused 2 more' },
    ]);
    close();
  });
});
