/** Devices by what they share, in PostgreSQL. */

import type { DeviceGroup } from '../store.ts';
import { readTags } from '../tags.ts';
import type { Database } from './database.ts';
import type { TenantIds } from './tenants.ts';

export function createGroupCount(database: Database, tenants: TenantIds) {
  return async (tenant: string): Promise<readonly DeviceGroup[]> => {
    const tenantId = await tenants.find(tenant);
    if (tenantId === undefined) return [];
    const { rows } = await database.query(
      `SELECT d.state, d.devices, g.tags FROM (
         SELECT state_id AS state, tag_set_id AS tag_set, count(*) AS devices FROM missingkbs.devices
         WHERE tenant_id = $1 GROUP BY state_id, tag_set_id
       ) d LEFT JOIN missingkbs.tag_sets g ON g.id = d.tag_set ORDER BY d.state, d.tag_set`,
      [tenantId],
    );
    return rows.map(({ state, devices, tags }) => ({ state, tags: readTags(tags), devices }));
  };
}
