import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { april2020, contoso, deviceOf, servedAssessor, startTestServer } from '../../../test/builders/server.ts';

test('who looks at a fleet finds usual days of its past judged already', async () => {
  const assessor = servedAssessor();
  const judged: string[] = [];
  const current = {
    ...assessor,
    summaries: {
      ...assessor.summaries,
      summarize: (states: readonly string[], asOf: string) => {
        judged.push(asOf);
        return assessor.summaries.summarize(states, asOf);
      },
    },
  };
  const server = await startTestServer({ catalogs: { current, stamp: '1' } });
  try {
    const report = deviceOf({ lastSeen: '2020-01-20T08:00:00.000Z' });
    await server.store.devices.save(contoso, report, new Date(april2020).toISOString());
    const token = await server.token(['Vulnerability.Read.All']);
    const ask = async (path: string) => {
      const answer = await server.get(`/api/fleet/${path}`, token);
      assert.equal(answer.statusCode, 200, answer.body);
      return answer.json();
    };
    await ask('overview');
    // The board's own day, and the event days of the ninety before.
    for (let tries = 0; new Set(judged).size < 3; tries += 1) {
      assert.ok(tries < 200, `only ${judged.join()} were judged in ten seconds`);
      await setTimeout(50);
    }
    for (let before = -1; before !== judged.length; await setTimeout(200)) before = judged.length;
    const [known, days] = [judged.length, ['2020-04-13', '2020-04-06', '2020-03-14', '2020-02-29', '2020-02-11']];
    for (const day of days) assert.equal((await ask(`exposure?day=${day}`)).devices.assessed, 1);
    assert.ok((await ask('trend?days=90')).value.length > 10);
    assert.equal(judged.length, known, judged.slice(known).join());
  } finally {
    await server.close();
  }
});
