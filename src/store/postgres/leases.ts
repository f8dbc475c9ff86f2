/** Leases of shared limits, in PostgreSQL: a table that only the coordinator has, counted by the database's clock alone. */

import { randomUUID } from 'node:crypto';
import { digestOf } from '../../digest.ts';
import { decideLease, type KeptLease } from '../lease-rule.ts';
import type { LeaseEnd, LeaseStore } from '../lease-store.ts';
import type { Database, Query } from './database.ts';

/** Rounded up: a lease may count for a millisecond more, never for less. */
const nowMs = 'ceil(extract(epoch FROM clock_timestamp()) * 1000)::bigint';
const removeEveryMs = 60_000;

export function createLeaseStore(database: Database): LeaseStore {
  let removedAt = performance.now();

  /** Whoever comes by does it, once in a while. */
  async function removeOld(): Promise<void> {
    if (performance.now() - removedAt < removeEveryMs) return;
    removedAt = performance.now();
    await database.query(`DELETE FROM missingkbs.leases WHERE counts_until < ${nowMs}`);
  }

  return {
    async take({ key, windows, wanted, lifeMs, last }) {
      const digest = Buffer.from(digestOf('sha256', key), 'hex');
      const answer = await database.transaction(async (query) => {
        await query("SELECT pg_advisory_xact_lock(hashtextextended('missingkbs lease ' || $1, 0))", [
          digest.toString('hex'),
        ]);
        if (last !== undefined) await settle(query, [last]);
        // A statement of its own, since it sees what was there when it began, and that has to be after the lock.
        const { now, kept } = await readKept(query, digest);
        const decision = decideLease(kept, { windows, wanted, lifeMs }, now);
        if (!('calls' in decision)) {
          const { window, waitMs, soonerMs = waitMs } = decision;
          return { window, waitMs, askAgainMs: soonerMs };
        }
        const longestMs = Math.max(...windows.map(({ lengthMs }) => lengthMs));
        const id = randomUUID();
        await query(
          `INSERT INTO missingkbs.leases (id, key, calls, taken_at, ends_at, counts_until)
           VALUES ($1, $2, $3, $4, $5, $6)`,
          [id, digest, decision.calls, now, now + lifeMs, now + lifeMs + longestMs],
        );
        return { id, calls: decision.calls };
      });
      await removeOld();
      return answer;
    },
    async settle(ends) {
      if (ends.length > 0) await settle(database.query, ends);
    },
  };
}

async function settle(query: Query, ends: readonly LeaseEnd[]): Promise<void> {
  await query(
    `UPDATE missingkbs.leases AS lease
     SET calls = least(calls, ending.used), ends_at = least(ends_at, taken_at + ending.last)
     FROM unnest($1::uuid[], $2::int[], $3::bigint[]) AS ending (id, used, last)
     WHERE lease.id = ending.id`,
    [ends.map(({ id }) => id), ends.map(({ used }) => used), ends.map(({ lastMs }) => Math.ceil(lastMs))],
  );
}

async function readKept(query: Query, key: Buffer): Promise<{ now: number; kept: KeptLease[] }> {
  const { rows } = await query(
    `SELECT ${nowMs} AS now, lease.calls, lease.ends_at AS "endsAt"
     FROM (SELECT) AS always LEFT JOIN missingkbs.leases AS lease ON lease.key = $1`,
    [key],
  );
  return { now: rows[0].now as number, kept: rows.filter(({ calls }) => calls !== null) as KeptLease[] };
}
