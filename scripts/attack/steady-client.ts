/** A client that does nothing wrong, in a thread of its own: how long it waits while others attack. */

import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { expectThat, type Finding, timeAtMost } from './finding.ts';
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

/** With how many times longer everything took on this machine, since others use it as well. */
type WaitsHere = Waits & { readonly slowdown: number };

export interface SteadyClient {
  stop(): Promise<WaitsHere>;
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
  const before = measureSlowdown();
  await message();
  return {
    stop: async () => {
      const answer = message();
      worker.postMessage('stop');
      const waits = (await answer) as Waits;
      await worker.terminate();
      return { ...waits, slowdown: Math.max(before, measureSlowdown()) };
    },
  };
}

/** Others must not wait longer than this for an answer that is ready, whatever is going on. */
export function othersWait({ ms, failures, slowdown }: WaitsHere, barMs: number): Finding[] {
  return [
    waitsAtMost(
      `p99 of ${ms.length} requests of others (longest ${Math.round(Math.max(...ms))} ms)`,
      ms,
      barMs,
      slowdown,
    ),
    ...(failures.length === 0
      ? []
      : [expectThat('requests of others that failed', false, `${failures.length}: ${failures[0]}`, 'none')]),
  ];
}

/** The p99 of the waits. The bar is for a machine that nobody else uses. */
export function waitsAtMost(what: string, ms: readonly number[], barMs: number, slowdown: number): Finding {
  const finding = timeAtMost(what, quantile(ms, 0.99), Math.round(barMs * slowdown), 'ms');
  return slowdown === 1 ? finding : { ...finding, bar: `${finding.bar} (${barMs} × ${slowdown.toFixed(1)})` };
}

/** Time that passes for each millisecond of work; 1 when that is nearly nothing more. */
export function measureSlowdown(): number {
  const started = performance.now();
  const { user, system } = process.cpuUsage();
  while (performance.now() - started < 500) createHash('sha256').update(String(started)).digest();
  const used = process.cpuUsage({ user, system });
  const slowdown = (performance.now() - started) / ((used.user + used.system) / 1000);
  return slowdown < 1.3 ? 1 : slowdown;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
}
