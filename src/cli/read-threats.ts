/** KEV and EPSS as the store, or the data folder, has them. One that cannot be used ends the command, and says so. */

import { placeOfLists } from '../api/fleet/threat-holder.ts';
import type { Settings } from '../config.ts';
import type { Store } from '../store/store.ts';
import { readLists } from '../threats/read-lists.ts';
import { createThreats, type Threats } from '../threats/threats.ts';

export async function readThreats(store: Store, { dataFolder }: Pick<Settings, 'dataFolder'>): Promise<Threats> {
  return createThreats(await readLists(placeOfLists(store, dataFolder), {}, rethrow));
}

function rethrow(error: unknown): never {
  throw error;
}
