/** Receivers of notices that are slow, or answer without end: each try ends in time, and nobody else waits for them. */

import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { tellSyncFailed } from '../../../src/notices/tell.ts';
import { openStore } from '../../../src/store/open.ts';
import type { Attack } from '../attack.ts';
import { answerPath, idOf, lightDevice } from '../devices.ts';
import { atMost, expectThat, type Finding, timeAtMost } from '../finding.ts';
import type { Lab } from '../lab.ts';
import { subscribe, type Tested, tryAddress } from '../notice-subscriber.ts';
import type { ServerUnderAttack } from '../server.ts';
import { othersWait, startSteadyClient } from '../steady-client.ts';

/** What a receiver gets rid of before its connection ends: nearly all of it lies in the kernel's buffers. */
const mostMegabytes = 16;
const trySeconds = 15;
const graceSeconds = 5;
const megabyte = Buffer.alloc(1024 * 1024, 'x');
const head = 'HTTP/1.1 200 OK\r\n';

/** What a receiver does with its connection once it was called. */
const ways: Readonly<Record<string, (socket: Socket) => void>> = {
  'that says nothing': () => undefined,
  'with a byte of its head a second': (socket) => drip(socket, `${head}x-slow: ${'x'.repeat(100)}`, 1_000),
  'with hints without end': (socket) =>
    repeat(socket, Buffer.from('HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'.repeat(1_000))),
  'with a head without end': (socket) => {
    socket.write(head);
    repeat(socket, Buffer.from(`x-long: ${'x'.repeat(1_000)}\r\n`.repeat(1_000)));
  },
  'that switches protocols': (socket) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n');
    repeat(socket, megabyte);
  },
  'with a body without end': (socket) => {
    socket.write(`${head}transfer-encoding: chunked\r\n\r\n`);
    repeat(socket, Buffer.concat([Buffer.from('100000\r\n'), megabyte, Buffer.from('\r\n')]));
  },
  'with a refusal without end': (socket) => {
    socket.write('HTTP/1.1 500 No\r\n\r\n');
    repeat(socket, megabyte);
  },
  'that speaks no HTTP': (socket) => repeat(socket, megabyte),
};
const delivered = 'with a body without end';
const silent = 'that says nothing';
const unresolved = 'http://unanswered.attacked.example';

export const noticeReceivers: Attack = {
  name: 'notice receivers',
  patient: true,
  async run(lab) {
    const receivers = await Promise.all(Object.entries(ways).map(([way, behave]) => startReceiver(lab, way, behave)));
    const good = await startReceiver(lab, 'good', (socket) => void socket.end('HTTP/1.1 204 No Content\r\n\r\n'));
    const folder = lab.newDataFolder();
    writeFileSync(join(folder, 'names.json'), '{}');
    const hosts = [...receivers.map(({ url }) => url), good.url, unresolved].map((url) => `${url};internal`);
    const server = await lab.startServer({
      folder,
      env: {
        MISSINGKBS_NOTICE_HOSTS: hosts.join(','),
        NODE_OPTIONS: `--import=${new URL('../resolved-names.ts', import.meta.url).href}`,
        RESOLVED_NAMES_FILE: join(folder, 'names.json'),
      },
    });
    const light = lightDevice(0);
    await server.put(idOf(light), light);
    const others = await startSteadyClient(server, [answerPath(idOf(light))]);
    const before = server.memoryMb;
    const tried = await Promise.all(
      [...receivers.map(({ url }) => url), unresolved].map((url) => tryAddress(server, `${url}/`)),
    );
    const findings = [
      ...[...receivers, { way: 'whose name is never resolved', megabytes: 0 }].flatMap((receiver, place) =>
        triedOf(receiver, tried[place] as Tested),
      ),
      atMost('memory for all of them', server.memoryMb - before, 100, 'MB'),
      await holdUp(server, receivers.find(({ way }) => way === silent)?.url ?? '', good),
    ];
    return [...findings, ...othersWait(await others.stop(), 100)];
  },
};

function triedOf({ way, megabytes }: Pick<Receiver, 'way' | 'megabytes'>, { outcome, ms }: Tested): Finding[] {
  const fine = way === delivered ? outcome === 'delivered' : /^(no answer|it answered 500)/.test(outcome);
  return [
    expectThat(`a receiver ${way}`, fine, outcome, way === delivered ? 'delivered' : 'a failure'),
    timeAtMost(`a receiver ${way}: the try ends after`, ms / 1_000, trySeconds + graceSeconds, 's'),
    atMost(`a receiver ${way}: what is read of it`, megabytes, mostMegabytes, 'MB'),
  ];
}

/** Nineteen subscriptions to a receiver that says nothing, with two notices each, and one to a receiver that takes what it gets. */
async function holdUp(server: ServerUnderAttack, slow: string, good: Receiver): Promise<Finding> {
  for (let number = 0; number < 19; number += 1) await subscribe(server, `${slow}/${number}`);
  await subscribe(server, `${good.url}/`);
  const store = await openStore({ dataFolder: server.folder });
  const calls = good.calls;
  const started = performance.now();
  try {
    for (const subject of ['lists', 'catalogue'] as const) {
      await tellSyncFailed(store.notices, { of: subject, code: 'FeedUnavailable' }, Date.now());
    }
  } finally {
    await store.close();
  }
  while (good.calls < calls + 2 && performance.now() - started < 120_000) await setTimeout(100);
  const seconds = (performance.now() - started) / 1_000;
  return timeAtMost('two notices among 38 to a receiver that says nothing', seconds, 10, 's');
}

interface Receiver {
  readonly way: string;
  readonly url: string;
  calls: number;
  /** That it got rid of. */
  megabytes: number;
}

async function startReceiver(lab: Lab, way: string, behave: (socket: Socket) => void): Promise<Receiver> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => {
      receiver.calls += 1;
      behave(socket);
    });
    socket.once('close', () => {
      sockets.delete(socket);
      receiver.megabytes = Math.max(receiver.megabytes, (socket.bytesWritten - socket.writableLength) / 1024 / 1024);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  lab.atTheEnd(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const receiver: Receiver = {
    way,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: 0,
    megabytes: 0,
  };
  return receiver;
}

/** Until the other side has enough, or half a gigabyte is gone. */
function repeat(socket: Socket, bytes: Buffer): void {
  const more = () => {
    while (!socket.destroyed && socket.bytesWritten < 512 * 1024 * 1024 && socket.write(bytes));
  };
  socket.on('drain', more);
  more();
}

function drip(socket: Socket, text: string, everyMs: number): void {
  let place = 0;
  const timer = setInterval(() => socket.write(text[place++ % text.length] as string), everyMs);
  socket.once('close', () => clearInterval(timer));
}
