/** A hundred wrong secrets at every moment, each from another address, for the application of a client that goes on working. */

import { setTimeout } from 'node:timers/promises';
import type { Attack } from '../attack.ts';
import { answerPath, idOf, lightDevice } from '../devices.ts';
import { expectThat, tally } from '../finding.ts';
import { startFlood } from '../flood.ts';
import type { ServerUnderAttack } from '../server.ts';
import { measureSlowdown, waitsAtMost } from '../steady-client.ts';

export const tokenFlood: Attack = {
  name: 'token flood',
  async run(lab) {
    const server = await lab.startServer({ env: { MISSINGKBS_TRUST_PROXY: 'on' } });
    const light = lightDevice(0);
    await server.put(idOf(light), light);
    const { clientId } = server.application;
    const slowdown = measureSlowdown();
    const seconds = lab.size(5, 30);
    const flood = startFlood({ kind: 'secrets', url: server.url, clientId, atOnce: 100, seconds });
    await setTimeout(500);
    const waits = await work(server, answerPath(idOf(light)), seconds - 1);
    const statuses = await flood;
    return [
      waitsAtMost(`p99 of ${waits.tokens.length} tokens of a good client`, waits.tokens, 250, slowdown),
      waitsAtMost('p99 of the first use of each', waits.firstUses, 250, slowdown),
      expectThat('what the attacker gets', !statuses.includes('200'), tally(statuses), 'no token'),
    ];
  },
};

/** A token, one call with it, a short rest. */
async function work(server: ServerUnderAttack, path: string, seconds: number) {
  const waits = { tokens: [] as number[], firstUses: [] as number[] };
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const started = performance.now();
    const token = await server.askForToken();
    const had = performance.now();
    const answer = await server.get(path, { authorization: `Bearer ${token}` });
    await answer.text();
    if (answer.status !== 200) throw new Error(`A new token of the good client gave ${answer.status}.`);
    waits.tokens.push(had - started);
    waits.firstUses.push(performance.now() - had);
    await setTimeout(20);
  }
  return waits;
}
