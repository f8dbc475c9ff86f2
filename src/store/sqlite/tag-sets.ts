/** Changes the tags of devices in SQLite. Devices that have the same tags share one row of them. */

import type { DatabaseSync } from 'node:sqlite';
import type { MachineId } from '../../brand.ts';
import { changeTagList, readTags, type TagChange } from '../tags.ts';

export interface TagWriter {
  /** Needs a transaction. Does nothing where there is no such device. */
  change(tenantId: number | null, id: MachineId, change: TagChange): void;
}

export function createTagWriter(database: DatabaseSync): TagWriter {
  const selectTags = database.prepare(
    `SELECT g.tags FROM devices d LEFT JOIN tag_sets g ON g.id = d.tag_set_id
     WHERE d.tenant_id = ? AND d.machine_id = ?`,
  );
  const selectSet = database.prepare('SELECT id FROM tag_sets WHERE tags = ?');
  const insertSet = database.prepare('INSERT INTO tag_sets (tags) VALUES (?)');
  const update = database.prepare('UPDATE devices SET tag_set_id = ? WHERE tenant_id = ? AND machine_id = ?');

  function ensureSet(tags: readonly string[]): number | null {
    if (tags.length === 0) return null;
    const json = JSON.stringify(tags);
    return Number(selectSet.get(json)?.id ?? insertSet.run(json).lastInsertRowid);
  }

  return {
    change(tenantId, id, change) {
      const row = selectTags.get(tenantId, id) as { readonly tags: string | null } | undefined;
      if (row === undefined) return;
      update.run(ensureSet(changeTagList(readTags(row.tags), change)), tenantId, id);
    },
  };
}
