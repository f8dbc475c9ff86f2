/** Sets of tags in PostgreSQL: devices that have the same tags share one row of them. */

import type { MachineId } from '../../brand.ts';
import { digestOf } from '../../digest.ts';
import { changeTagList, readTags, type TagChange } from '../tags.ts';
import { type Database, isForeignKeyFault } from './database.ts';
import { bytesOf } from './machine-rows.ts';

/** Does nothing where there is no such device. Whoever changes the same device at the same time loses nothing. */
export async function changeTags(
  database: Database,
  tenantId: number,
  id: MachineId,
  change: TagChange,
): Promise<void> {
  for (;;) {
    const { rows } = await database.query(
      `SELECT d.tag_set_id AS set, g.tags FROM missingkbs.devices d
       LEFT JOIN missingkbs.tag_sets g ON g.id = d.tag_set_id WHERE d.tenant_id = $1 AND d.machine_id = $2`,
      [tenantId, bytesOf(id)],
    );
    if (rows[0] === undefined) return;
    const set = await ensureSet(database, changeTagList(readTags(rows[0].tags), change));
    if (await replaceSet(database, [tenantId, bytesOf(id), rows[0].set, set])) return;
  }
}

/** False when the device has another set than that by now, or the new one is gone again. */
async function replaceSet(database: Database, values: readonly unknown[]): Promise<boolean> {
  try {
    const { rowCount } = await database.query(
      `UPDATE missingkbs.devices SET tag_set_id = $4
       WHERE tenant_id = $1 AND machine_id = $2 AND tag_set_id IS NOT DISTINCT FROM $3`,
      values,
    );
    return rowCount === 1;
  } catch (error) {
    if (isForeignKeyFault(error)) return false;
    throw error;
  }
}

async function ensureSet(database: Database, tags: readonly string[]): Promise<number | null> {
  if (tags.length === 0) return null;
  const json = JSON.stringify(tags);
  const digest = Buffer.from(digestOf('sha256', json), 'hex');
  for (;;) {
    const { rows } = await database.query('SELECT id FROM missingkbs.tag_sets WHERE digest = $1', [digest]);
    if (rows[0] !== undefined) return rows[0].id;
    await database.query('INSERT INTO missingkbs.tag_sets (digest, tags) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      digest,
      json,
    ]);
  }
}

/** One that a device has been given meanwhile stays: the foreign key says so. */
export async function removeUnusedTagSets(database: Database): Promise<number> {
  const { rows: sets } = await database.query('SELECT id FROM missingkbs.tag_sets');
  const { rows } = await database.query(
    'SELECT DISTINCT tag_set_id AS id FROM missingkbs.devices WHERE tag_set_id IS NOT NULL',
  );
  const used = new Set(rows.map(({ id }) => id));
  let sum = 0;
  for (const { id } of sets) if (!used.has(id)) sum += await deleteSet(database, id);
  return sum;
}

async function deleteSet(database: Database, id: number): Promise<number> {
  try {
    const { rowCount } = await database.query('DELETE FROM missingkbs.tag_sets WHERE id = $1', [id]);
    return rowCount ?? 0;
  } catch (error) {
    if (isForeignKeyFault(error)) return 0;
    throw error;
  }
}
