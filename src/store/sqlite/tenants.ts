/** Tenants by number, in SQLite. A tenant's number never changes, so one that was read once is kept. */

import type { DatabaseSync } from 'node:sqlite';

export interface TenantIds {
  find(tenant: string): number | undefined;
  /** Needs a transaction. */
  ensure(tenant: string): number;
  list(): readonly string[];
}

export function createTenantIds(database: DatabaseSync): TenantIds {
  const select = database.prepare('SELECT id FROM tenants WHERE name = ?');
  const insert = database.prepare('INSERT INTO tenants (name) VALUES (?) ON CONFLICT DO NOTHING');
  const selectAll = database.prepare('SELECT name FROM tenants ORDER BY name');
  const known = new Map<string, number>();

  function find(tenant: string): number | undefined {
    const cached = known.get(tenant);
    if (cached !== undefined) return cached;
    const id = select.get(tenant)?.id as number | undefined;
    // What a transaction reads may be rolled back.
    if (id !== undefined && !database.isTransaction) known.set(tenant, id);
    return id;
  }

  function ensure(tenant: string): number {
    insert.run(tenant);
    return find(tenant) as number;
  }

  return { find, ensure, list: () => selectAll.all().map(({ name }) => name as string) };
}
