/** One number for a fleet. */

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { askerOf, metadata, startDefenderFleet } from '../../../test/builders/defender-fleet.ts';

const server = await startDefenderFleet();
const { ask } = await askerOf(server);
after(() => server.close());

describe('scores', () => {
  test('score the exposure by a rule of our own, and configurations not at all', async () => {
    const time = new Date(server.clock.now).toISOString();
    assert.deepEqual(await ask('/exposureScore'), {
      '@odata.context': `${metadata}#ExposureScore/$entity`,
      time,
      score: 75,
    });
    assert.deepEqual(await ask('/configurationScore'), {
      '@odata.context': `${metadata}#ConfigurationScore/$entity`,
      time,
      score: null,
    });
    assert.deepEqual(await ask('/exposureScore/byMachineGroups'), {
      '@odata.context': `${metadata}#ExposureScore`,
      value: [],
    });
  });
});
