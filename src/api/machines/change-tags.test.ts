import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { contoso, deviceOf, machine, startTestServer, type TestServer } from '../../../test/builders/server.ts';
import type { MachineId } from '../../brand.ts';

const other = '1'.repeat(40) as MachineId;

describe('tags of machines', () => {
  let server: TestServer;
  let writer: string;
  before(async () => {
    server = await startTestServer({
      environment: { MISSINGKBS_LIMIT_PER_MINUTE: '0', MISSINGKBS_LIMIT_PER_HOUR: '0' },
    });
    writer = await server.token(['Machine.ReadWrite.All']);
    const devices = [deviceOf(), deviceOf({ id: other, computerDnsName: 'pc-8' })];
    await server.store.devices.saveAll(contoso, devices, '2020-04-13T08:00:00.000Z');
  });
  after(() => server.close());

  const post = (path: string, body: unknown, token = writer) =>
    server.app.inject({
      method: 'POST',
      url: `/api/machines/${path}`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      payload: JSON.stringify(body),
    });

  test('a tag is added and taken away again, and the answer is the machine as it is then', async () => {
    const added = await post(`${machine}/tags`, { Value: 'test Tag 1', Action: 'Add' });
    assert.equal(added.statusCode, 200);
    assert.match(added.json()['@odata.context'], /\$metadata#Machines\/\$entity$/);
    assert.equal(added.json().id, machine);
    assert.deepEqual(added.json().machineTags, ['test Tag 1']);
    await server.put(`/api/machines/${machine}/inventory`, writer, deviceOf());
    assert.deepEqual((await server.get(`/api/machines/${machine}`, writer)).json().machineTags, ['test Tag 1']);
    const removed = await post(`${machine}/tags`, { value: 'TEST tag 1', action: 'remove' });
    assert.deepEqual(removed.json().machineTags, []);
  });

  test('a tag of several machines at once: the answer are those that there are', async () => {
    const body = { Value: 'VIP', Action: 'Add', MachineIds: [other, machine, 'f'.repeat(40), other] };
    const answer = (await post('AddOrRemoveTagForMultipleMachines', body)).json();
    assert.match(answer['@odata.context'], /\$metadata#Machines$/);
    assert.deepEqual(
      answer.value.map(({ id, machineTags }: { id: string; machineTags: string[] }) => [id, machineTags]),
      [
        [other, ['VIP']],
        [machine, ['VIP']],
      ],
    );
    const removed = await post('AddOrRemoveTagForMultipleMachines', { ...body, Action: 'Remove' });
    assert.deepEqual(
      removed.json().value.map(({ machineTags }: { machineTags: string[] }) => machineTags),
      [[], []],
    );
  });

  test('what is no tag, no action or no machine is refused', async () => {
    const add = { Value: 'VIP', Action: 'Add' };
    const refusals: readonly [string, unknown, number, string, RegExp][] = [
      [
        `${machine}/tags`,
        { ...add, Value: ' ' },
        400,
        'InvalidInput',
        /Value is no tag; expected a text of 1 to 200 characters/,
      ],
      [`${machine}/tags`, { ...add, Value: 'x'.repeat(201) }, 400, 'InvalidInput', /Value is a text of 201 characters/],
      [`${machine}/tags`, { ...add, Value: 'a\nb' }, 400, 'InvalidInput', /on one line/],
      [
        `${machine}/tags`,
        { ...add, Action: 'Set' },
        400,
        'InvalidInput',
        /Action is "set"; expected "Add" or "Remove"/,
      ],
      [`${machine}/tags`, [], 400, 'InvalidRequestBody', /must be an object such as/],
      [`${'e'.repeat(40)}/tags`, add, 404, 'ResourceNotFound', /was not found/],
      ['pc-8/tags', add, 400, 'InvalidInput', /not forty hexadecimal digits/],
      ['AddOrRemoveTagForMultipleMachines', add, 400, 'InvalidInput', /MachineIds must be a list/],
      [
        'AddOrRemoveTagForMultipleMachines',
        { ...add, MachineIds: Array(501).fill(machine) },
        400,
        'MaximumBatchSizeExceeded',
        /Received: 501, allowed: 500\./,
      ],
    ];
    for (const [path, body, status, code, message] of refusals) {
      const answer = await post(path, body);
      assert.equal(answer.statusCode, status, answer.body);
      assert.equal(answer.json().error.code, code);
      assert.match(answer.json().error.message, message);
    }
    const reader = await server.token(['Machine.Read.All']);
    assert.equal((await post(`${machine}/tags`, add, reader)).statusCode, 403);
  });
});
