/** Devices by what they share, in SQLite. */

import type { DeviceGroup, StateId } from '../store.ts';
import { useDatabase } from './database.ts';
import type { Reader } from './reader.ts';
import type { TenantIds } from './tenants.ts';

export function createGroupCount(reader: Reader, tenants: TenantIds) {
  return async (tenant: string): Promise<readonly DeviceGroup[]> => {
    const tenantId = useDatabase(() => tenants.find(tenant));
    if (tenantId === undefined) return [];
    const rows = await reader.all(
      'SELECT state_id AS state, count(*) AS devices FROM devices WHERE tenant_id = ? GROUP BY state_id ORDER BY state_id',
      tenantId,
    );
    return rows.map(({ state, devices }) => ({ state: state as StateId, tags: [], devices: devices as number }));
  };
}
