/** Applications that may ask for tokens, in PostgreSQL. */

import { applicationRecordOf, secretsText, toApplication } from '../application-record.ts';
import type { ApplicationStore } from '../store.ts';
import type { Database } from './database.ts';

const selectApplications = `
  SELECT client_id AS "clientId", tenant, name, roles, secrets, certificate, created, revoked
  FROM missingkbs.applications`;

export function createApplicationStore(database: Database): ApplicationStore {
  return {
    async add(application) {
      const { clientId, tenant, name, roles, secrets, certificate, created, revoked } =
        applicationRecordOf(application);
      await database.query(
        `INSERT INTO missingkbs.applications (client_id, tenant, name, roles, secrets, certificate, created, revoked)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [clientId, tenant, name, roles, secrets, certificate, created, revoked],
      );
    },
    async find(clientId) {
      const { rows } = await database.query(`${selectApplications} WHERE client_id = $1`, [clientId]);
      return rows.map(toApplication)[0];
    },
    async list(tenant) {
      const { rows } = await database.query(
        `${selectApplications} WHERE $1::text IS NULL OR tenant = $1 ORDER BY created, client_id`,
        [tenant ?? null],
      );
      return rows.map(toApplication);
    },
    async revoke(clientId, revoked) {
      const { rowCount } = await database.query(
        'UPDATE missingkbs.applications SET revoked = coalesce(revoked, $1) WHERE client_id = $2',
        [revoked, clientId],
      );
      return rowCount === 1;
    },
    async replaceSecrets(clientId, before, after) {
      const { rowCount } = await database.query(
        'UPDATE missingkbs.applications SET secrets = $1 WHERE client_id = $2 AND secrets IS NOT DISTINCT FROM $3',
        [secretsText(after), clientId, secretsText(before)],
      );
      return rowCount === 1;
    },
    async tenantExists(tenant) {
      const { rows } = await database.query('SELECT 1 FROM missingkbs.applications WHERE tenant = $1 LIMIT 1', [
        tenant,
      ]);
      return rows.length > 0;
    },
  };
}
