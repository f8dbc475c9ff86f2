/** The thread of `createHistoryLoader`: a connection that only reads, and one tenant at a time. */

import { DatabaseSync } from 'node:sqlite';
import { Tinypool } from 'tinypool';
import { type HistoryPage, packPage } from '../history-pages.ts';
import type { LoadQuestion } from './history-loader.ts';
import { historyPages } from './history-rows.ts';

/** A short read each, so that the log of what is written meanwhile does not grow. */
const page = 10_000;
const rowsOf = historyPages(new DatabaseSync(Tinypool.workerData as string, { readOnly: true }), page);

/** What tinypool calls. */
export function load({ tenantId, maxBytes, before }: LoadQuestion): readonly HistoryPage[] | undefined {
  const pages: HistoryPage[] = [];
  let bytes = 0;
  for (let after = ''; ; ) {
    const devices = rowsOf(tenantId, after);
    const packed = packPage(devices, before[pages.length]);
    pages.push(packed);
    bytes += packed.byteLength;
    if (bytes > maxBytes) return undefined;
    if (devices.length < page) return pages;
    after = devices.at(-1)?.id as string;
  }
}
