/** A local HTTP server that plays Microsoft's feed to a test. What it was not told to answer is a 404. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

/** Answers one request; "cut" breaks the connection in the middle of the body. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly cut?: true;
}

export interface FeedServer {
  readonly baseUrl: string;
  /** Paths asked for, in order; cleared by the test as it likes. */
  readonly requests: string[];
  /** What the index lists from now on: ids, with the date of the current release. */
  index(dates: Readonly<Record<string, string>>): void;
  /** What is answered for the document from now on, one answer a request; the last one stays. */
  document(id: string, ...answers: readonly (string | Answer)[]): void;
  /** What is answered for the index itself, instead of the list. */
  answerIndex(...answers: readonly Answer[]): void;
}

export async function startFeedServer(context: TestContext): Promise<FeedServer> {
  const requests: string[] = [];
  const answers = new Map<string, Answer[]>();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    requests.push(path);
    const queued = answers.get(path) ?? [{ status: 404 }];
    const answer = (queued.length > 1 ? queued.shift() : queued[0]) ?? { status: 404 };
    send(request, response, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/cvrf/v3.0`;
  return {
    baseUrl,
    requests,
    index: (dates) => {
      const value = Object.entries(dates).map(([ID, CurrentReleaseDate]) => ({
        ID,
        Alias: ID,
        CurrentReleaseDate,
        CvrfUrl: `${baseUrl}/cvrf/${ID}`,
      }));
      answers.set('/cvrf/v3.0/updates', [{ body: JSON.stringify({ value }) }]);
    },
    document: (id, ...given) => {
      const list = given.map((each) => (typeof each === 'string' ? { body: each } : each));
      answers.set(`/cvrf/v3.0/cvrf/${id}`, list);
    },
    answerIndex: (...given) => void answers.set('/cvrf/v3.0/updates', [...given]),
  };
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const { status = 200, headers = {}, body = '', cut } = answer;
  const etag = headers.etag;
  if (etag !== undefined && request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  if (!cut) {
    response.end(bytes);
    return;
  }
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
}
