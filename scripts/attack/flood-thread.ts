/** The thread of `startFlood`. */

import { randomBytes } from 'node:crypto';
import { Agent, type RequestOptions, request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import type { Flood } from './flood.ts';

const flood = workerData as Flood;
const agent = new Agent({ keepAlive: true, maxSockets: flood.atOnce });
const end = performance.now() + flood.seconds * 1000;
const outcomes: string[] = [];
const brackets = Buffer.alloc(1_000_000, '[');
let turn = 0;

await Promise.all(Array.from({ length: flood.atOnce }, attack));
parentPort?.postMessage(outcomes);
agent.destroy();

async function attack(): Promise<void> {
  while (performance.now() < end) {
    const [path, options, body] = nextRequest();
    outcomes.push(await send(path, options, body).catch((error: NodeJS.ErrnoException) => error.code ?? error.message));
  }
}

function nextRequest(): [path: string, options: RequestOptions, body?: Buffer | string] {
  turn += 1;
  switch (flood.kind) {
    case 'brackets': {
      const path = turn % 2 === 0 ? '/nowhere' : `/api/machines/${'0'.repeat(40)}/inventory`;
      return [
        path,
        { method: turn % 2 === 0 ? 'POST' : 'PUT', headers: { 'content-type': 'application/json' } },
        brackets,
      ];
    }
    case 'secrets':
      return tokenRequest(flood.clientId);
    case 'addresses':
      return tokenRequest('');
    case 'tokens': {
      const authorization = `Bearer ${flood.tokens[turn % flood.tokens.length]}`;
      return [`/api/machines/${'0'.repeat(40)}/getmissingkbs`, { headers: { authorization } }];
    }
  }
}

/** With a secret, if any, that nobody has, from an address that was never seen before. */
function tokenRequest(clientId: string): [path: string, options: RequestOptions, body: string] {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientId === '' ? '' : randomBytes(32).toString('base64url'),
    scope: 'https://api.securitycenter.microsoft.com/.default',
  });
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-forwarded-for': `10.${turn % 256}.${(turn >> 8) % 256}.${(turn >> 16) % 256}`,
  };
  return ['/attacked.example/oauth2/v2.0/token', { method: 'POST', headers }, form.toString()];
}

function send(path: string, options: RequestOptions, body: Buffer | string = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const asking = request(`${flood.url}${path}`, { agent, timeout: 30_000, ...options }, (answer) => {
      answer.resume().once('end', () => resolve(String(answer.statusCode)));
    });
    asking.once('timeout', () => asking.destroy(new Error('no answer within 30 s')));
    asking.once('error', reject);
    asking.end(body);
  });
}
