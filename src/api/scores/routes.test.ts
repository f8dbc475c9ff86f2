/** One number for a fleet. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Asker, askerOf, metadata, startDefenderFleet } from '../../../test/builders/defender-fleet.ts';
import type { TestServer } from '../../../test/builders/server.ts';

describe('scores', () => {
  let server: TestServer;
  let ask: Asker['ask'];
  before(async () => {
    server = await startDefenderFleet();
    ({ ask } = await askerOf(server));
  });
  after(() => server.close());

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
