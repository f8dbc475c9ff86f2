/** Token requests from more addresses than any list of addresses has room for. */

import type { Attack } from '../attack.ts';
import { answerPath, idOf, lightDevice } from '../devices.ts';
import { atMost, expectThat, tally } from '../finding.ts';
import { startFlood } from '../flood.ts';
import { othersWait, startSteadyClient } from '../steady-client.ts';

export const limiterMemory: Attack = {
  name: 'many addresses',
  async run(lab) {
    const limits = { MISSINGKBS_TOKEN_LIMIT_PER_CLIENT: '60', MISSINGKBS_TOKEN_LIMIT_PER_ADDRESS: '600' };
    const server = await lab.startServer({ env: { MISSINGKBS_TRUST_PROXY: 'on', ...limits } });
    const light = lightDevice(0);
    await server.put(idOf(light), light);
    const others = await startSteadyClient(server, [answerPath(idOf(light))]);
    const before = server.memoryMb;
    const statuses = await startFlood({ kind: 'addresses', url: server.url, atOnce: 16, seconds: lab.size(3, 120) });
    return [
      atMost(`memory for ${statuses.length} addresses`, server.memoryMb - before, 350, 'MB'),
      expectThat('what they get', !statuses.some((status) => status.startsWith('5')), tally(statuses), 'no 5xx'),
      ...othersWait(await others.stop(), 100),
    ];
  },
};
