/** What alike devices report beside their state, each text once, in SQLite. When a detail goes is said in lasting.ts. */

import type { DatabaseSync } from 'node:sqlite';
import type { DetailRecord } from '../device-record.ts';
import { putAgainAfterS, Remembered } from '../lasting.ts';

export interface DetailPut {
  /** Whoever lets a device point to a detail puts it first, in the same transaction. */
  put(detail: DetailRecord): void;
  /** After a transaction that failed. */
  forget(): void;
}

export function createDetailPut(database: DatabaseSync): DetailPut {
  const insert = database.prepare(
    `INSERT INTO details (digest, put_at, text) VALUES (?, unixepoch(), ?)
     ON CONFLICT DO UPDATE SET put_at = excluded.put_at WHERE put_at < excluded.put_at - ${putAgainAfterS}`,
  );
  const known = new Remembered<DetailRecord, true>();

  return {
    put(detail) {
      if (known.get(detail)) return;
      insert.run(detail.digest, detail.text);
      known.set(detail, true);
    },
    forget: () => known.forget(),
  };
}
