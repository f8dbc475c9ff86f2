/** The newest list of KEV and of EPSS, in PostgreSQL, from where every server takes them. */

import { digestOf } from '../../digest.ts';
import type { ThreatListStore } from '../threat-list-store.ts';
import type { Database } from './database.ts';
import type { Listener } from './listener.ts';

const channel = 'missingkbs_threats';

const put = `
  INSERT INTO missingkbs.threat_lists (name, version, packed) VALUES ($1, $2, $3)
  ON CONFLICT (name) DO UPDATE SET version = excluded.version, packed = excluded.packed
  WHERE threat_lists.version = $4`;

/** A step of the migrations: once released it never changes. */
export const threatListTable = `
  -- The newest of each alone. Packed by us, as catalogues are.
  CREATE TABLE missingkbs.threat_lists (name text PRIMARY KEY, version text NOT NULL, packed bytea NOT NULL);
  ALTER TABLE missingkbs.threat_lists ALTER COLUMN packed SET STORAGE EXTERNAL;
  `;

export function createThreatListStore(database: Database, listener: Listener): ThreatListStore {
  const looks: (() => void)[] = [];
  const lookAll = () => {
    for (const look of looks) look();
  };
  listener.on(channel, lookAll);
  listener.onGap(lookAll);

  async function find(column: 'version' | 'packed', list: string) {
    const { rows } = await database.query(`SELECT ${column} AS found FROM missingkbs.threat_lists WHERE name = $1`, [
      list,
    ]);
    return rows[0]?.found;
  }

  return {
    nameOf: (list) => `${database.name}, ${list}`,
    stamp: (list) => find('version', list),
    read: (list) => find('packed', list),
    async write(list, bytes, after) {
      const version = digestOf('sha256', bytes).slice(0, 16);
      return database.transaction(async (query) => {
        const { rowCount } = await query(put, [list, version, bytes, after ?? null]);
        await query('SELECT pg_notify($1, $2)', [channel, list]);
        return rowCount === 1;
      });
    },
    watch: (look) => void looks.push(look),
  };
}
