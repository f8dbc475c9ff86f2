import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { contoso, deviceOf, servedAssessor, startTestServer, type TestServer } from '../../../test/builders/server.ts';
import { origin, signIn } from '../../../test/builders/sign-in.ts';
import { RetryLater } from '../../errors.ts';
import { AssessmentQueue } from '../assessor/assessment-queue.ts';
import type { ServedAssessor } from '../assessor/assessor.ts';
import { createAssessInTurn } from './assess.ts';

type Part = readonly [name: string, text: string, fileName?: string];

describe('files that are sent to be assessed', () => {
  let server: TestServer;
  let token: string;
  before(async () => {
    server = await startTestServer();
    token = await server.token(['Software.Read.All']);
  });
  after(() => server.close());

  async function formOf(parts: readonly Part[]) {
    const form = new FormData();
    for (const [name, text, fileName] of parts) {
      if (fileName === undefined) form.append(name, text);
      else form.append(name, new Blob([text]), fileName);
    }
    const encoded = new Response(form);
    const type = encoded.headers.get('content-type') as string;
    return { type, body: Buffer.from(await encoded.arrayBuffer()) };
  }

  async function send(parts: readonly Part[], { query = '', headers = {} } = {}) {
    const { type, body } = await formOf(parts);
    return server.app.inject({
      method: 'POST',
      url: `/api/fleet/assess${query}`,
      headers: { authorization: `Bearer ${token}`, 'content-type': type, ...headers },
      payload: body,
    });
  }

  const inventory = JSON.stringify(deviceOf());
  const file: Part = ['file', inventory, 'pc-7.json'];

  test('are answered as assess answers them, and kept nowhere', async () => {
    const answer = await send([file]);
    assert.equal(answer.statusCode, 200, answer.body);
    const { value, faults, remarks } = answer.json();
    assert.deepEqual([faults, remarks], [[], []]);
    assert.equal(value.length, 1);
    const { source, machine, status, missing, install, explanations } = value[0];
    assert.deepEqual([source, machine.computerDnsName, status], ['pc-7.json', 'pc-7.contoso.com', 'assessed']);
    assert.deepEqual(
      missing.map(({ id, cveAddressed }: { id: string; cveAddressed: number }) => [id, cveAddressed]),
      [['4540673', 4]],
    );
    assert.deepEqual(
      install.map(({ id }: { id: string }) => id),
      ['4540673'],
    );
    assert.equal(explanations, undefined);
    assert.equal((await server.store.count()).devices, 0);
  });

  test('say why an update is missing, where somebody asks for it', async () => {
    const { value } = (await send([file], { query: '?kb=KB4540673' })).json();
    assert.equal(value[0].explanations[0].verdict, 'missing');
    assert.equal(value[0].explanations[0].products.length, 2);
    assert.equal((await send([file], { query: '?kb=nonsense' })).json().error.code, 'InvalidInput');
  });

  test('may be several, a pasted text among them, and what cannot be read does not take the others with it', async () => {
    const other = JSON.stringify(deviceOf({ id: undefined, computerDnsName: 'pc-8.contoso.com' } as never));
    const { value, faults } = (await send([file, ['file', other], ['file', 'Dear diary', 'notes.txt']])).json();
    assert.deepEqual(
      value.map(({ source }: { source: string }) => source),
      ['pc-7.json', 'pasted text'],
    );
    assert.equal(faults.length, 1);
    assert.match(faults[0].message, /^notes\.txt is in no known inventory format\. Known formats:/);
  });

  test('may all be of one device, which is called as the form says', async () => {
    const { osVersion, osName, osProcessor } = deviceOf();
    const parts: Part[] = [
      ['file', JSON.stringify({ osVersion, osName, osProcessor }), 'system.json'],
      ['file', JSON.stringify({ installedKbs: ['4540673'] }), 'updates.json'],
      ['device', 'pc-9.contoso.com'],
    ];
    const { value } = (await send(parts)).json();
    assert.equal(value.length, 1);
    assert.equal(value[0].machine.computerDnsName, 'pc-9.contoso.com');
    assert.deepEqual(value[0].machine.installedKbs, ['4540673']);
    assert.equal((await send([file, ['device', 'no name']])).json().error.code, 'InvalidRequestBody');
  });

  test('are refused by the errors of the command line where nothing in them can be used', async () => {
    for (const [text, code] of [
      ['Dear diary', 'UnknownFormat'],
      ['', 'UnreadableFile'],
      ['{"computerDnsName": "pc-7.cont', 'UnreadableFile'],
    ] as const) {
      const answer = await send([['file', text, 'a.txt']]);
      assert.deepEqual([answer.statusCode, answer.json().error.code], [400, code]);
      assert.match(answer.json().error.message, /^a\.txt/);
    }
  });

  test('are refused where the form is none, too large, or of too many devices', async () => {
    const many = Array.from({ length: 201 }, (_, place) =>
      JSON.stringify({ ...deviceOf(), id: undefined, computerDnsName: `pc-${place}.contoso.com` }),
    ).join('\n');
    const codeOf = async (...sent: Parameters<typeof send>) => (await send(...sent)).json().error.code;
    assert.equal(await codeOf([['file', many, 'many.ndjson']]), 'MaximumBatchSizeExceeded');
    assert.equal(await codeOf([['file', 'x'.repeat(4 * 1024 * 1024), 'large.txt']]), 'MaximumBatchSizeExceeded');
    assert.equal(await codeOf(Array.from({ length: 21 }, () => file)), 'MaximumBatchSizeExceeded');
    assert.equal(await codeOf([]), 'MissingRequiredParameter');
    assert.equal(await codeOf([['device', 'pc-7']]), 'MissingRequiredParameter');
    assert.equal(await codeOf([file, ['other', 'x']]), 'InvalidRequestBody');
    assert.equal(await codeOf([file], { headers: { 'content-type': 'application/json' } }), 'InvalidRequestBody');
    assert.equal(await codeOf([file], { headers: { 'content-type': 'multipart/form-data' } }), 'InvalidRequestBody');
    assert.equal(await codeOf([file], { headers: { 'content-encoding': 'gzip' } }), 'InvalidRequestBody');
  });

  test('are a matter of readers, people as well as applications', async () => {
    const { cookie } = await signIn(server, { tenant: contoso });
    const { type, body } = await formOf([file]);
    const headers = { cookie, origin, 'content-type': type };
    const answer = await server.app.inject({ method: 'POST', url: '/api/fleet/assess', headers, payload: body });
    assert.equal(answer.statusCode, 200, answer.body);
    const other = await server.token(['Machine.ReadWrite.All']);
    assert.equal((await send([file], { headers: { authorization: `Bearer ${other}` } })).statusCode, 403);
  });
});

test('the files of one caller are judged at a time, and eight wait', async () => {
  let running = 0;
  let most = 0;
  const { promise: may, resolve: goOn } = Promise.withResolvers<void>();
  const current: ServedAssessor = {
    ...servedAssessor(),
    async assessFiles() {
      running += 1;
      most = Math.max(most, running);
      await may;
      running -= 1;
      return { json: new Uint8Array() };
    },
  };
  const assess = createAssessInTurn({ catalogs: { current }, queue: new AssessmentQueue({ now: Date.now }) });
  const question = { contentType: '', body: new Uint8Array(), asOf: '2020-04-13', kbs: [] };
  const asked = Array.from({ length: 10 }, () => assess(question));
  const refused = await asked[9]?.catch((error: unknown) => error);
  assert.ok(refused instanceof RetryLater && refused.code === 'ServerBusy');
  goOn();
  await Promise.all(asked.slice(0, 9));
  assert.equal(most, 1);
});
