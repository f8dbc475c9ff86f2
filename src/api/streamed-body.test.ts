import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import type { KnownError } from '../errors.ts';
import { readStreamedBody } from './streamed-body.ts';

const stallMs = 150;
const mostBytes = 4 * 1024 * 1024;

describe('a body that is taken while it arrives', () => {
  let server: Server;
  let port: number;
  /** What a reader does between two pieces. */
  let useMs = 0;
  let taken = 0;
  before(async () => {
    server = createServer(async (request, response) => {
      taken = 0;
      try {
        for await (const piece of readStreamedBody(request, { mostBytes, stallMs })) {
          taken += piece.length;
          await setTimeout(useMs);
        }
        response.end(`took ${taken}`);
      } catch (error) {
        response.end((error as KnownError).message);
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  after(() => server.close());

  async function send(pieces: readonly (Buffer | string)[], restMs: number, length: number, encoding = 'identity') {
    useMs = 0;
    const socket = connect(port, '127.0.0.1').setEncoding('utf8');
    let answer = '';
    socket.on('data', (text) => (answer += text)).on('error', () => undefined);
    socket.write(
      `POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Encoding: ${encoding}\r\nContent-Length: ${length}\r\n\r\n`,
    );
    for (const piece of pieces) {
      if (socket.destroyed) break;
      socket.write(piece);
      await setTimeout(restMs);
    }
    for (let waited = 0; !answer.includes('\r\n\r\n') && waited < 5_000; waited += 20) await setTimeout(20);
    socket.destroy();
    return answer.slice(answer.indexOf('\r\n\r\n') + 4);
  }

  test('may take far longer than it may stall', async () => {
    const piece = 'x'.repeat(1_000);
    assert.match(await send(Array(8).fill(piece), stallMs / 2, 8_000), /took 8000/);
  });

  test('is given up when it stalls', async () => {
    assert.match(await send(['x'.repeat(1_000)], 0, 2_000), /stopped arriving/);
  });

  test('is given up when a byte comes now and then', async () => {
    assert.match(await send(Array(20).fill('x'), stallMs / 5, 1_000), /stopped arriving/);
  });

  test('is not late while nobody asks for it', async () => {
    const sent = send([Buffer.alloc(200_000)], 0, 200_000);
    useMs = 2 * stallMs;
    assert.match(await sent, /took 200000/);
  });

  test('unpacks to no more than it may be', async () => {
    for (const [encoding, pack] of [['gzip', gzipSync] as const, ['zstd', zstdCompressSync] as const]) {
      const packed = pack(Buffer.alloc(4 * mostBytes));
      assert.match(await send([packed], 0, packed.length, encoding), /too large, in bytes, unpacked/);
      assert.ok(taken <= mostBytes);
    }
  });

  test('needs no more memory for its zstd window than eight megabytes', async () => {
    // The head of a frame that asks for a window of 128 MiB (RFC 8878, 3.1.1.1.2), and a raw block of one byte.
    const frame = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 17 << 3, 0x09, 0x00, 0x00, 0x78]);
    assert.match(await send([frame], 0, frame.length, 'zstd'), /is not zstd, or it is damaged/);
    frame[5] = 13 << 3;
    assert.match(await send([frame], 0, frame.length, 'zstd'), /took 1/);
  });
});
