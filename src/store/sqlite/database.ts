/** One connection to a SQLite file: how it is set up, how it fails, and its transactions. */

import { chmodSync, closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { storeFailure } from '../store-failure.ts';

/** How long a write waits for another process's write. */
const lockTimeoutMs = 5_000;
/** How often one that does not hold up its thread looks whether its turn has come. */
const lookEveryMs = 5;

/** Opens or makes the file, readable by its owner alone: it holds signing keys. */
export function openDatabase(file: string): DatabaseSync {
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  const database = new DatabaseSync(file, { timeout: lockTimeoutMs, enableForeignKeyConstraints: true });
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
    throw storeFailure(cause);
  }
}

/** From now on a write fails at once while somebody else writes (`isBusy`). */
export function waitForNobody(database: DatabaseSync): DatabaseSync {
  database.exec('PRAGMA busy_timeout = 0');
  return database;
}

/** All of it or nothing. Not nestable. Waits for other writers without holding up the thread, as SQLite itself would. */
export async function inTransaction<Result>(database: DatabaseSync, work: () => Result): Promise<Result> {
  const giveUpAt = performance.now() + lockTimeoutMs;
  while (!useDatabase(() => tryToBegin(database, performance.now() >= giveUpAt))) await setTimeout(lookEveryMs);
  return useDatabase(() => {
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

/** False while somebody else writes; throws instead at the last try. */
function tryToBegin(database: DatabaseSync, last: boolean): boolean {
  database.exec('PRAGMA busy_timeout = 0');
  try {
    database.exec('BEGIN IMMEDIATE');
    return true;
  } catch (error) {
    if (last || !isBusy(error)) throw error;
    return false;
  } finally {
    database.exec(`PRAGMA busy_timeout = ${lockTimeoutMs}`);
  }
}
