/** How long each question takes, through the whole server: with the walk from page to page behind it. */

import type { TestServer } from '../../test/builders/server.ts';

export interface Times {
  readonly name: string;
  readonly p50: number;
  readonly p99: number;
}

const page = 100;

/** Milliseconds. The first time of a question is not counted: what states say, and boards, are made then. */
export async function timeQuestion(
  server: TestServer,
  token: string,
  name: string,
  paths: readonly string[],
): Promise<Times> {
  const times: number[] = [];
  for (const [round, path] of paths.entries()) {
    const began = performance.now();
    const answer = await server.get(path, token, { prefer: `odata.maxpagesize=${page}` });
    if (round > 0) times.push(performance.now() - began);
    if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.body}`);
  }
  return timesOf(name, times);
}

/** The same of the pages of one list, each where the one before says. */
export async function timePages(
  server: TestServer,
  token: string,
  name: string,
  first: string,
  rounds: number,
): Promise<Times> {
  const times: number[] = [];
  for (let path: string | undefined = first; path !== undefined && times.length < rounds; ) {
    const began = performance.now();
    const answer = await server.get(path, token, { prefer: `odata.maxpagesize=${page}` });
    times.push(performance.now() - began);
    if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.body}`);
    const next: string | undefined = answer.json()['@odata.nextLink'];
    path = next?.slice(next.indexOf('/api/'));
  }
  return timesOf(name, times);
}

function timesOf(name: string, times: readonly number[]): Times {
  const ascending = times.toSorted((one, other) => one - other);
  const [p50, p99] = [0.5, 0.99].map((share) => ascending[Math.floor(share * (ascending.length - 1))] ?? Number.NaN);
  return { name, p50: p50 as number, p99: p99 as number };
}
