/** Histories in PostgreSQL, a page of rows at a time, on whatever connection. */

import type { MachineId } from '../../brand.ts';
import type { DeviceHistory } from '../store.ts';
import type { Database } from './database.ts';
import { bytesOf, idOf } from './machine-rows.ts';

/** The devices of the tenant, or those behind an id, in the order of their ids. */
export async function* readHistories(
  database: Pick<Database, 'query'>,
  tenantId: number,
  page: number,
  behind?: MachineId,
): AsyncGenerator<readonly DeviceHistory[]> {
  for (let after = behind === undefined ? Buffer.alloc(0) : bytesOf(behind); ; ) {
    const { rows } = await database.query(
      `SELECT machine_id AS id, history, tag_set_id AS "tagSet" FROM missingkbs.devices
       WHERE tenant_id = $1 AND machine_id > $2 ORDER BY machine_id LIMIT ${page}`,
      [tenantId, after],
    );
    yield rows.map(({ id, history, tagSet }) => ({ id: idOf(id), history, ...(tagSet !== null && { tagSet }) }));
    if (rows.length < page) return;
    after = rows.at(-1).id;
  }
}
