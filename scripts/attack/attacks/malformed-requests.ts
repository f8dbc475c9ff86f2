/** Requests that no client of good will sends: two hosts, bodies over the limit, bodies that unpack to more than they say. */

import { sendRaw } from '../../../test/builders/raw-connection.ts';
import type { Attack } from '../attack.ts';
import { expectThat, type Finding } from '../finding.ts';
import { packedBlanks } from '../packed-blanks.ts';
import type { ServerUnderAttack } from '../server.ts';

const megabyte = Buffer.alloc(1024 * 1024, ' ');
const path = `/api/machines/${'a'.repeat(40)}/inventory`;

export const malformedRequests: Attack = {
  name: 'malformed requests',
  async run(lab) {
    const server = await lab.startServer();
    return [await twoHosts(server), await tooLarge(server), await packed(server), await deep(server)];
  },
};

async function twoHosts({ port }: ServerUnderAttack): Promise<Finding> {
  const { head } = await sendRaw(port, ['GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n']);
  return answered('two Host headers', head, head, '400');
}

async function tooLarge(server: ServerUnderAttack): Promise<Finding> {
  const start = startOf(server, { 'content-length': String(6 * megabyte.length) });
  const { head, body, reset } = await sendRaw(server.port, [start, ...Array(6).fill(megabyte)]);
  const fine = !reset && body.includes('MaximumBatchSizeExceeded');
  return answered('a body over the limit', head, fine ? '400' : body, '400');
}

async function packed(server: ServerUnderAttack): Promise<Finding> {
  const bomb = packedBlanks(1_000);
  const start = startOf(server, { 'content-length': String(bomb.length), 'content-encoding': 'gzip' });
  const before = server.memoryMb;
  const { head, body } = await sendRaw(server.port, [start, bomb], 3_000);
  const fine = body.includes('unpack to more than 4194304') && !(server.memoryMb - before > 200);
  return answered('a megabyte that unpacks to a thousand', head, fine ? '400' : body, '400');
}

async function deep(server: ServerUnderAttack): Promise<Finding> {
  const brackets = Buffer.alloc(4_000_000, '[');
  const started = performance.now();
  const { head } = await sendRaw(server.port, [startOf(server, { 'content-length': '4000000' }), brackets]);
  const ms = Math.round(performance.now() - started);
  return expectThat(
    'four megabytes of brackets',
    statusOf(head) === '400' && ms < 1_500,
    `${statusOf(head)} in ${ms} ms`,
    '400 in 1500 ms',
  );
}

function startOf({ headers }: ServerUnderAttack, more: Readonly<Record<string, string>>): string {
  const all = { host: 'a', 'content-type': 'application/json', ...headers, ...more };
  return [`PUT ${path} HTTP/1.1`, ...Object.entries(all).map(([name, value]) => `${name}: ${value}`), '', ''].join(
    '\r\n',
  );
}

function answered(what: string, head: string, outcome: string, wanted: string): Finding {
  const held = statusOf(head) === wanted && (outcome === head || outcome === wanted);
  return expectThat(
    what,
    held,
    statusOf(head) === '' ? 'no answer' : `${statusOf(head)}${held ? '' : ` ${outcome.slice(0, 80)}`}`,
    wanted,
  );
}

function statusOf(head: string): string {
  return head.split(' ')[1] ?? '';
}
