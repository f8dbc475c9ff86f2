/** What goes in time, in PostgreSQL: a page of rows in each transaction, so that nobody else waits for long. */

import { addStates, trimHistory } from '../device-history.ts';
import { UsedDetails } from '../lasting.ts';
import type { StateId } from '../store.ts';
import type { UpkeepStore } from '../upkeep-store.ts';
import type { Database, Query } from './database.ts';
import { deleteDevices, idOf } from './machine-rows.ts';
import type { StateLookup } from './state-lookup.ts';
import { removeUnusedTagSets } from './tag-sets.ts';

const page = 5_000;

interface Row {
  readonly tenant: number;
  readonly id: Buffer;
  readonly last_seen: Date;
  readonly history: Buffer;
  readonly detail: Buffer | null;
}

export function createUpkeepStore(database: Database, lookup: StateLookup): UpkeepStore {
  /** Every device, page by page; a page and what is done to it are one transaction. Sums up what that was. */
  async function eachPage(use: (query: Query, rows: readonly Row[]) => Promise<number>): Promise<number> {
    let sum = 0;
    for (let last: Row | undefined; ; ) {
      const { rows, count } = await database.transaction(async (query) => {
        const { rows } = await query(
          `SELECT tenant_id AS tenant, machine_id AS id, last_seen, history, detail FROM missingkbs.devices
           WHERE (tenant_id, machine_id) > ($1, $2) ORDER BY tenant_id, machine_id LIMIT ${page}`,
          [last?.tenant ?? 0, last?.id ?? Buffer.alloc(0)],
        );
        return { rows: rows as Row[], count: await use(query, rows) };
      });
      sum += count;
      if (rows.length < page) return sum;
      last = rows.at(-1);
    }
  }

  return {
    removeUnseen(before) {
      return eachPage(async (query, rows) => {
        let sum = 0;
        for (const [tenant, ofTenant] of Map.groupBy(rows, ({ tenant }) => tenant)) {
          const unseen = ofTenant.filter(({ last_seen }) => last_seen.toISOString() < before).map(({ id }) => id);
          sum += await deleteDevices(query, tenant, unseen);
          lookup.forget(tenant, unseen.map(idOf));
        }
        return sum;
      });
    },
    trimHistories(before) {
      return eachPage(async (query, rows) => {
        const trimmed = rows.filter(({ history }) => trimHistory(history, before).length < history.length);
        for (const { tenant, id, history } of trimmed) {
          // The end alone is compared with: a change that came meanwhile stays behind it.
          await query(
            `UPDATE missingkbs.devices SET history = substring(history FROM $3::int + 1)
             WHERE tenant_id = $1 AND machine_id = $2`,
            [tenant, id, history.length - trimHistory(history, before).length],
          );
        }
        return trimmed.length;
      });
    },
    async removeUnusedStates(before) {
      // Read before the histories: a state that comes meanwhile is none of them.
      const { rows } = await database.query('SELECT id FROM missingkbs.states');
      const used = new Set<StateId>();
      await eachPage(async (_query, page) => {
        for (const { history } of page) addStates(used, history);
        return 0;
      });
      const unused = rows.map(({ id }) => id as StateId).filter((id) => !used.has(id));
      const { rowCount } = await database.query(
        'DELETE FROM missingkbs.states WHERE id = ANY($1::bigint[]) AND put_at < $2',
        [unused, before],
      );
      return rowCount ?? 0;
    },
    async removeUnusedDetails(before) {
      const used = new UsedDetails();
      await eachPage(async (_query, rows) => {
        for (const { detail } of rows) used.add(detail);
        return 0;
      });
      let sum = 0;
      for (let after = Buffer.alloc(0); ; ) {
        const { rows } = await database.query(
          `SELECT digest FROM missingkbs.details WHERE digest > $1 AND put_at < $2 ORDER BY digest LIMIT ${page}`,
          [after, before],
        );
        const unused = rows.map(({ digest }) => digest).filter((digest) => !used.has(digest));
        const { rowCount } = await database.query(
          'DELETE FROM missingkbs.details WHERE digest = ANY($1::bytea[]) AND put_at < $2',
          [unused, before],
        );
        sum += rowCount ?? 0;
        if (rows.length < page) return sum;
        after = rows.at(-1).digest;
      }
    },
    removeUnusedTagSets: () => removeUnusedTagSets(database),
    async removeCatalogs(before) {
      const { rowCount } = await database.query(
        `DELETE FROM missingkbs.catalogs c USING missingkbs.catalogs later
         WHERE later.number > c.number AND later.format = c.format AND later.published <= $1`,
        [before],
      );
      return rowCount ?? 0;
    },
  };
}
