/** One connection to a SQLite file: how it is set up, how it fails, and its transactions. */

import { chmodSync, closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { storeFailure } from '../store-failure.ts';

/** How long a write waits for another process's write. */
const lockTimeoutMs = 5_000;
/** How often one that does not hold up its thread looks whether its turn has come. */
export const lookEveryMs = 5;

/** Opens or makes the file, readable by its owner alone: it holds signing keys. */
export function openDatabase(file: string): DatabaseSync {
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  const database = new DatabaseSync(file, { timeout: lockTimeoutMs, enableForeignKeyConstraints: true });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  return database;
}

/** Lets rows go that others refer to: that nobody does is somebody else's to know, and not a walk over a table for each. */
export function withoutForeignKeys(database: DatabaseSync): DatabaseSync {
  database.exec('PRAGMA foreign_keys = OFF');
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
  const giveUpAt = giveUpTime();
  // Nothing may come between the beginning and the work.
  while (!tryToBegin(database, giveUpAt)) await setTimeout(lookEveryMs);
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

/** The same for work that waits in between: nobody else may use the connection meanwhile. */
export async function inLongTransaction(database: DatabaseSync, work: () => Promise<void>): Promise<void> {
  const giveUpAt = giveUpTime();
  while (!tryToBegin(database, giveUpAt)) await setTimeout(lookEveryMs);
  try {
    await work();
    database.exec('COMMIT');
  } catch (cause) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw storeFailure(cause);
  }
}

function giveUpTime(): number {
  return performance.now() + lockTimeoutMs;
}

/** False while somebody else writes; throws instead when that takes too long. */
function tryToBegin(database: DatabaseSync, giveUpAt: number): boolean {
  return useDatabase(() => {
    database.exec('PRAGMA busy_timeout = 0');
    try {
      database.exec('BEGIN IMMEDIATE');
      return true;
    } catch (error) {
      if (!isBusy(error) || performance.now() >= giveUpAt) throw error;
      return false;
    } finally {
      database.exec(`PRAGMA busy_timeout = ${lockTimeoutMs}`);
    }
  });
}
