/** Starts the server that `serve` runs: puts the parts together, listens, and stops gracefully. */

import type { Settings } from '../config.ts';
import type { Store } from '../store/store.ts';

export interface StartOptions {
  readonly settings: Settings;
  /** An open store, which stays open when the server closes; without it the server opens and closes its own. */
  readonly store?: Store;
  readonly now?: () => number;
  /** For the documents and keys of external issuers. */
  readonly fetch?: typeof fetch;
}

export interface RunningServer {
  /** Where it listens, "http://127.0.0.1:8080"; the public URL when one is configured. */
  readonly url: string;
  /** Takes no new connections, lets running requests end, then resolves. */
  close(): Promise<void>;
}

/** Throws `KnownError` when the catalogue is missing or damaged, the store or a TLS file cannot be opened, or the address is taken. */
export declare function startServer(options: StartOptions): Promise<RunningServer>;
