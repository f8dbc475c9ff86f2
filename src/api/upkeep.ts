/** What goes in time: devices that report no more, histories of long ago with the catalogues of then, the states that nobody was in since, and dead letters. */

import type { Logger } from 'pino';
import type { Store } from '../store/store.ts';

/** In days; 0 is never. */
export interface Keep {
  readonly forgetAfterDays: number;
  readonly historyDays: number;
  readonly deadNoticeDays: number;
}

export interface UpkeepOptions {
  readonly store: Store;
  readonly keep: Keep;
  readonly logger: Logger;
  readonly now: () => number;
  readonly pausesMs?: Pauses;
}

/** Before the first time, until the next one, and after a failure. */
interface Pauses {
  readonly first: number;
  readonly next: number;
  readonly retry: number;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
const usualPauses: Pauses = { first: 10 * minuteMs, next: dayMs, retry: 60 * minuteMs };

/** Holds up no process that wants to end. Gives what stops it: what is under way ends with the store. */
export function startUpkeep({ store, keep, logger, now, pausesMs = usualPauses }: UpkeepOptions): () => void {
  let timer: NodeJS.Timeout;
  let stopped = false;

  async function run(): Promise<void> {
    let pause = pausesMs.next;
    try {
      const mine = await store.runAlone('upkeep', async () => {
        logger.info(await tidy(store, keep, now()), 'upkeep');
      });
      if (!mine) logger.debug('upkeep: another server is at it');
    } catch (error) {
      if (stopped) return;
      pause = pausesMs.retry;
      logger.warn({ err: error, retryInMs: pause }, 'upkeep failed');
    }
    wait(pause);
  }

  function wait(ms: number): void {
    if (!stopped) timer = setTimeout(run, ms).unref();
  }

  wait(pausesMs.first);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** How many devices and agents went, how many histories are shorter, and how many catalogues, states, details, sets of tags and dead letters went, and sessions that had expired. */
export async function tidy(
  { upkeep, osquery, notices, sessions }: Store,
  { forgetAfterDays, historyDays, deadNoticeDays }: Keep,
  now: number,
) {
  const daysAgo = (days: number) => new Date(now - days * dayMs).toISOString();
  const devices = forgetAfterDays === 0 ? 0 : await upkeep.removeUnseen(daysAgo(forgetAfterDays));
  const nodes = forgetAfterDays === 0 ? 0 : await osquery.removeUnseen(daysAgo(forgetAfterDays));
  const histories = historyDays === 0 ? 0 : await upkeep.trimHistories(daysAgo(historyDays));
  const catalogs = historyDays === 0 ? 0 : await upkeep.removeCatalogs(daysAgo(historyDays));
  const states = await upkeep.removeUnusedStates(daysAgo(1));
  const details = await upkeep.removeUnusedDetails(daysAgo(1));
  const tagSets = await upkeep.removeUnusedTagSets();
  const deadLetters = deadNoticeDays === 0 ? 0 : await notices.removeDead(daysAgo(deadNoticeDays));
  const expired = await sessions.removeExpired(daysAgo(0));
  return { devices, nodes, histories, catalogs, states, details, tagSets, deadLetters, expired };
}
