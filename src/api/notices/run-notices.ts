/** What the server does about notices by itself: delivers what is due, and looks for what is to be told. */

import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { NoticeHost } from '../../notice-hosts.ts';
import { Courier } from '../../notices/courier.ts';
import type { DeliveryCounts } from '../../notices/delivery-counts.ts';
import { resolveByHost } from '../../notices/resolve-host.ts';
import { tellStale } from '../../notices/tell.ts';
import type { Store } from '../../store/store.ts';
import { dayOfInstant, staleReason } from '../catalog-age.ts';
import type { CatalogHolder } from '../catalog-holder.ts';
import type { ThreatHolder } from '../fleet/threat-holder.ts';
import { type FleetLook, lookAtFleets } from './look-at-fleets.ts';

export interface NoticeParts {
  readonly store: Store;
  readonly catalogs: CatalogHolder;
  readonly boardOf: FleetLook['boardOf'];
  readonly threats: Pick<ThreatHolder, 'current'>;
  readonly hosts: readonly NoticeHost[];
  readonly counts: DeliveryCounts;
  readonly logger: Logger;
  readonly now: () => number;
}

const pausesMs = { deliver: 5_000, look: 60_000 };
/** Devices report all the time, and a look at a fleet costs a count of its devices. */
const fleetsEveryMs = 300_000;

/** From when the server listens until it closes. Nothing where no host may be sent to. */
export function runNotices(app: FastifyInstance, parts: NoticeParts): void {
  const { store, hosts, counts, logger, now } = parts;
  if (hosts.length === 0) return;
  const courier = new Courier({
    store: store.notices,
    hosts,
    counts,
    log: logger,
    now,
    resolve: resolveByHost,
    random: Math.random,
  });
  const lookout = new Lookout(parts);
  app.addHook('onListen', async () => {
    courier.start(pausesMs.deliver);
    lookout.start(pausesMs.look);
  });
  app.addHook('onClose', async () => {
    await Promise.all([courier.stop(), lookout.stop()]);
  });
}

/** Looks for what is to be told: one server at a time, what fails is looked for again. */
export class Lookout {
  readonly #parts: NoticeParts;
  #looking: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  /** What fleets were last looked at by, and when. */
  #seen: readonly [catalog: unknown, threats: unknown, at: number] | undefined;

  constructor(parts: NoticeParts) {
    this.#parts = parts;
  }

  /** Looks again a while after each look has ended. */
  start(everyMs: number): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#looking = this.look().then(() => this.start(everyMs));
    }, everyMs).unref();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#looking;
  }

  /** Never rejects. */
  async look(): Promise<void> {
    const { store, logger } = this.#parts;
    try {
      await store.runAlone('notices', async () => {
        await this.#lookAtCatalog();
        await this.#lookAtFleets();
      });
    } catch (error) {
      logger.warn({ err: error }, 'what is to be told cannot be looked for; it is tried again');
    }
  }

  async #lookAtCatalog(): Promise<void> {
    const { store, catalogs, now } = this.#parts;
    const { coverage } = catalogs.current;
    const reason = staleReason({ coverage }, dayOfInstant(now()));
    if (reason !== undefined) await tellStale(store.notices, { reason, newestUpdate: coverage.newestUpdate }, now());
  }

  /** By a new catalogue or list at once, else every so often. */
  async #lookAtFleets(): Promise<void> {
    const { store, catalogs, threats, boardOf, logger, now } = this.#parts;
    const [catalog, list, at = Number.NEGATIVE_INFINITY] = this.#seen ?? [];
    const isSeen = catalog === catalogs.current && list === threats.current && Math.abs(now() - at) < fleetsEveryMs;
    if (isSeen) return;
    this.#seen = [catalogs.current, threats.current, now()];
    await lookAtFleets({ notices: store.notices, boardOf, logger, now });
  }
}
