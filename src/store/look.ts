/** Looks at a store as it is: opening one brings its tables to the newest step, which servers of before may not be ready for. */

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isStoreThere, type StoreSettings } from './open.ts';
import { steps as sqliteSteps } from './sqlite/migrations.ts';

export interface StoreLook {
  /** As messages name it, without a password. */
  readonly name: string;
  /** How many of the steps that this program knows have been done: see schema-version.ts. */
  readonly version: number;
  readonly known: number;
}

/** Undefined where there is none yet. Rejects with what the database says when it cannot be read. */
export async function lookAtStore(settings: StoreSettings): Promise<StoreLook | undefined> {
  if (settings.databaseUrl !== undefined) return lookAtPostgres(settings.databaseUrl);
  if (!isStoreThere(settings)) return undefined;
  const name = join(settings.dataFolder, 'missingkbs.sqlite');
  const database = new DatabaseSync(name, { readOnly: true });
  try {
    const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
    return { name, version, known: sqliteSteps.length };
  } finally {
    database.close();
  }
}

async function lookAtPostgres(url: string): Promise<StoreLook | undefined> {
  const [{ openDatabase }, { steps }] = await Promise.all([
    import('./postgres/database.ts'),
    import('./postgres/migrations.ts'),
  ]);
  const database = openDatabase(url);
  try {
    const { rows: made } = await database.query("SELECT to_regclass('missingkbs.steps') AS found");
    if (made[0].found === null) return undefined;
    const { rows } = await database.query('SELECT coalesce(max(step), 0) AS version FROM missingkbs.steps');
    return { name: database.name, version: Number(rows[0].version), known: steps.length };
  } finally {
    await database.close();
  }
}
