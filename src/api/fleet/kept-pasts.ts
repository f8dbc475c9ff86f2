/** The histories of tenants that ask about the past, kept in memory while they do, and read anew in the background. */

import { LRUCache } from 'lru-cache';
import { Tinypool } from 'tinypool';
import type { MachineId } from '../../brand.ts';
import { threadFile } from '../../package-files.ts';
import type { HistoryPage } from '../../store/history-pages.ts';
import { type PageWalk, type PastDevices, pastDevices, walkHistories } from '../../store/past-devices.ts';
import type { Store } from '../../store/store.ts';
import type { WalkQuestion } from './history-walk-thread.ts';
import { KeptCounts } from './kept-counts.ts';

export interface KeptPastsParts {
  readonly store: Pick<Store, 'history' | 'devices'>;
  readonly now: () => number;
}

/** Of all tenants: four million devices with a change a month. One that has more is read for each question. */
const maxBytes = 512 * 1024 * 1024;
/** What has gone is only what came late or was deleted; nobody is answered from what is older than the second of these. */
const renewAfterMs = 60_000;
const forgetAfterMs = 600_000;
/** Reading takes no more than this part of the time. */
const loadShare = 20;

interface KeptPast {
  readonly devices: PastDevices;
  readonly counts: KeptCounts;
  readonly pages: readonly HistoryPage[];
  readonly loadedAt: number;
  readonly loadedInMs: number;
}

export class KeptPasts {
  readonly #parts: KeptPastsParts;
  readonly #kept = new LRUCache<string, KeptPast>({
    maxSize: maxBytes,
    sizeCalculation: ({ pages }) => pages.reduce((sum, { byteLength }) => sum + byteLength, 1),
    ttl: forgetAfterMs,
    ttlAutopurge: true,
  });
  readonly #loading = new Map<string, Promise<PastDevices>>();
  readonly #walkers = new Tinypool({
    filename: threadFile('api/fleet/history-walk-thread').href,
    name: 'walk',
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: forgetAfterMs,
  });

  constructor(parts: KeptPastsParts) {
    this.#parts = parts;
  }

  /** The first question of a tenant waits until everything is read; later ones wait for nothing. */
  async of(tenant: string): Promise<PastDevices> {
    const kept = this.#kept.get(tenant);
    if (kept === undefined) return this.#load(tenant);
    const { devices, loadedAt, loadedInMs } = kept;
    const ageMs = this.#parts.now() - loadedAt;
    // Less than nothing after the clock was set back.
    if (ageMs < 0 || ageMs > forgetAfterMs) return this.#load(tenant);
    // Whoever asks when it has become too old reads it again, and hears what is wrong.
    if (ageMs > Math.max(renewAfterMs, loadShare * loadedInMs)) this.#load(tenant).catch(() => undefined);
    return devices;
  }

  /** Whether they are in memory. */
  has(tenant: string): boolean {
    return this.#kept.has(tenant);
  }

  async close(): Promise<void> {
    this.#kept.clear();
    await this.#walkers.destroy();
  }

  /** Once for all who ask meanwhile. */
  #load(tenant: string): Promise<PastDevices> {
    const loading = this.#loading.get(tenant) ?? this.#loadNow(tenant).finally(() => void this.#loading.delete(tenant));
    this.#loading.set(tenant, loading);
    return loading;
  }

  async #loadNow(tenant: string): Promise<PastDevices> {
    const { store, now } = this.#parts;
    const loadedAt = now();
    const countedAt = new Date(loadedAt).toISOString();
    const before = this.#kept.peek(tenant);
    const pages = await store.history.load(tenant, maxBytes, before?.pages);
    if (pages === undefined) return pastDevices(walkHistories(store.history, tenant), store.devices, countedAt);
    const counts = new KeptCounts(this.#walkOver(pages));
    // Nobody waits for it: whoever asks is answered from what was read before.
    if (before !== undefined) await counts.countAsked(before.counts);
    const devices = pastDevices(counts, store.devices, countedAt);
    this.#kept.set(tenant, { devices, counts, pages, loadedAt, loadedInMs: now() - loadedAt });
    return devices;
  }

  #walkOver(pages: readonly HistoryPage[]): PageWalk {
    const run = <Answer>(question: WalkQuestion): Promise<Answer> => this.#walkers.run(question);
    return {
      count: (seconds) => run<Uint32Array>({ kind: 'count', pages, seconds }),
      find: (question) => run<readonly MachineId[]>({ kind: 'find', pages, question }),
      findMembers: (question) => run<readonly MachineId[]>({ kind: 'members', pages, question }),
    };
  }
}
