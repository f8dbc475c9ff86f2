import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { createHeadWriter } from './head-writer.ts';

const march = { headers: ['etag', 'W/"march"', 'x-frame-options', 'DENY', 'content-length', '2'], body: '[]' };
const april = { headers: ['etag', 'W/"april"', 'content-length', '4'], body: '[{}]' };

describe('heads of ready answers', () => {
  let server: Server;
  before(async () => {
    const writeHead = createHeadWriter();
    server = createServer((request, response) => {
      if (request.url === '/closing') response.setHeader('connection', 'close');
      const reply = request.url === '/april' ? april : march;
      writeHead(response, reply);
      response.end(reply.body);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  after(() => server.close());

  test('an answer that is sent again goes out as it did the first time', async () => {
    const first = await ask('GET /march HTTP/1.1');
    assert.match(first, /^HTTP\/1\.1 200 OK\r\netag: W\/"march"\r\nx-frame-options: DENY\r\n/);
    assert.match(first, /\r\nConnection: keep-alive\r\nKeep-Alive: timeout=\d+\r\n\r\n\[\]$/s);
    assert.equal(withoutDate(await ask('GET /march HTTP/1.1')), withoutDate(first));
  });

  test('each answer has its own headers and body', async () => {
    for (const _time of ['first', 'again']) {
      assert.match(await ask('GET /april HTTP/1.1'), /\r\netag: W\/"april"\r\n.*\r\n\r\n\[\{\}\]$/s);
      assert.match(await ask('GET /march HTTP/1.1'), /\r\netag: W\/"march"\r\n.*\r\n\r\n\[\]$/s);
    }
  });

  test('a connection that ends is told so, whoever ends it', async () => {
    await ask('GET /march HTTP/1.1');
    assert.match(await ask('GET /closing HTTP/1.1'), /\r\nconnection: close\r\n/i);
    assert.match(await ask('GET /march HTTP/1.1\r\nConnection: close'), /\r\nconnection: close\r\n/i);
    assert.match(await ask('GET /march HTTP/1.0'), /\r\nconnection: close\r\n/i);
  });

  test('a HEAD request gets the head alone', async () => {
    await ask('GET /march HTTP/1.1');
    assert.match(await ask('HEAD /march HTTP/1.1'), /\r\ncontent-length: 2\r\n.*\r\n\r\n$/s);
  });

  test('the date is that of the answer', async () => {
    const first = dateOf(await ask('GET /march HTTP/1.1'));
    let [asked, later] = [first, first];
    while (later === first) {
      await setTimeout(50);
      asked = Date.now();
      later = dateOf(await ask('GET /march HTTP/1.1'));
    }
    // Node's own date may be that of the second before.
    assert.ok(later > asked - 2_000 && later <= Date.now());
  });

  /** The whole answer: the client sends nothing after its request. */
  async function ask(request: string): Promise<string> {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').setEncoding('latin1');
    let answer = '';
    socket.on('data', (text: string) => {
      answer += text;
    });
    socket.end(`${request}\r\nHost: localhost\r\n\r\n`);
    await once(socket, 'close');
    return answer;
  }
});

function withoutDate(answer: string): string {
  return answer.replace(/\r\nDate: [^\r]+/, '');
}

function dateOf(answer: string): number {
  return Date.parse(/\r\nDate: ([^\r]+)/.exec(answer)?.[1] ?? '');
}
