/** Histories in SQLite, a page of rows at a time, on whatever connection. */

import type { DatabaseSync } from 'node:sqlite';
import type { MachineId } from '../../brand.ts';
import type { DeviceHistory } from '../store.ts';

/** The devices of the tenant behind the id, in the order of their ids. */
export type HistoryRows = (tenantId: number | null, after: string) => readonly DeviceHistory[];

export function historyPages(database: DatabaseSync, page: number): HistoryRows {
  const select = database.prepare(
    `SELECT machine_id AS id, history, tag_set_id AS tagSet FROM devices
     WHERE tenant_id = ? AND machine_id > ? ORDER BY machine_id LIMIT ${page}`,
  );
  return (tenantId, after) =>
    select.all(tenantId, after).map(({ id, history, tagSet }) => ({
      id: id as MachineId,
      history: history as Uint8Array,
      ...(tagSet !== null && { tagSet: tagSet as number }),
    }));
}
