/** Rows of machines in PostgreSQL: their ids as the tables have them, their states, and how all that is their own goes. */

import type { MachineId } from '../../brand.ts';
import type { StateId } from '../store.ts';
import { tellOfChanges } from './changes.ts';
import type { Query } from './database.ts';

export function bytesOf(id: MachineId): Buffer {
  return Buffer.from(id, 'hex');
}

export function idOf(bytes: Buffer): MachineId {
  return bytes.toString('hex') as MachineId;
}

/** Of those that there are. */
export async function readStates(
  query: Query,
  tenantId: number,
  ids: readonly MachineId[],
): Promise<Map<MachineId, StateId>> {
  const { rows } = await query(
    `SELECT encode(machine_id, 'hex') AS id, state_id AS state FROM missingkbs.devices
     WHERE tenant_id = $1 AND machine_id = ANY($2::bytea[])`,
    [tenantId, ids.map(bytesOf)],
  );
  return new Map(rows.map(({ id, state }) => [id, state]));
}

/** Says how many there were. Needs a transaction. */
export async function deleteDevices(query: Query, tenantId: number, ids: readonly Buffer[]): Promise<number> {
  const ofThese = 'WHERE tenant_id = $1 AND machine_id = ANY($2::bytea[])';
  await query(`DELETE FROM missingkbs.inventories ${ofThese}`, [tenantId, ids]);
  const { rowCount } = await query(`DELETE FROM missingkbs.devices ${ofThese}`, [tenantId, ids]);
  await tellOfChanges(query, { tenantId, ids: ids.map(idOf) });
  return rowCount ?? 0;
}
