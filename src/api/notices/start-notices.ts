/** What the server does about notices by itself: delivers what is due, and looks for what is to be told. */

import type { Logger } from 'pino';
import type { NoticeHost } from '../../notice-hosts.ts';
import { Courier } from '../../notices/courier.ts';
import type { DeliveryCounts } from '../../notices/delivery-counts.ts';
import { resolveByHost } from '../../notices/resolve-host.ts';
import { tellStale } from '../../notices/tell.ts';
import type { Store } from '../../store/store.ts';
import { dayOfInstant, staleReason } from '../catalog-age.ts';
import type { CatalogHolder } from '../catalog-holder.ts';

export interface NoticeParts {
  readonly store: Store;
  readonly catalogs: CatalogHolder;
  readonly hosts: readonly NoticeHost[];
  readonly counts: DeliveryCounts;
  readonly logger: Logger;
  readonly now: () => number;
  readonly pausesMs?: { readonly deliver: number; readonly look: number };
}

const usualPausesMs = { deliver: 5_000, look: 60_000 };

/** Nothing where no host may be sent to. Gives what stops it. */
export function startNotices(parts: NoticeParts): () => Promise<void> {
  const { store, hosts, counts, logger, now, pausesMs = usualPausesMs } = parts;
  if (hosts.length === 0) return async () => {};
  const courier = new Courier({
    store: store.notices,
    hosts,
    counts,
    log: logger,
    now,
    resolve: resolveByHost,
    random: Math.random,
  });
  courier.start(pausesMs.deliver);
  let looking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(() => look(parts));
  }, pausesMs.look).unref();
  return async () => {
    clearInterval(timer);
    await Promise.all([courier.stop(), looking]);
  };
}

/** One server at a time; what fails is looked for again. */
async function look({ store, catalogs, logger, now }: NoticeParts): Promise<void> {
  try {
    await store.runAlone('notices', async () => {
      const { coverage } = catalogs.current;
      const reason = staleReason({ coverage }, dayOfInstant(now()));
      if (reason !== undefined) await tellStale(store.notices, { reason, newestUpdate: coverage.newestUpdate }, now());
    });
  } catch (error) {
    logger.warn({ err: error }, 'what is to be told cannot be looked for; it is tried again');
  }
}
