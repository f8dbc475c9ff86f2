/** What lists ask of devices, read from SQLite a range of ids at a time. */

import type { DatabaseSync } from 'node:sqlite';
import type { MachineId } from '../../brand.ts';
import type { ColumnRow } from '../columns/column-page.ts';
import type { ReadRange } from '../columns/tenant-columns.ts';

type Fields = readonly [MachineId, string, string, string, number, number | null, string | null];

/** By the numbers of tenants. */
export function columnRanges(database: DatabaseSync): (tenantId: number) => ReadRange {
  const select = database.prepare(
    `SELECT machine_id, dns_name, first_seen, last_seen, state_id, tag_set_id, addresses FROM devices
     WHERE tenant_id = ? AND machine_id > ? AND machine_id <= ? ORDER BY machine_id LIMIT ?`,
  );
  select.setReturnArrays(true);
  // Behind every id.
  const end = 'g';
  return (tenantId) =>
    (after = '' as MachineId, upTo = end as MachineId, limit) =>
      (select.all(tenantId, after, upTo, limit) as unknown as readonly Fields[]).map(toRow);
}

function toRow([id, dnsName, firstSeen, lastSeen, state, tagSet, addresses]: Fields): ColumnRow {
  return {
    id,
    dnsName,
    firstSeen: Date.parse(firstSeen),
    lastSeen: Date.parse(lastSeen),
    state,
    tagSet: tagSet ?? 0,
    addresses: addresses ?? '',
  };
}
