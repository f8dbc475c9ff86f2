/** A server in a process of its own: ours on either database, or one that counts the bytes of a body and nothing else. Tells its memory and processor time when asked. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startServer } from '../../src/api/start.ts';
import { readSettings } from '../../src/config.ts';
import { answerMessages } from '../api/children.ts';

export type ServerQuestion =
  | { readonly start: 'ours'; readonly environment: Readonly<Record<string, string>> }
  | { readonly start: 'bare' }
  | { readonly start?: never };

export interface ServerAnswer {
  /** When it was started. */
  readonly url?: string;
  readonly rss: number;
  /** Seconds of processor time since the start. */
  readonly cpuS: number;
}

answerMessages<ServerQuestion, ServerAnswer>(async (question) => {
  const url = question.start === undefined ? undefined : await start(question);
  const { user, system } = process.cpuUsage();
  return {
    ...(url !== undefined && { url }),
    rss: process.memoryUsage.rss(),
    cpuS: (user + system) / 1_000_000,
  };
});

async function start(question: Exclude<ServerQuestion, { start?: never }>): Promise<string> {
  if (question.start === 'bare') return startBare();
  return (await startServer({ settings: readSettings(question.environment) })).url;
}

async function startBare(): Promise<string> {
  const server = createServer(async (request, response) => {
    let bytes = 0;
    for await (const piece of request) bytes += piece.length;
    response.end(JSON.stringify({ received: bytes }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
