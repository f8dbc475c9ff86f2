/** What people call a tenant, in PostgreSQL. */

import type { TenantNameStore } from '../tenant-name-store.ts';
import type { Database } from './database.ts';

/** A step of the migrations: once released it never changes. */
export const tenantNameTable = 'CREATE TABLE missingkbs.tenant_names (tenant text PRIMARY KEY, name text NOT NULL)';

export function createTenantNameStore(database: Database): TenantNameStore {
  return {
    async list() {
      const { rows } = await database.query('SELECT tenant, name FROM missingkbs.tenant_names ORDER BY tenant');
      return new Map(rows.map(({ tenant, name }) => [tenant, name]));
    },
    async put(tenant, name) {
      if (name === undefined) await database.query('DELETE FROM missingkbs.tenant_names WHERE tenant = $1', [tenant]);
      else
        await database.query(
          `INSERT INTO missingkbs.tenant_names (tenant, name) VALUES ($1, $2)
           ON CONFLICT (tenant) DO UPDATE SET name = excluded.name`,
          [tenant, name],
        );
    },
  };
}
