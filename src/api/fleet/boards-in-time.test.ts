/** When boards are counted, and what is kept of them. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import {
  april2020,
  contoso,
  deviceOf,
  fabrikam,
  servedAssessor,
  startTestServer,
  type TestServer,
} from '../../../test/builders/server.ts';
import type { KbNumber, MachineId } from '../../brand.ts';
import { AssessmentQueue } from '../assessor/assessment-queue.ts';
import type { ServedAssessor } from '../assessor/assessor.ts';
import { Boards } from './boards.ts';

const patched = { osVersion: '10.0.18363.719', installedKbs: ['4540673' as KbNumber] };
const today = new Date(april2020).toISOString();

describe('boards in time', () => {
  let server: TestServer;
  const made: number[] = [];
  const counts: string[] = [];
  before(async () => {
    const assessor = servedAssessor();
    const current: ServedAssessor = {
      ...assessor,
      summaries: {
        ...assessor.summaries,
        summarize(states, asOf) {
          made.push(states.length);
          return assessor.summaries.summarize(states, asOf);
        },
      },
    };
    server = await startTestServer({ catalogs: { current, stamp: '1' } });
    await server.store.devices.save(contoso, deviceOf(), today);
  });
  after(() => server.close());

  function open(): Boards {
    made.length = 0;
    counts.length = 0;
    const { store, catalogs, clock } = server;
    const devices = {
      ...store.devices,
      countGroups(tenant: string) {
        counts.push(tenant);
        return store.devices.countGroups(tenant);
      },
    };
    const now = () => clock.now;
    return new Boards({ store: { devices }, catalogs, queue: new AssessmentQueue({ now }), now });
  }

  test('a board is counted again in the background while somebody asks, and no more when nobody does', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const boards = open();
    await boards.of(contoso);
    assert.deepEqual(counts, [contoso]);
    t.mock.timers.tick(5_000);
    await until(() => counts.length === 2);
    server.clock.now += 30_001;
    await setTimeout(20);
    t.mock.timers.tick(5_000);
    await setTimeout(20);
    assert.equal(counts.length, 2);
    boards.close();
  });

  test('whoever asks while the devices are counted gets the same board', async () => {
    const boards = open();
    const [first, ...others] = await Promise.all(Array.from({ length: 5 }, () => boards.of(contoso)));
    assert.deepEqual(counts, [contoso]);
    assert.ok(others.every((board) => board === first));
    boards.close();
  });

  test('a count that finds nothing new leaves the groups the ones that they were', async () => {
    const boards = open();
    const first = await boards.of(contoso);
    server.clock.now += 10_001;
    const second = await boards.of(contoso);
    assert.ok(first.countedAt < second.countedAt);
    assert.equal(first.groups, second.groups);
    boards.close();
  });

  test('what two tenants have is judged once, and what no board shows any more is forgotten', async () => {
    await server.store.devices.save(fabrikam, deviceOf({ id: 'b'.repeat(40) as MachineId }), today);
    const boards = open();
    await boards.of(contoso);
    await boards.of(fabrikam);
    assert.deepEqual(made, [1]);
    const change = async (fields: object, seen: string) => {
      for (const [tenant, id] of [
        [contoso, deviceOf().id],
        [fabrikam, 'b'.repeat(40)],
      ] as const) {
        await server.store.devices.save(tenant, deviceOf({ id: id as MachineId, ...fields }), seen);
      }
      server.clock.now += 10_001;
      await boards.of(contoso);
      await boards.of(fabrikam);
    };
    await change(patched, '2020-04-14T10:00:00.000Z');
    assert.deepEqual(made, [1, 1]);
    await change({}, '2020-04-15T10:00:00.000Z');
    assert.deepEqual(made, [1, 1, 1]);
    boards.close();
  });
});

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries += 1) {
    assert.ok(tries < 500, 'that never came');
    await new Promise((resolve) => setImmediate(resolve));
  }
}
