/** Tenants by number, in PostgreSQL. A tenant's number never changes, so one that was read once is kept. */

import type { Database } from './database.ts';

export interface TenantIds {
  find(tenant: string): Promise<number | undefined>;
  /** What was read before. */
  recall(tenant: string): number | undefined;
  ensure(tenant: string): Promise<number>;
  list(): Promise<readonly string[]>;
}

export function createTenantIds(database: Database): TenantIds {
  const known = new Map<string, number>();

  async function find(tenant: string): Promise<number | undefined> {
    const cached = known.get(tenant);
    if (cached !== undefined) return cached;
    const { rows } = await database.query('SELECT id FROM missingkbs.tenants WHERE name = $1', [tenant]);
    const id = rows[0]?.id as number | undefined;
    if (id !== undefined) known.set(tenant, id);
    return id;
  }

  async function ensure(tenant: string): Promise<number> {
    const id = await find(tenant);
    if (id !== undefined) return id;
    await database.query('INSERT INTO missingkbs.tenants (name) VALUES ($1) ON CONFLICT DO NOTHING', [tenant]);
    return (await find(tenant)) as number;
  }

  async function list(): Promise<readonly string[]> {
    const { rows } = await database.query('SELECT name FROM missingkbs.tenants ORDER BY name COLLATE "C"');
    return rows.map(({ name }) => name);
  }

  return { find, list, recall: (tenant) => known.get(tenant), ensure };
}
