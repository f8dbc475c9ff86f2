/** Synchronisations in PostgreSQL. */

import type { SyncStore } from '../sync-store.ts';
import type { Database } from './database.ts';

/** A step of the migrations: once released it never changes. */
export const syncTable = `
  -- The last of each name; \`run\` while it is under way.
  CREATE TABLE missingkbs.syncs (name text PRIMARY KEY, run text, told text NOT NULL, told_at timestamptz NOT NULL);
  `;

const begin = `
  INSERT INTO missingkbs.syncs (name, run, told, told_at) VALUES ($1, $2, $3, clock_timestamp())
  ON CONFLICT (name) DO UPDATE SET run = excluded.run, told = excluded.told, told_at = excluded.told_at
  WHERE syncs.run IS NULL
    OR syncs.told_at NOT BETWEEN clock_timestamp() - $4 * interval '1 millisecond' AND clock_timestamp()`;

const tell = 'UPDATE missingkbs.syncs SET told = $1, told_at = clock_timestamp() WHERE name = $2 AND run = $3';
const end =
  'UPDATE missingkbs.syncs SET told = $1, told_at = clock_timestamp(), run = NULL WHERE name = $2 AND run = $3';

const select = `
  SELECT name, told,
    CASE WHEN run IS NOT NULL THEN round(extract(epoch FROM clock_timestamp() - told_at) * 1000)::int END AS "silentMs"
  FROM missingkbs.syncs ORDER BY name COLLATE "C"`;

export function createSyncStore(database: Database): SyncStore {
  const didChange = async (statement: string, values: unknown[]) =>
    (await database.query(statement, values)).rowCount === 1;
  return {
    begin: (name, run, told, silentMs) => didChange(begin, [name, run, told, silentMs]),
    tell: (name, run, told) => didChange(tell, [told, name, run]),
    end: (name, run, told) => didChange(end, [told, name, run]),
    async list() {
      const { rows } = await database.query(select);
      return rows.map(({ name, told, silentMs }) => ({ name, told, ...(silentMs !== null && { silentMs }) }));
    },
  };
}
