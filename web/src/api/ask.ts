/** Asks the server that the page came from. The session goes along as a cookie, which no script can read. */

/** What the server says when it does not answer; `status` 0 is no server at all. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
  }
}

/** The answer as JSON. Rejects with `Refusal`. */
export async function ask<Answer>(path: string, options: RequestInit = {}): Promise<Answer> {
  const headers = { accept: 'application/json', ...options.headers };
  const answer = await reach(path, { ...options, headers });
  if (!answer.ok) throw await refusalOf(answer);
  return (answer.status === 204 ? undefined : await answer.json()) as Answer;
}

/** Whatever the server says to it. Rejects with `Refusal` where nobody answers. */
export function reach(path: string, options: RequestInit): Promise<Response> {
  return fetch(path, options).catch(() => {
    throw new Refusal(0, 'ServerAway', 'The server does not answer. It may be starting again, or the network is away.');
  });
}

/** Options of a request that sends JSON. */
export function sent(method: 'POST' | 'PUT', body: unknown): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** A path with those of the search parameters that have a value. */
export function withSearch(path: string, search: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, `${value}`]]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given as [string, string][])}`;
}

async function refusalOf(answer: Response): Promise<Refusal> {
  const told = (await answer.json().catch(() => undefined)) as
    | { error?: { code: string; message: string } }
    | undefined;
  const { code = 'NoAnswer', message = `The server answered with status ${answer.status}.` } = told?.error ?? {};
  return new Refusal(answer.status, code, message);
}
