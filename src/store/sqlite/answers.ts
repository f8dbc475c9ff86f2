/** Answers that are worked out already, in SQLite. */

import type { DatabaseSync } from 'node:sqlite';
import type { AssessmentStatus } from '../../assessment/model.ts';
import type { AnswerStore } from '../store.ts';
import { isBusy, useDatabase } from './database.ts';

/** `database` waits for no other writer: an answer that is not kept is worked out again, and the thread of the requests goes on. */
export function createAnswerStore(database: DatabaseSync): AnswerStore {
  const select = database.prepare(
    'SELECT status, reason, stale, json FROM answers WHERE state_id = ? AND catalog_version = ? AND as_of = ?',
  );
  const upsert = database.prepare(
    `INSERT INTO answers (state_id, catalog_version, as_of, status, reason, stale, json) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET
       status = excluded.status, reason = excluded.reason, stale = excluded.stale, json = excluded.json`,
  );
  const deleteBefore = database.prepare('DELETE FROM answers WHERE as_of < ?');
  const deleteAll = database.prepare('DELETE FROM answers');

  return {
    async find({ state, catalogVersion, asOf }) {
      const row = useDatabase(() => select.get(state, catalogVersion, asOf));
      if (row === undefined) return undefined;
      return {
        status: row.status as AssessmentStatus,
        ...(row.reason !== null && { reason: row.reason as string }),
        ...(row.stale !== null && { stale: row.stale as string }),
        json: row.json as Uint8Array,
      };
    },
    async save({ state, catalogVersion, asOf }, { status, reason, stale, json }) {
      const row = [state, catalogVersion, asOf, status, reason ?? null, stale ?? null, json];
      useDatabase(() => unlessBusy(() => upsert.run(...row)));
    },
    async forgetBefore(asOf) {
      useDatabase(() => unlessBusy(() => deleteBefore.run(asOf)));
    },
    async forgetAll() {
      useDatabase(() => deleteAll.run());
    },
  };
}

function unlessBusy(write: () => unknown): void {
  try {
    write();
  } catch (error) {
    if (!isBusy(error)) throw error;
  }
}
