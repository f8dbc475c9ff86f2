/** The thread of `createHistoryLoader`: a connection of its own for each tenant that is loaded. */

import { KnownError } from '../../errors.ts';
import { type HistoryPage, packPage } from '../history-pages.ts';
import { openDatabase } from './database.ts';
import type { Loaded, LoadQuestion } from './history-loader.ts';
import { readHistories } from './history-rows.ts';

const page = 10_000;

/** What tinypool calls. */
export async function load({ url, tenantId, maxBytes, before }: LoadQuestion): Promise<Loaded> {
  const database = openDatabase(url);
  try {
    const pages: HistoryPage[] = [];
    let bytes = 0;
    for await (const devices of readHistories(database, tenantId, page)) {
      const packed = packPage(devices, before[pages.length]);
      pages.push(packed);
      bytes += packed.byteLength;
      if (bytes > maxBytes) return { pages: undefined };
    }
    return { pages };
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return { failed: error.code, cause: error.cause as Error };
  } finally {
    await database.close();
  }
}
