/** How much is stored, in SQLite: page by page, since the thread of the requests counts. */

import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { StoreCounts } from '../store.ts';
import { useDatabase } from './database.ts';

/** A millisecond or two. */
const page = 20_000;

export function createCount(database: DatabaseSync): () => Promise<StoreCounts> {
  const behind = '(tenant_id, machine_id) > (?, ?)';
  const selectLast = database.prepare(
    `SELECT tenant_id AS tenant, machine_id AS id FROM devices WHERE ${behind}
     ORDER BY tenant_id, machine_id LIMIT 1 OFFSET ${page - 1}`,
  );
  const countRest = database.prepare(`SELECT count(*) AS count FROM devices WHERE ${behind}`);
  const countStates = database.prepare('SELECT count(*) AS count FROM states');

  return async () => {
    let devices = 0;
    for (let from: [number, string] = [0, '']; ; await setImmediate()) {
      const last = useDatabase(() => selectLast.get(...from));
      if (last === undefined) {
        devices += countOf(useDatabase(() => countRest.get(...from)));
        return { devices, states: countOf(useDatabase(() => countStates.get())) };
      }
      devices += page;
      from = [last.tenant as number, last.id as string];
    }
  };
}

function countOf(row: unknown): number {
  return (row as { readonly count: number }).count;
}
