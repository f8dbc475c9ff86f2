/** Asks a database directly, beside the store. */

import pg from 'pg';

export type Ask = (text: string) => Promise<pg.QueryResult>;

export async function onDatabase<Result>(url: string, use: (ask: Ask) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use((text) => client.query(text));
  } finally {
    await client.end();
  }
}
