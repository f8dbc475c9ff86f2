import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { deviceOf, servedAssessor, smallFacts } from '../../../test/builders/server.ts';
import { type PatchState, patchStateOf } from '../../assessment/patch-state.ts';
import type { KbNumber } from '../../brand.ts';
import { readCatalog, readSnapshot, writeCatalog } from '../../catalog/snapshot.ts';
import { startAssessorThreads } from './assessor-threads.ts';

const folder = mkdtempSync(join(tmpdir(), 'missingkbs-threads-'));
const file = join(folder, 'catalog.bin');
const kb = '4540673' as KbNumber;
const april = '2020-04-13';

before(() => void writeCatalog(file, smallFacts()));
after(() => rmSync(folder, { recursive: true }));

/** As long as the contract allows: copying it into a thread takes longer than a millisecond. */
function heavyState(): PatchState {
  const software = Array.from({ length: 20_000 }, (_, place) => ({
    name: `Microsoft Office Professional Plus 2016 (${place})`,
    version: '16.0.4266.1001',
  }));
  return patchStateOf(deviceOf({ software }));
}

describe('an assessor in threads', () => {
  test('answers what the assessor in our own thread answers', async () => {
    const threads = await startAssessorThreads(readSnapshot(file));
    const here = servedAssessor(readCatalog(file));
    for (const state of [patchStateOf(deviceOf()), patchStateOf(deviceOf({ osVersion: '10.0.12345.1' }))]) {
      assert.deepEqual(await threads.assess(state, april), await here.assess(state, april));
      assert.deepEqual(await threads.explain(state, kb, april), await here.explain(state, kb, april));
    }
    assert.equal(threads.catalogVersion, here.catalogVersion);
    assert.equal(threads.feedDate, here.feedDate);
    await threads.close();
  });

  test('ends a thread whose question is over the deadline, and the next one has the same catalogue', async () => {
    const threads = await startAssessorThreads(readSnapshot(file), { deadlineMs: 1 });
    for (const _ of ['each', 'thread', 'and', 'more']) {
      await assert.rejects(threads.assess(heavyState(), april), {
        code: 'AssessmentTooHeavy',
        message: 'The answer was not worked out within 0.001 seconds.',
      });
      await assert.rejects(threads.explain(heavyState(), kb, april), { code: 'AssessmentTooHeavy' });
    }
    await threads.close();
  });

  test('goes on with other states while a thread is held up', async () => {
    const threads = await startAssessorThreads(readSnapshot(file));
    const order: string[] = [];
    const heavy = threads.assess(heavyState(), april).then(() => order.push('heavy'));
    const light = threads.assess(patchStateOf(deviceOf()), april).then(() => order.push('light'));
    await Promise.all([heavy, light]);
    assert.deepEqual(order, ['light', 'heavy']);
    await threads.close();
  });

  test('ends a thread that is out of memory, and the next one answers', async () => {
    const threads = await startAssessorThreads(readSnapshot(file), { maxMegabytes: 20 });
    const software = Array.from({ length: 20_000 }, (_, place) => ({
      name: `Microsoft ${place} ${'é'.repeat(1_000)}`,
    }));
    await assert.rejects(threads.assess({ ...patchStateOf(deviceOf()), software }, april), {
      code: 'AssessmentTooHeavy',
      message: /memory/,
    });
    assert.equal((await threads.assess(patchStateOf(deviceOf()), april)).status, 'assessed');
    await threads.close();
  });

  test('answers what it was asked before it closes', async () => {
    const threads = await startAssessorThreads(readSnapshot(file));
    const answering = Array.from({ length: 10 }, () => threads.assess(patchStateOf(deviceOf()), april));
    await threads.close();
    for (const { status } of await Promise.all(answering)) assert.equal(status, 'assessed');
  });
});
