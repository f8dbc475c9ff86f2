/** Brings the SQLite store to the newest of its steps. */

import type { DatabaseSync } from 'node:sqlite';
import { stepsAfter } from '../schema-version.ts';
import { steps } from './migrations.ts';

/** Brings the database to the newest step, all or nothing. Two processes may try at once: the second finds it done. Writes nothing when nothing is to be done. */
export function migrate(database: DatabaseSync, file: string): void {
  if (readVersion(database) === steps.length) return;
  const name = { name: file, setting: 'MISSINGKBS_DATA', other: 'folder' };
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const step of stepsAfter(readVersion(database), steps, name)) database.exec(step);
    database.exec(`PRAGMA user_version = ${steps.length}`);
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

function readVersion(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version);
}
