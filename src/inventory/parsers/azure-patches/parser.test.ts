import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOne } from '../../testing/read-text.ts';

const patch = { patchId: 'a', kbId: '5034122', name: 'A' };

test('an assessment lists what is offered', () => {
  assert.deepEqual(readOne(JSON.stringify({ status: 'Succeeded', availablePatches: [patch] }), 'azure-patches'), {
    windowsUpdateOffers: [{ kb: '5034122', title: 'A' }],
  });
});

test('an installation counts once no restart is due', () => {
  const patches = [
    { ...patch, installationState: 'Installed' },
    { patchId: 'b', kbId: 'KB5033909', installationState: 'Failed' },
  ];
  const read = (rebootStatus: string) =>
    readOne(JSON.stringify({ properties: { rebootStatus, patches } }), 'azure-patches');
  assert.deepEqual(read('Completed'), { installedKbs: ['5034122'], windowsUpdateOffers: [{ kb: '5033909' }] });
  assert.deepEqual(read('Required').installedKbs, []);
});
