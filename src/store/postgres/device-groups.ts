/** Devices by what they share, in PostgreSQL. */

import type { DeviceGroup } from '../store.ts';
import type { Database } from './database.ts';
import type { TenantIds } from './tenants.ts';

export function createGroupCount(database: Database, tenants: TenantIds) {
  return async (tenant: string): Promise<readonly DeviceGroup[]> => {
    const tenantId = await tenants.find(tenant);
    if (tenantId === undefined) return [];
    const { rows } = await database.query(
      'SELECT state_id AS state, count(*) AS devices FROM missingkbs.devices WHERE tenant_id = $1 GROUP BY state_id ORDER BY state_id',
      [tenantId],
    );
    return rows.map(({ state, devices }) => ({ state, tags: [], devices }));
  };
}
