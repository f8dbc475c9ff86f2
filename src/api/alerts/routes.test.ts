/** Lists that are always empty, and who may ask for them. */

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { askerOf, machines, metadata, startDefenderFleet } from '../../../test/builders/defender-fleet.ts';

const server = await startDefenderFleet();
const { ask, refused } = await askerOf(server);
after(() => server.close());

describe('alerts, and who logs on', () => {
  test('have no alerts and no logons, whatever is asked of them', async () => {
    const none = { '@odata.context': `${metadata}#Alerts`, value: [] };
    for (const options of [
      '?$top=1',
      '?$expand=evidence',
      "?$filter=alertCreationTime%20ge%202020-04-01T00:00:00Z%20and%20status%20eq%20'New'&$orderby=alertCreationTime%20desc",
    ]) {
      assert.deepEqual(await ask(`/alerts${options}`), none);
      assert.deepEqual(await ask(`/machines/${machines[0]}/alerts${options}`), none);
    }
    await refused('/alerts?$expand=comments', 400, 'ODataError');
    assert.deepEqual(await ask(`/machines/${machines[0]}/logonusers`), {
      '@odata.context': `${metadata}#Users`,
      value: [],
    });
  });
});
