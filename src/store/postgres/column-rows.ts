/** What lists ask of devices, read from PostgreSQL a range of ids at a time. */

import type { ColumnRow } from '../columns/column-page.ts';
import type { ReadRange } from '../columns/tenant-columns.ts';
import type { Database } from './database.ts';
import { bytesOf } from './machine-rows.ts';

/** By the numbers of tenants. Numbers come in one piece: of a million devices most of the time goes into taking values apart. */
export function columnRanges({ query }: Pick<Database, 'query'>): (tenantId: number) => ReadRange {
  return (tenantId) => async (after, upTo, limit) => {
    const { rows } = await query(
      `SELECT machine_id AS id, int8send(state_id) || int8send(coalesce(tag_set_id, 0)) || timestamptz_send(first_seen) ||
         timestamptz_send(last_seen) AS numbers, dns_name AS "dnsName", addresses
       FROM missingkbs.devices WHERE tenant_id = $1 AND machine_id > $2 AND machine_id <= $3
       ORDER BY machine_id LIMIT ${Number(limit)}`,
      [tenantId, after === undefined ? Buffer.alloc(0) : bytesOf(after), upTo === undefined ? end : bytesOf(upTo)],
    );
    return rows.map(toRow);
  };
}

/** Behind every id. */
const end = Buffer.alloc(21, 0xff);

interface Row extends Pick<ColumnRow, 'dnsName'> {
  readonly id: Buffer;
  readonly numbers: Buffer;
  readonly addresses: string | null;
}

function toRow({ id, numbers, dnsName, addresses }: Row): ColumnRow {
  return {
    id,
    dnsName,
    state: readNumber(numbers, 0),
    tagSet: readNumber(numbers, 8),
    firstSeen: readInstant(numbers, 16),
    lastSeen: readInstant(numbers, 24),
    addresses: addresses ?? '',
  };
}

/** Of 64 bits, with a sign; all of ours are far below 2^53. */
function readNumber(bytes: Buffer, at: number): number {
  return bytes.readInt32BE(at) * 2 ** 32 + bytes.readUInt32BE(at + 4);
}

/** What PostgreSQL counts its microseconds from. */
const beginMs = Date.UTC(2000, 0);

function readInstant(bytes: Buffer, at: number): number {
  return beginMs + Math.floor(readNumber(bytes, at) / 1000);
}
