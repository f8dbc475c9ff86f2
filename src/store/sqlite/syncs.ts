/** Synchronisations in SQLite. */

import type { DatabaseSync } from 'node:sqlite';
import type { SyncStore } from '../sync-store.ts';
import { inTransaction, useDatabase } from './database.ts';

/** A step of the migrations: once released it never changes. */
export const syncTable = `
  -- The last of each name; \`run\` while it is under way. Times are milliseconds.
  CREATE TABLE syncs (name TEXT PRIMARY KEY, run TEXT, told TEXT NOT NULL, told_at INTEGER NOT NULL) STRICT;
  `;

const now = `CAST(unixepoch('subsec') * 1000 AS INTEGER)`;

export function createSyncStore(database: DatabaseSync): SyncStore {
  const begin = database.prepare(
    `INSERT INTO syncs (name, run, told, told_at) VALUES ($name, $run, $told, ${now})
     ON CONFLICT (name) DO UPDATE SET run = excluded.run, told = excluded.told, told_at = excluded.told_at
     WHERE syncs.run IS NULL OR syncs.told_at NOT BETWEEN ${now} - $silentMs AND ${now}`,
  );
  const tell = database.prepare(`UPDATE syncs SET told = ?, told_at = ${now} WHERE name = ? AND run = ?`);
  const end = database.prepare(`UPDATE syncs SET told = ?, told_at = ${now}, run = NULL WHERE name = ? AND run = ?`);
  const select = database.prepare(
    `SELECT name, told, CASE WHEN run IS NOT NULL THEN ${now} - told_at END AS silentMs FROM syncs ORDER BY name`,
  );
  return {
    begin: (name, run, told, silentMs) =>
      inTransaction(database, () => begin.run({ name, run, told, silentMs }).changes === 1),
    tell: (name, run, told) => inTransaction(database, () => tell.run(told, name, run).changes === 1),
    end: (name, run, told) => inTransaction(database, () => end.run(told, name, run).changes === 1),
    async list() {
      const rows = useDatabase(() => select.all()) as unknown as {
        name: string;
        told: string;
        silentMs: number | null;
      }[];
      return rows.map(({ name, told, silentMs }) => ({ name, told, ...(silentMs !== null && { silentMs }) }));
    },
  };
}
