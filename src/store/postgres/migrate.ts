/** Brings the PostgreSQL store to the newest of its steps. */

import { stepsAfter } from '../schema-version.ts';
import type { Database } from './database.ts';
import { steps } from './migrations.ts';

const schema = 'missingkbs';

/**
 * Brings the database to the newest step. Servers that start at once may all try: each step is a transaction that first
 * puts in its row, and whoever comes second waits for that row and finds the step done.
 */
export async function migrate(database: Database, known: readonly string[] = steps): Promise<void> {
  await makeSchema(database);
  const { rows } = await database.query(`SELECT coalesce(max(step), 0) AS version FROM ${schema}.steps`);
  const version = rows[0].version as number;
  stepsAfter(version, known, { name: database.name, setting: 'MISSINGKBS_DATABASE_URL', other: 'database' });
  for (let step = version + 1; step <= known.length; step += 1) {
    await database.transaction(async (query) => {
      const { rowCount } = await query(`INSERT INTO ${schema}.steps (step) VALUES ($1) ON CONFLICT DO NOTHING`, [step]);
      if (rowCount === 1) await query(known[step - 1] as string);
    });
  }
}

/**
 * IF NOT EXISTS looks before it makes, so that of several at once some may fail, each time because somebody else was
 * first: they go on from what is there.
 */
async function makeSchema(database: Database): Promise<void> {
  const { rows } = await database.query(`SELECT to_regclass('${schema}.steps') AS found`);
  if (rows[0].found !== null) return;
  try {
    await database.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    await database.query(
      `CREATE TABLE IF NOT EXISTS ${schema}.steps (step bigint PRIMARY KEY, done timestamptz NOT NULL DEFAULT now())`,
    );
  } catch (error) {
    if (!isTaken(error)) throw error;
    await makeSchema(database);
  }
}

/** A unique key of PostgreSQL's own catalogue, or an object of the name, was there first. */
function isTaken(error: unknown): boolean {
  const { code } = ((error as Error).cause ?? {}) as { readonly code?: string };
  return code === '23505' || code === '42P06' || code === '42P07';
}
