/**
 * Writes many devices in one transaction, some of them at a time, so that the thread has time for requests in between. It
 * has a connection of its own, since what is half done is seen on the connection that does it.
 */

import { setImmediate, setTimeout } from 'node:timers/promises';
import { type DeviceRecord, newestOfEach } from '../device-record.ts';
import type { SaveCounts } from '../store.ts';
import { inLongTransaction, lookEveryMs, openDatabase } from './database.ts';
import { createDevicePut } from './put-devices.ts';
import { createTenantIds } from './tenants.ts';

export interface BatchWriter {
  /** All or none, after those that were handed over before. */
  write(tenant: string, records: readonly DeviceRecord[]): Promise<SaveCounts>;
  close(): void;
}

/** Of devices: some milliseconds. */
const sliceSize = 200;
/** Whoever waits to write looks this often whether it can, and must find a moment. */
const restMs = 3 * lookEveryMs;

/** A batch touches some ten thousand pages, which lie anywhere. */
const settings = 'PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 16384;';

export function openBatchWriter(file: string): BatchWriter {
  const database = openDatabase(file);
  database.exec(settings);
  const tenants = createTenantIds(database);
  const devices = createDevicePut(database);
  let last: Promise<unknown> = Promise.resolve();

  async function writeAll(tenant: string, records: readonly DeviceRecord[]): Promise<SaveCounts> {
    const newest = newestOfEach(records);
    const counts = { created: 0, replaced: 0, outdated: records.length - newest.length };
    await inLongTransaction(database, async () => {
      const tenantId = tenants.ensure(tenant);
      for (let from = 0; from < newest.length; from += sliceSize) {
        if (from > 0) await setImmediate();
        for (const record of newest.slice(from, from + sliceSize)) counts[devices.put(tenantId, record)] += 1;
      }
    });
    return counts;
  }

  async function write(tenant: string, records: readonly DeviceRecord[]): Promise<SaveCounts> {
    try {
      return await writeAll(tenant, records);
    } catch (error) {
      devices.forget();
      throw error;
    }
  }

  return {
    write(tenant, records) {
      const written = last.then(() => write(tenant, records));
      last = written.then(
        () => setTimeout(restMs),
        () => undefined,
      );
      return written;
    },
    close: () => database.close(),
  };
}
