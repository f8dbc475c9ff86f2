/** Applications that may ask for tokens, in SQLite. */

import type { DatabaseSync } from 'node:sqlite';
import type { Application, ApplicationStore } from '../store.ts';
import { useDatabase } from './database.ts';

const columns = 'client_id, tenant, name, roles, secret_hash, certificate, created, revoked';

export function createApplicationStore(database: DatabaseSync): ApplicationStore {
  const insert = database.prepare(`INSERT INTO applications (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
  const select = database.prepare(`SELECT ${columns} FROM applications WHERE client_id = ?`);
  const selectAll = database.prepare(`SELECT ${columns} FROM applications ORDER BY created, client_id`);
  const selectOfTenant = database.prepare(
    `SELECT ${columns} FROM applications WHERE tenant = ? ORDER BY created, client_id`,
  );
  const update = database.prepare('UPDATE applications SET revoked = coalesce(revoked, ?) WHERE client_id = ?');
  const selectTenant = database.prepare('SELECT 1 FROM applications WHERE tenant = ? LIMIT 1');

  return {
    async add({ clientId, tenant, name, roles, secretHash, certificate, created, revoked }) {
      const proof = [secretHash ?? null, certificate ?? null];
      useDatabase(() => insert.run(clientId, tenant, name, JSON.stringify(roles), ...proof, created, revoked ?? null));
    },
    async find(clientId) {
      const row = useDatabase(() => select.get(clientId));
      return row === undefined ? undefined : toApplication(row);
    },
    async list(tenant) {
      const rows = useDatabase(() => (tenant === undefined ? selectAll.all() : selectOfTenant.all(tenant)));
      return rows.map(toApplication);
    },
    async revoke(clientId, revoked) {
      return useDatabase(() => update.run(revoked, clientId).changes === 1);
    },
    async tenantExists(tenant) {
      return useDatabase(() => selectTenant.get(tenant) !== undefined);
    },
  };
}

function toApplication(row: Record<string, unknown>): Application {
  return {
    clientId: row.client_id as string,
    tenant: row.tenant as string,
    name: row.name as string,
    roles: JSON.parse(row.roles as string) as string[],
    ...(row.secret_hash !== null && { secretHash: row.secret_hash as string }),
    ...(row.certificate !== null && { certificate: row.certificate as string }),
    created: row.created as string,
    ...(row.revoked !== null && { revoked: row.revoked as string }),
  };
}
