/** Work that one server does while the others leave it, by a lock that goes with its connection. */

import type { Database } from './database.ts';

export async function runAlone(database: Database, name: string, work: () => Promise<void>): Promise<boolean> {
  const client = await database.connect();
  try {
    const { rows } = await client.query(
      "SELECT pg_try_advisory_lock(hashtextextended('missingkbs ' || $1, 0)) AS mine",
      [name],
    );
    if (!rows[0].mine) return false;
    await work();
    return true;
  } finally {
    await client.end();
  }
}
