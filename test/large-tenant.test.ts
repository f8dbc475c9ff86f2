/** Lists of machines over HTTP: of a tenant that is a large one they say what they say of a small one, and of when that is. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { fillStore } from '../bench/lists/fleet.ts';
import { questionsOf } from '../bench/lists/questions.ts';
import { april2020, startTestServer, type TestServer } from './builders/server.ts';

const fleet = { devices: 2_500, states: 120 };
const environment = { MISSINGKBS_LIMIT_PER_MINUTE: '0', MISSINGKBS_LIMIT_PER_HOUR: '0' };

let walking: TestServer;
let quick: TestServer;
let tokens: readonly [string, string];
before(async () => {
  walking = await startTestServer({ environment });
  quick = await startTestServer({ environment, fewDevices: 0 });
  for (const { store } of [walking, quick]) await fillStore(store, fleet);
  tokens = [await tokenOf(walking), await tokenOf(quick)];
  for (let tries = 0; (await countedAt()) === undefined; tries += 1) {
    assert.ok(tries < 500, 'The columns were not ready after ten seconds.');
    await setTimeout(20);
  }
});
after(async () => {
  await walking.close();
  await quick.close();
});

function tokenOf(server: TestServer): Promise<string> {
  return server.token([
    'Machine.Read.All',
    'Software.Read.All',
    'Vulnerability.Read.All',
    'SecurityRecommendation.Read.All',
  ]);
}

async function countedAt(): Promise<string | undefined> {
  const { headers } = await quick.get('/api/machines?$orderby=lastSeen', tokens[1]);
  return headers['missingkbs-counted-at'] as string | undefined;
}

for (const [name, question] of Object.entries(questionsOf(fleet))) {
  test(`${name}: the same`, async () => {
    for (const number of [1, 1_507]) {
      const path = question(number);
      const prefer = { prefer: 'odata.maxpagesize=70' };
      const expected = await walking.get(path, tokens[0], prefer);
      const given = await quick.get(path, tokens[1], prefer);
      assert.equal(given.statusCode, 200, given.body);
      assert.deepEqual({ ...given.json<object>(), countedAt: '' }, { ...expected.json<object>(), countedAt: '' }, path);
    }
  });
}

test('an answer from columns says of when it is, one from the database does not', async () => {
  const at = Date.parse((await countedAt()) as string);
  assert.ok(at <= april2020 && april2020 - at < 10_000, String(april2020 - at));
  const { headers } = await quick.get('/api/machines', tokens[1]);
  assert.equal(headers['missingkbs-counted-at'], undefined);
  const walked = await walking.get('/api/machines?$orderby=lastSeen', tokens[0]);
  assert.equal(walked.headers['missingkbs-counted-at'], undefined);
  const { countedAt: ofFleet } = (await quick.get('/api/fleet/machines?sort=lastSeen', tokens[1])).json();
  assert.ok(april2020 - Date.parse(ofFleet) < 10_000 && ofFleet < new Date(april2020).toISOString(), ofFleet);
});
