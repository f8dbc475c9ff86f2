/** A client that does nothing wrong, in a thread of its own: how long it waits while others attack. */

import { Worker } from 'node:worker_threads';
import { atMost, expectThat, type Finding } from './finding.ts';
import type { ServerUnderAttack } from './server.ts';

export interface SteadyOptions {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly paths: readonly string[];
}

export interface Waits {
  readonly ms: readonly number[];
  /** Statuses and faults other than 200. */
  readonly failures: readonly string[];
}

export interface SteadyClient {
  stop(): Promise<Waits>;
}

/** Asks for one path after the other, a request at a time, a hundred a second at most. Resolves when the first is answered. */
export async function startSteadyClient(server: ServerUnderAttack, paths: readonly string[]): Promise<SteadyClient> {
  const options: SteadyOptions = { url: server.url, headers: server.headers, paths };
  const worker = new Worker(new URL('./steady-client-thread.ts', import.meta.url), { workerData: options });
  const message = () =>
    new Promise<unknown>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
  await message();
  return {
    stop: async () => {
      const answer = message();
      worker.postMessage('stop');
      const waits = (await answer) as Waits;
      await worker.terminate();
      return waits;
    },
  };
}

/** Others must not wait longer than this for an answer that is ready, whatever is going on. */
export function othersWait({ ms, failures }: Waits, barMs: number): Finding[] {
  return [
    atMost(
      `p99 of ${ms.length} requests of others (longest ${Math.round(Math.max(...ms))} ms)`,
      quantile(ms, 0.99),
      barMs,
      'ms',
    ),
    ...(failures.length === 0
      ? []
      : [expectThat('requests of others that failed', false, `${failures.length}: ${failures[0]}`, 'none')]),
  ];
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
}
