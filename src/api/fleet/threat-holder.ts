/** What the lists of KEV and EPSS say now, read again when one of them has changed. */

import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Store } from '../../store/store.ts';
import { type ListPlace, listsInFolder } from '../../threats/list-place.ts';
import { listNames } from '../../threats/model.ts';
import { type Lists, readLists } from '../../threats/read-lists.ts';
import { createThreats, noThreats, type Threats } from '../../threats/threats.ts';
import { lookForChanges } from '../look-for-changes.ts';

/** The store where hosts share it, else the data folder. */
export function placeOfLists({ threatLists }: Store, dataFolder: string): ListPlace {
  return threatLists ?? listsInFolder(dataFolder);
}

/** As one host sees a list that another put there, or itself. */
const lookEveryMs = 3_000;

/** The lists as they are, until the server closes. */
export async function watchThreats(
  app: FastifyInstance,
  { store, dataFolder, logger }: { readonly store: Store; readonly dataFolder: string; readonly logger: Logger },
): Promise<ThreatHolder> {
  const holder = new ThreatHolder(placeOfLists(store, dataFolder), logger);
  await holder.refresh();
  const stop = holder.watch(lookEveryMs);
  app.addHook('onClose', async () => stop());
  return holder;
}

export class ThreatHolder {
  readonly #place: ListPlace;
  readonly #logger: Logger;
  #stamp = '';
  #lists: Lists = {};
  #current: Threats = noThreats;
  #refreshing: Promise<void> | undefined;

  /** Holds nothing until `refresh` has been called. */
  constructor(place: ListPlace, logger: Logger) {
    this.#place = place;
    this.#logger = logger;
  }

  get current(): Threats {
    return this.#current;
  }

  /** Never rejects: no answer needs the lists. One that cannot be read is logged, and the last good one stays. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#read().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  /** Looks for a change every so often, and when the place says so, until the returned function is called. */
  watch(everyMs: number): () => void {
    return lookForChanges(this.#place, everyMs, () => this.refresh());
  }

  async #read(): Promise<void> {
    try {
      const stamp = JSON.stringify(await Promise.all(listNames.map((list) => this.#place.stamp(list))));
      if (stamp === this.#stamp) return;
      const tell = (err: unknown) =>
        this.#logger.error({ err }, 'a changed list cannot be used; the last good one stays');
      const lists = await readLists(this.#place, this.#lists, tell);
      this.#stamp = stamp;
      if (lists.kev === this.#lists.kev && lists.epss === this.#lists.epss) return;
      this.#lists = lists;
      this.#current = createThreats(lists);
      const { kevDay, epssDay } = this.#current;
      this.#logger.info({ kevDay, epssDay }, 'lists taken up');
    } catch (err) {
      this.#logger.warn({ err }, 'nobody knows whether a list has changed; those in use stay');
    }
  }
}
