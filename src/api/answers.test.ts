import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import {
  contoso,
  deviceOf,
  machine,
  servedAssessor,
  smallCatalog,
  startTestServer,
} from '../../test/builders/server.ts';
import type { MachineId } from '../brand.ts';
import { openStore } from '../store/open.ts';
import type { ServedAssessor } from './assessor/assessor.ts';

const path = `/api/machines/${machine}/getmissingkbs`;

test('an answer needs nothing to be written, nor does the first one of a new day', async () => {
  const server = await startTestServer();
  await server.store.devices.save(contoso, deviceOf(), '2020-04-01');
  server.clock.now = Date.parse('2020-04-13T23:59:50Z');
  const token = await server.token(['Software.Read.All']);
  const other = new DatabaseSync(join(server.settings.dataFolder, 'missingkbs.sqlite'));
  other.exec('BEGIN EXCLUSIVE');
  const before = performance.now();
  assert.equal((await server.get(path, token)).json().value.length, 1);
  server.clock.now += 20_000;
  assert.equal((await server.get(path, token)).json().value.length, 1);
  // Who waits for the other writer waits for five seconds.
  assert.ok(performance.now() - before < 4_000);
  other.close();
  await server.close();
});

test('a device whose state has gone since it was looked up is answered by the state that it is in now', async () => {
  const server = await startTestServer();
  const elsewhere = await openStore(server.settings);
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  await server.store.devices.save(contoso, deviceOf(), '2020-04-01T00:00:00Z');
  const token = await server.token(['Software.Read.All']);
  for (const [question, osVersion] of [
    [path, '10.0.18363.719'] as const,
    [`${path}/4540673`, '10.0.18363.657'] as const,
  ]) {
    // From here on the server sees nothing for a while of what others write.
    await server.store.devices.findStateId(contoso, 'b'.repeat(40) as MachineId);
    await elsewhere.devices.save(contoso, deviceOf({ osVersion }), '2020-04-02T00:00:00Z');
    await elsewhere.upkeep.trimHistories('2020-04-03T00:00:00Z');
    assert.equal(await elsewhere.upkeep.removeUnusedStates(tomorrow), 1);
    const answer = await server.get(question, token);
    assert.equal(answer.statusCode, 200, answer.body);
    assert.deepEqual(
      question === path ? answer.json().value : answer.json().verdict,
      question === path ? [] : 'missing',
    );
  }
  await elsewhere.close();
  await server.close();
});

/** An assessor that counts what it is asked for, and answers when it may. */
function countingAssessor(catalogVersion: string, may: () => Promise<void> = async () => {}) {
  const asked = { alone: 0, inBatches: 0 };
  const inner = servedAssessor(smallCatalog());
  const assessor: ServedAssessor = {
    ...inner,
    catalogVersion,
    assess: (state, asOf) => {
      asked.alone += 1;
      return inner.assess(state, asOf);
    },
    assessAll: async (states, asOf) => {
      await may();
      asked.inBatches += states.length;
      return inner.assessAll(states, asOf);
    },
  };
  return { assessor, asked };
}

test('what is ready by one catalogue is worked out by the next one before it is swapped in', async () => {
  const first = countingAssessor('first');
  const { promise: may, resolve: goOn } = Promise.withResolvers<void>();
  const second = countingAssessor('second', () => may);
  const catalogs = { current: first.assessor, stamp: 'first' };
  const server = await startTestServer({ catalogs });
  const other = 'b'.repeat(40) as MachineId;
  await server.store.devices.save(contoso, deviceOf(), '2020-04-01');
  await server.store.devices.save(contoso, deviceOf({ id: other, osVersion: '10.0.18363.719' }), '2020-04-01');
  const token = await server.token(['Software.Read.All']);
  await server.get(path, token);
  Object.assign(catalogs, { current: second.assessor, stamp: 'second' });
  const swapping = server.catalogs.refresh();
  assert.equal((await server.get(path, token)).json().value.length, 1);
  assert.equal(server.catalogs.current.catalogVersion, 'first');
  goOn();
  await swapping;
  assert.equal(server.catalogs.current.catalogVersion, 'second');
  assert.equal((await server.get(path, token)).json().value.length, 1);
  assert.deepEqual([first.asked.alone, second.asked.alone, second.asked.inBatches], [1, 0, 1]);
  // Nobody had asked for it.
  await server.get(`/api/machines/${other}/getmissingkbs`, token);
  assert.deepEqual(second.asked, { alone: 1, inBatches: 1 });
  await server.close();
});

test('a state that is too heavy for its batch holds up no swap, and is tried alone when it is asked for', async () => {
  const first = countingAssessor('first');
  const second = countingAssessor('second', () => Promise.reject(new Error('too heavy')));
  const catalogs = { current: first.assessor, stamp: 'first' };
  const server = await startTestServer({ catalogs });
  await server.store.devices.save(contoso, deviceOf(), '2020-04-01');
  const token = await server.token(['Software.Read.All']);
  await server.get(path, token);
  Object.assign(catalogs, { current: second.assessor, stamp: 'second' });
  await server.catalogs.refresh();
  assert.equal((await server.get(path, token)).json().value.length, 1);
  assert.deepEqual(second.asked, { alone: 1, inBatches: 0 });
  await server.close();
});
