import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { after, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { watchedStream } from './watched-stream.ts';

const stallMs = 300;
const piece = Buffer.alloc(1024 * 1024, 'x');
let made = 0;
let answered: (answer: ServerResponse) => void;

async function* pieces(count: number, pauseMs: number): AsyncGenerator<Uint8Array> {
  try {
    for (let number = 0; number < count; number += 1) {
      await setTimeout(pauseMs);
      made += 1;
      yield piece;
    }
  } finally {
    made += 1_000_000;
  }
}

/** "/pieces/pause". */
const server = createServer(async (request, answer) => {
  const [count = 0, pauseMs = 0] = (request.url ?? '').slice(1).split('/').map(Number);
  answered(answer);
  const body = pieces(count, pauseMs);
  pipeline(watchedStream(await body.next(), body, answer, stallMs), answer, () => undefined);
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
after(() => {
  server.closeAllConnections();
  server.close();
});

async function ask(path: string): Promise<{ readonly socket: Socket; readonly answer: ServerResponse }> {
  made = 0;
  const answer = new Promise<ServerResponse>((resolve) => {
    answered = resolve;
  });
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`);
  return { socket, answer: await answer };
}

test('a client that takes nothing is cut off, and no more is made for it', async () => {
  const { socket, answer } = await ask('/1000/0');
  socket.pause();
  await once(answer, 'close');
  await setTimeout(50);
  assert.equal(answer.writableFinished, false);
  assert.ok(made > 1_000_000 && made < 1_000_100, `${made}`);
  socket.destroy();
});

test('a client that does not take the last piece is cut off as well', async () => {
  const { socket, answer } = await ask('/12/0');
  socket.pause();
  await once(answer, 'close');
  assert.equal(answer.writableFinished, false);
  socket.destroy();
});

test('a client that takes all waits for pieces however long they are in the making, and keeps its connection', async () => {
  const { socket, answer } = await ask(`/3/${stallMs * 2}`);
  socket.resume();
  await once(answer, 'close');
  assert.deepEqual([answer.writableFinished, made], [true, 1_000_003]);
  await setTimeout(stallMs * 2);
  assert.equal(socket.destroyed, false);
  socket.destroy();
});
