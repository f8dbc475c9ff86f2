/** Applications that may ask for tokens, in SQLite. */

import type { DatabaseSync } from 'node:sqlite';
import { type ApplicationRecord, applicationRecordOf, secretsText, toApplication } from '../application-record.ts';
import type { Application, ApplicationStore } from '../store.ts';
import { useDatabase } from './database.ts';

const selectApplication = `
  SELECT client_id AS clientId, tenant, name, roles, secrets, certificate, created, revoked
  FROM applications`;

export function createApplicationStore(database: DatabaseSync): ApplicationStore {
  const insert = database.prepare(
    `INSERT INTO applications (client_id, tenant, name, roles, secrets, certificate, created, revoked)
     VALUES (:clientId, :tenant, :name, :roles, :secrets, :certificate, :created, :revoked)`,
  );
  const select = database.prepare(`${selectApplication} WHERE client_id = ?`);
  const selectAll = database.prepare(`${selectApplication} ORDER BY created, client_id`);
  const selectOfTenant = database.prepare(`${selectApplication} WHERE tenant = ? ORDER BY created, client_id`);
  const update = database.prepare('UPDATE applications SET revoked = coalesce(revoked, ?) WHERE client_id = ?');
  const replaceSecrets = database.prepare(
    'UPDATE applications SET secrets = :after WHERE client_id = :clientId AND secrets IS :before',
  );
  const selectTenant = database.prepare('SELECT 1 FROM applications WHERE tenant = ? LIMIT 1');

  return {
    async add(application) {
      useDatabase(() => insert.run({ ...applicationRecordOf(application) }));
    },
    async find(clientId) {
      const row = useDatabase(() => select.get(clientId));
      return row === undefined ? undefined : applicationOf(row);
    },
    async list(tenant) {
      const rows = useDatabase(() => (tenant === undefined ? selectAll.all() : selectOfTenant.all(tenant)));
      return rows.map(applicationOf);
    },
    async revoke(clientId, revoked) {
      return useDatabase(() => update.run(revoked, clientId).changes === 1);
    },
    async replaceSecrets(clientId, before, after) {
      const change = { clientId, before: secretsText(before), after: secretsText(after) };
      return useDatabase(() => replaceSecrets.run(change).changes === 1);
    },
    async tenantExists(tenant) {
      return useDatabase(() => selectTenant.get(tenant) !== undefined);
    },
  };
}

function applicationOf(row: unknown): Application {
  return toApplication(row as ApplicationRecord);
}
