/** Connections that do nothing, by the thousand. */

import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { Attack } from '../attack.ts';
import { answerPath, idOf, lightDevice } from '../devices.ts';
import { atMost, expectThat } from '../finding.ts';
import { othersWait, startSteadyClient } from '../steady-client.ts';

export const manySockets: Attack = {
  name: 'many sockets',
  async run(lab) {
    const server = await lab.startServer();
    const light = lightDevice(0);
    await server.put(idOf(light), light);
    const others = await startSteadyClient(server, [answerPath(idOf(light))]);
    const before = server.memoryMb;
    const wanted = lab.size(1_000, 10_000);
    const sockets: Socket[] = [];
    for (let open = 0; open < wanted; open += 100) {
      sockets.push(...(await Promise.all(Array.from({ length: 100 }, () => openSocket(server.port)))));
    }
    await setTimeout(2_000);
    const open = sockets.filter((socket) => !socket.destroyed).length;
    const grown = server.memoryMb - before;
    const waits = await others.stop();
    for (const socket of sockets) socket.destroy();
    return [
      ...othersWait(waits, 100),
      expectThat('connections held open', open === wanted, String(open), String(wanted)),
      atMost('memory for them', grown, 300, 'MB'),
      expectThat('a request afterwards', (await server.ask('/healthz')).status === 200, 'answered', 'answered'),
    ];
  },
};

/** Has sent one request and been answered, so that the limit of time for headers does not act. */
function openSocket(port: number): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n'));
    socket.once('data', () => resolve(socket));
    socket.once('error', () => resolve(socket));
  });
}
