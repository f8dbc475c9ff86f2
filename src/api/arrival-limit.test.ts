import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import fastify, { type FastifyInstance } from 'fastify';
import pino from 'pino';
import { sendRaw } from '../../test/builders/raw-connection.ts';
import { limitArrival } from './arrival-limit.ts';
import { answerBrokenRequest } from './error-answers.ts';

const withinMs = 100;

describe('a body', () => {
  let app: FastifyInstance;
  let port: number;
  before(async () => {
    const logger = pino({ level: 'silent' });
    app = fastify({ clientErrorHandler: (error, socket) => answerBrokenRequest(error, socket, logger) });
    const arrival = limitArrival(app, withinMs);
    app.post('/slow', async (request) => request.body);
    app.addContentTypeParser('text/slow', (_request, _body, done) => done(null));
    app.post('/lifted', async (request) => {
      arrival.lift(request.raw);
      await setTimeout(3 * withinMs);
      return 'taken';
    });
    await app.listen({ host: '127.0.0.1', port: 0 });
    port = (app.server.address() as AddressInfo).port;
  });
  after(() => app.close());

  const begin = (path: string, type: string, length: number) =>
    `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`;

  test('that does not arrive in time is refused, and its connection closed', async () => {
    const { head, body } = await sendRaw(port, [begin('/slow', 'text/plain', 10), 'abc'], 5 * withinMs);
    assert.match(head, /^HTTP\/1\.1 400 .+Connection: close/s);
    assert.match(body, /took too long to arrive/);
  });

  test('that has arrived is not cut, whatever comes behind it on the connection', async () => {
    const whole = `${begin('/slow', 'text/plain', 3)}abc`;
    const { body } = await sendRaw(port, [whole, whole], 3 * withinMs);
    assert.equal(body.includes('too long'), false);
  });

  test('of a route that looks after it itself may take longer', async () => {
    const { head } = await sendRaw(port, [begin('/lifted', 'text/slow', 10), 'abc'], 5 * withinMs);
    assert.match(head, /^HTTP\/1\.1 200 /);
  });
});
