/** A receiver of notices on 127.0.0.1: keeps what came, answers as it is told. */

import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readNoticeHost } from '../../src/notice-hosts.ts';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Not at all, or after a while. */
  readonly afterMs?: number;
}

export interface Receiver {
  /** "http://127.0.0.1:12345". */
  readonly url: string;
  readonly received: Received[];
  /** For each call one, and the last one for all that follow; 200 at first. */
  answers: Answer[];
  /** As MISSINGKBS_NOTICE_HOSTS has it. */
  readonly setting: string;
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const body = (await request.setEncoding('utf8').toArray()).join('');
    received.push({ path: request.url ?? '', headers: request.headers, body });
    const { answers } = receiver;
    const {
      status,
      headers = {},
      afterMs = 0,
    } = (answers.length > 1 ? answers.shift() : answers[0]) ?? { status: 200 };
    setTimeout(() => response.writeHead(status, headers).end('x'.repeat(100_000)), afterMs).unref();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const receiver: Receiver = {
    url,
    received,
    answers: [],
    setting: `${url};internal`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return receiver;
}

export function hostsOf(...entries: readonly string[]) {
  return entries.map(readNoticeHost);
}
