/** One connection to a SQLite file: how it is set up, how it fails, and its transactions. */

import { chmodSync, closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { KnownError } from '../../errors.ts';

/** How long a write waits for another process's write, unless it is told otherwise. */
const lockTimeoutMs = 5_000;

/** Opens or makes the file, readable by its owner alone: it holds signing keys. */
export function openDatabase(file: string, timeout = lockTimeoutMs): DatabaseSync {
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  const database = new DatabaseSync(file, { timeout, enableForeignKeyConstraints: true });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  return database;
}

/** Whether SQLite gave up because somebody else was writing (SQLITE_BUSY). */
export function isBusy(error: unknown): boolean {
  return (error as { readonly errcode?: number }).errcode === 5;
}

/** Runs one use of the database; whatever SQLite throws becomes `KnownError` StoreUnavailable. */
export function useDatabase<Result>(use: () => Result): Result {
  try {
    return use();
  } catch (cause) {
    if (cause instanceof KnownError) throw cause;
    throw new KnownError('StoreUnavailable', `The store failed: ${(cause as Error).message}.`, { cause });
  }
}

/** All of it or nothing. Not nestable. */
export function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  return useDatabase(() => {
    database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      database.exec('COMMIT');
      return result;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  });
}
