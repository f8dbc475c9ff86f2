/** What alike devices report beside their state, each text once, in PostgreSQL. When a detail goes is said in lasting.ts. */

import type { DetailRecord } from '../device-record.ts';
import { putAgainAfterS } from '../lasting.ts';
import { bytesLiteral, linesOf } from './columns.ts';
import type { Query } from './database.ts';

const insertDetails = `
  INSERT INTO missingkbs.details AS d (digest, put_at, text)
  SELECT u.digest, now(), u.text FROM unnest($1::bytea[], string_to_array($2, E'\\n')) AS u (digest, text)
  ON CONFLICT (digest) DO UPDATE SET put_at = excluded.put_at
  WHERE d.put_at < excluded.put_at - interval '${putAgainAfterS} seconds'`;

/** Whoever lets a device point to a detail puts it first, in the same transaction or one before. */
export async function putDetails(query: Query, details: Iterable<DetailRecord>): Promise<void> {
  const each = new Map(Iterator.from(details).map((detail) => [detail.digest.toString('hex'), detail]));
  if (each.size === 0) return;
  // In one order, so that two servers that put the same seldom wait in a ring.
  const sorted = [...each].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, detail]) => detail);
  const digests = bytesLiteral(sorted.map(({ digest }) => digest));
  await query(insertDetails, [digests, linesOf(sorted.map(({ text }) => text))]);
}
