/** What alike devices report beside their state, each text once, in SQLite. When a detail goes is said in detail-rule.ts. */

import type { DatabaseSync } from 'node:sqlite';
import { putAgainAfterS, RememberedDetails } from '../detail-rule.ts';
import type { DetailRecord } from '../device-record.ts';

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
  const known = new RememberedDetails();

  return {
    put(detail) {
      if (known.has(detail)) return;
      insert.run(detail.digest, detail.text);
      known.add([detail]);
    },
    forget: () => known.forget(),
  };
}
