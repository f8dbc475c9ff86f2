/** The look-up that every answer costs: which patch state a device is in. */

import { DatabaseSync } from 'node:sqlite';
import type { MachineId } from '../../brand.ts';
import { RememberedStates } from '../remembered-states.ts';
import type { StateId } from '../store.ts';

/** How long one snapshot of the database is read from: each new one costs the locks that SQLite takes in the file system. */
export const snapshotMs = 100;

export interface StateLookup {
  find(tenantId: number, id: MachineId): StateId | undefined;
  /** The next look-up sees everything that has been written. */
  renew(): void;
  close(): void;
}

/** Has a connection of its own, which only reads. What others wrote is seen when the snapshot ends. */
export function openStateLookup(file: string): StateLookup {
  const database = new DatabaseSync(file, { readOnly: true });
  database.exec(`PRAGMA mmap_size = ${1024 ** 3}`);
  const select = database.prepare('SELECT state_id FROM devices WHERE tenant_id = ? AND machine_id = ?');
  // Differs from its last value when anybody has written in between.
  const selectVersion = database.prepare('PRAGMA data_version');
  // Holds until the next write to the database.
  const remembered = new RememberedStates();
  let version: unknown;
  let ending: NodeJS.Timeout | undefined;

  function beginSnapshot(): void {
    database.exec('BEGIN');
    ending = setTimeout(renew, snapshotMs).unref();
    const found = selectVersion.get()?.data_version;
    if (found !== version) remembered.forget();
    version = found;
  }

  function renew(): void {
    if (ending === undefined) return;
    clearTimeout(ending);
    ending = undefined;
    database.exec('COMMIT');
  }

  return {
    find(tenantId, id) {
      if (ending === undefined) beginSnapshot();
      const known = remembered.get(tenantId, id);
      if (known !== undefined) return known;
      const state = select.get(tenantId, id)?.state_id as StateId | undefined;
      if (state !== undefined) remembered.set(tenantId, id, state);
      return state;
    },
    renew,
    close() {
      renew();
      database.close();
    },
  };
}
