/** Devices by what they share, in SQLite. */

import type { DeviceGroup, StateId } from '../store.ts';
import { readTags } from '../tags.ts';
import { useDatabase } from './database.ts';
import type { Reader } from './reader.ts';
import type { TenantIds } from './tenants.ts';

export function createGroupCount(reader: Reader, tenants: TenantIds) {
  return async (tenant: string): Promise<readonly DeviceGroup[]> => {
    const tenantId = useDatabase(() => tenants.find(tenant));
    if (tenantId === undefined) return [];
    const rows = await reader.all(
      `SELECT d.state, d.devices, g.tags FROM (
         SELECT state_id AS state, tag_set_id AS tag_set, count(*) AS devices FROM devices
         WHERE tenant_id = ? GROUP BY state_id, tag_set_id
       ) d LEFT JOIN tag_sets g ON g.id = d.tag_set ORDER BY d.state, d.tag_set`,
      tenantId,
    );
    return rows.map(({ state, devices, tags }) => ({
      state: state as StateId,
      tags: readTags(tags as string | null),
      devices: devices as number,
    }));
  };
}
