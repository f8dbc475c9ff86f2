/** Clients that begin a request and do not go on: cut within five seconds of the limit, and no burden until then. */

import { connect } from 'node:net';
import type { Attack } from '../attack.ts';
import { answerPath, idOf, lightDevice } from '../devices.ts';
import { type Finding, timeAtMost } from '../finding.ts';
import type { ServerUnderAttack } from '../server.ts';
import { othersWait, startSteadyClient } from '../steady-client.ts';

const graceSeconds = 5;

export const slowClients: Attack = {
  name: 'slow clients',
  patient: true,
  async run(lab) {
    const server = await lab.startServer();
    const light = lightDevice(0);
    await server.put(idOf(light), light);
    const others = await startSteadyClient(server, [answerPath(idOf(light))]);
    const each = lab.size(50, 500);
    const body = `PUT /api/machines/${'a'.repeat(40)}/inventory HTTP/1.1\r\nHost: a\r\nAuthorization: ${server.headers.authorization}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n`;
    const [silent, headers, bodies] = await Promise.all([
      holdOpen(server, each, '', ''),
      holdOpen(server, each, 'GET / HTTP/1.1\r\n', 'X-A: b\r\n'),
      holdOpen(server, lab.short ? 0 : each, body, ' '),
    ]);
    return [
      cutWithin(`${each} connections without a word`, silent, 10),
      cutWithin(`${each} clients with a header a second`, headers, 10),
      ...(lab.short ? [] : [cutWithin(`${each} clients with a byte of body a second`, bodies, 30)]),
      ...othersWait(await others.stop(), 100),
    ];
  },
};

/** Seconds until each connection is closed by the server; a minute at most. */
function holdOpen({ port }: ServerUnderAttack, count: number, first: string, eachSecond: string): Promise<number[]> {
  const hold = () =>
    new Promise<number>((resolve) => {
      const started = performance.now();
      const socket = connect(port, '127.0.0.1', () => socket.write(first));
      const dripping = setInterval(() => socket.write(eachSecond), 1_000);
      const giveUp = setTimeout(() => socket.destroy(), 60_000);
      socket.on('error', () => undefined).resume();
      socket.once('end', () => socket.destroy());
      socket.once('close', () => {
        clearInterval(dripping);
        clearTimeout(giveUp);
        resolve((performance.now() - started) / 1000);
      });
    });
  return Promise.all(Array.from({ length: count }, hold));
}

function cutWithin(what: string, seconds: readonly number[], limit: number): Finding {
  return timeAtMost(`${what}: the last is cut after`, Math.max(0, ...seconds), limit + graceSeconds, 's');
}
