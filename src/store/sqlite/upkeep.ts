/** What goes in time, in SQLite: a page of rows in each transaction, so that nobody else waits for long. */

import type { DatabaseSync, StatementResultingChanges } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { addStates, trimHistory } from '../device-history.ts';
import { UsedDetails } from '../lasting.ts';
import type { StateId } from '../store.ts';
import type { UpkeepStore } from '../upkeep-store.ts';
import { inTransaction, useDatabase } from './database.ts';
import type { StateLookup } from './state-lookup.ts';

const page = 2_000;

interface Row {
  readonly tenant: number;
  readonly id: string;
  readonly lastSeen: string;
  readonly history: Uint8Array;
  readonly detail: Uint8Array | null;
}

export function createUpkeepStore(database: DatabaseSync, lookup: StateLookup): UpkeepStore {
  const deleteDevice = database.prepare('DELETE FROM devices WHERE tenant_id = ? AND machine_id = ?');
  const deleteInventory = database.prepare('DELETE FROM inventories WHERE tenant_id = ? AND machine_id = ?');
  const selectPage = database.prepare(
    `SELECT tenant_id AS tenant, machine_id AS id, last_seen AS lastSeen, history, detail FROM devices
     WHERE (tenant_id, machine_id) > (?, ?) ORDER BY tenant_id, machine_id LIMIT ${page}`,
  );
  const putHistory = database.prepare('UPDATE devices SET history = ? WHERE tenant_id = ? AND machine_id = ?');
  const selectStates = database.prepare('SELECT id FROM states');
  // The last one stays: the number of a row that goes from the end comes back with the next.
  const deleteState = database.prepare(
    `DELETE FROM states WHERE id = ? AND put_at < unixepoch(?) AND id < (SELECT max(id) FROM states)`,
  );
  const selectDetails = database.prepare(
    `SELECT digest FROM details WHERE digest > ? AND put_at < unixepoch(?) ORDER BY digest LIMIT ${page}`,
  );
  const deleteDetail = database.prepare('DELETE FROM details WHERE digest = ? AND put_at < unixepoch(?)');
  const deleteTagSets = database.prepare(
    'DELETE FROM tag_sets WHERE NOT EXISTS (SELECT 1 FROM devices WHERE tag_set_id = tag_sets.id)',
  );
  const deleteCatalogs = database.prepare(
    `DELETE FROM catalogs WHERE EXISTS (
       SELECT 1 FROM catalogs later
       WHERE later.number > catalogs.number AND later.format = catalogs.format AND later.published <= ?
     )`,
  );

  /** Every device, page by page; a page and what is done to it are one transaction. Sums up what that was. */
  async function eachPage(use: (rows: readonly Row[]) => number): Promise<number> {
    let sum = 0;
    for (let last: Row | undefined; ; await setImmediate()) {
      const { rows, count } = await inTransaction(database, () => {
        const found = selectPage.all(last?.tenant ?? 0, last?.id ?? '') as unknown as Row[];
        return { rows: found, count: use(found) };
      });
      sum += count;
      if (rows.length < page) return sum;
      last = rows.at(-1);
    }
  }

  return {
    async removeUnseen(before) {
      const removed = await eachPage((rows) => {
        const unseen = rows.filter(({ lastSeen }) => lastSeen < before);
        for (const { tenant, id } of unseen) {
          deleteInventory.run(tenant, id);
          deleteDevice.run(tenant, id);
        }
        return unseen.length;
      });
      lookup.renew();
      return removed;
    },
    trimHistories(before) {
      return eachPage((rows) => {
        const trimmed = rows
          .map((row) => ({ ...row, shorter: trimHistory(row.history, before) }))
          .filter(({ history, shorter }) => shorter.length < history.length);
        for (const { tenant, id, shorter } of trimmed) putHistory.run(shorter, tenant, id);
        return trimmed.length;
      });
    },
    async removeUnusedStates(before) {
      // Read before the histories: a state that comes meanwhile is none of them.
      const states = useDatabase(() => selectStates.all()).map(({ id }) => id as StateId);
      const used = new Set<StateId>();
      await eachPage((rows) => {
        for (const { history } of rows) addStates(used, history);
        return 0;
      });
      const unused = states.filter((id) => !used.has(id));
      return inTransaction(database, () => countChanges(unused, (id) => deleteState.run(id, before)));
    },
    async removeUnusedDetails(before) {
      const used = new UsedDetails();
      await eachPage((rows) => {
        for (const { detail } of rows) used.add(detail);
        return 0;
      });
      let sum = 0;
      for (let after = new Uint8Array(); ; await setImmediate()) {
        const rows = useDatabase(() => selectDetails.all(after, before)) as { digest: Uint8Array<ArrayBuffer> }[];
        const unused = rows.filter(({ digest }) => !used.has(digest));
        sum += await inTransaction(database, () =>
          countChanges(unused, ({ digest }) => deleteDetail.run(digest, before)),
        );
        const last = rows.at(-1);
        if (last === undefined || rows.length < page) return sum;
        after = last.digest;
      }
    },
    async removeUnusedTagSets() {
      return inTransaction(database, () => Number(deleteTagSets.run().changes));
    },
    async removeCatalogs(before) {
      return inTransaction(database, () => Number(deleteCatalogs.run(before).changes));
    },
  };
}

function countChanges<Row>(rows: readonly Row[], change: (row: Row) => StatementResultingChanges): number {
  return rows.reduce((sum, row) => sum + Number(change(row).changes), 0);
}
