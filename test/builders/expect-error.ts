/** What tests of the API expect of an answer that is an error. */

import assert from 'node:assert/strict';
import type { LightMyRequestResponse } from 'fastify';
import type { ErrorCode } from '../../src/errors.ts';
import type { TestServer } from './server.ts';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The body has Defender's form and nothing else, and the log has the same request. */
export function expectError(
  server: TestServer,
  answer: LightMyRequestResponse,
  status: number,
  code: ErrorCode,
  message: RegExp,
): void {
  assert.equal(answer.statusCode, status, answer.body);
  assert.match(String(answer.headers['content-type']), /^application\/json\b/);
  const body = answer.json();
  assert.deepEqual(Object.keys(body), ['error']);
  assert.deepEqual(Object.keys(body.error), ['code', 'message', 'target']);
  assert.equal(body.error.code, code);
  assert.match(body.error.message, message);
  assert.match(body.error.target, guid);
  assert.equal(answer.headers['x-request-id'], body.error.target);
  assert.equal(answer.headers['x-content-type-options'], 'nosniff');
  const lines = server.log.filter(({ requestId }) => requestId === body.error.target);
  assert.equal(lines.length, 1);
  assert.equal(lines[0]?.status, status);
}
