/** Patch states, each stored once, in SQLite. When a state goes is said in lasting.ts. */

import type { DatabaseSync } from 'node:sqlite';
import type { StateRecord } from '../device-record.ts';
import { putAgainAfterS, Remembered } from '../lasting.ts';
import type { StateId } from '../store.ts';

export interface StateIds {
  /** The number of the state, which is put in when it is new. Needs a transaction. */
  ensure(record: StateRecord): StateId;
  /** After a transaction that failed. */
  forget(): void;
}

export function createStateIds(database: DatabaseSync): StateIds {
  const select = database.prepare('SELECT id FROM states WHERE fingerprint = ?');
  const insert = database.prepare('INSERT INTO states (fingerprint, canonical, put_at) VALUES (?, ?, unixepoch())');
  const putAgain = database.prepare(
    `UPDATE states SET put_at = unixepoch() WHERE id = ? AND put_at < unixepoch() - ${putAgainAfterS}`,
  );
  const known = new Remembered<StateRecord, StateId>();

  function put({ fingerprint, canonical }: StateRecord): StateId {
    const found = select.get(fingerprint)?.id as StateId | undefined;
    if (found === undefined) return Number(insert.run(fingerprint, canonical).lastInsertRowid);
    putAgain.run(found);
    return found;
  }

  return {
    ensure(record) {
      const remembered = known.get(record);
      if (remembered !== undefined) return remembered;
      const id = put(record);
      known.set(record, id);
      return id;
    },
    forget: () => known.forget(),
  };
}
