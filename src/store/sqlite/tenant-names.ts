/** What people call a tenant, in SQLite. */

import type { DatabaseSync } from 'node:sqlite';
import type { TenantNameStore } from '../tenant-name-store.ts';
import { useDatabase } from './database.ts';

/** A step of the migrations: once released it never changes. */
export const tenantNameTable = 'CREATE TABLE tenant_names (tenant TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT';

export function createTenantNameStore(database: DatabaseSync): TenantNameStore {
  const select = database.prepare('SELECT tenant, name FROM tenant_names ORDER BY tenant');
  const put = database.prepare(
    'INSERT INTO tenant_names (tenant, name) VALUES (?, ?) ON CONFLICT (tenant) DO UPDATE SET name = excluded.name',
  );
  const remove = database.prepare('DELETE FROM tenant_names WHERE tenant = ?');
  return {
    async list() {
      const rows = useDatabase(() => select.all());
      return new Map(rows.map(({ tenant, name }) => [tenant as string, name as string]));
    },
    async put(tenant, name) {
      useDatabase(() => (name === undefined ? remove.run(tenant) : put.run(tenant, name)));
    },
  };
}
