/** Many requests at once from a thread of its own, so that the attacker does not wait for whoever measures. */

import { Worker } from 'node:worker_threads';

export type Flood = {
  readonly url: string;
  readonly atOnce: number;
  readonly seconds: number;
} & (
  | { readonly kind: 'brackets' }
  | { readonly kind: 'secrets'; readonly clientId: string }
  | { readonly kind: 'addresses' }
  | { readonly kind: 'tokens'; readonly tokens: readonly string[] }
);

/** Resolves with the status, or the fault, of every request when the time is up. */
export function startFlood(flood: Flood): Promise<readonly string[]> {
  const worker = new Worker(new URL('./flood-thread.ts', import.meta.url), { workerData: flood });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
