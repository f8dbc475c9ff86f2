/** Megabytes of brackets from callers who are nobody, to paths that exist and paths that do not. */

import type { Attack } from '../attack.ts';
import { answerPath, idOf, lightDevice } from '../devices.ts';
import { expectThat, tally } from '../finding.ts';
import { startFlood } from '../flood.ts';
import { othersWait, startSteadyClient } from '../steady-client.ts';

export const anonymousBodies: Attack = {
  name: 'anonymous bodies',
  async run(lab) {
    const server = await lab.startServer();
    const light = lightDevice(0);
    await server.put(idOf(light), light);
    const others = await startSteadyClient(server, [answerPath(idOf(light))]);
    const statuses = await startFlood({ kind: 'brackets', url: server.url, atOnce: 8, seconds: lab.size(3, 20) });
    return [
      ...othersWait(await others.stop(), 100),
      expectThat(
        'what the attacker gets',
        !statuses.some((status) => status.startsWith('5')),
        tally(statuses),
        '401, 404',
      ),
    ];
  },
};
