/** What other servers on the same database tell each other, by LISTEN and NOTIFY: one connection, which comes back when it is lost. */

import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import type { Database } from './database.ts';

export interface Listener {
  /** Whether everything that is told reaches us now. */
  readonly hears: boolean;
  on(channel: string, listen: (payload: string) => void): void;
  /** Called each time that something may have been missed: at the first connection, and after each loss. */
  onGap(forget: () => void): void;
  close(): Promise<void>;
}

const longestRestMs = 5_000;
/** A connection whose other end vanished says nothing of it: it is asked. */
const askEveryMs = 5_000;
const answerWithinMs = 3_000;

/** Begins at once and never rejects: without the database nothing is heard, and `hears` says so. */
export function startListener(database: Database): Listener {
  const listeners = new Map<string, (payload: string) => void>();
  const gaps: (() => void)[] = [];
  let client: pg.Client | undefined;
  const closing = new AbortController();

  async function listen(): Promise<void> {
    for (let rest = 50; !closing.signal.aborted; rest = Math.min(rest * 2, longestRestMs)) {
      const connection = await connectOrNot();
      if (connection !== undefined) {
        client = connection;
        for (const forget of gaps) forget();
        rest = 50;
        await untilLost(connection, closing.signal);
        client = undefined;
        for (const forget of gaps) forget();
      }
      await setTimeout(rest, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
    }
  }

  async function connectOrNot(): Promise<pg.Client | undefined> {
    let connection: pg.Client | undefined;
    try {
      connection = await database.connect();
      connection.on('error', () => undefined);
      connection.on('notification', ({ channel, payload = '' }) => listeners.get(channel)?.(payload));
      for (const channel of listeners.keys()) await connection.query(`LISTEN ${channel}`);
      return connection;
    } catch {
      // Tried again; that the database is away is told by whoever needs an answer of it.
      void connection?.end().catch(() => undefined);
      return undefined;
    }
  }

  // After the caller has said what it listens for.
  const listening = Promise.resolve().then(listen);
  return {
    get hears() {
      return client !== undefined;
    },
    on: (channel, heard) => void listeners.set(channel, heard),
    onGap: (forget) => void gaps.push(forget),
    async close() {
      closing.abort();
      await listening;
    },
  };
}

/** Resolves when the connection ended, does not answer any more, or is not wanted. */
async function untilLost(connection: pg.Client, signal: AbortSignal): Promise<void> {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  connection.once('end', end);
  connection.once('error', end);
  signal.addEventListener('abort', () => end(), { once: true });
  if (signal.aborted) end();
  const asking = setInterval(() => void askOrEnd(connection, end), askEveryMs);
  asking.unref();
  await ended;
  clearInterval(asking);
  await Promise.race([connection.end().catch(() => undefined), setTimeout(answerWithinMs, undefined, { ref: false })]);
}

async function askOrEnd(connection: pg.Client, end: () => void): Promise<void> {
  const late = setTimeout(answerWithinMs, 'late', { ref: false });
  const answer = await Promise.race([connection.query('SELECT 1').catch(() => 'late'), late]);
  if (answer === 'late') end();
}
