/** What tenants decided about patching, in SQLite. */

import type { DatabaseSync } from 'node:sqlite';
import type { PolicyChange, PolicyEntry, PolicyStore } from '../policy-store.ts';
import { useDatabase } from './database.ts';

/** A step of the migrations: once released it never changes. */
export const policyTable = `
  CREATE TABLE policy_changes (
    number INTEGER PRIMARY KEY,
    tenant TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    content TEXT,
    changed TEXT NOT NULL,
    application TEXT NOT NULL
  ) STRICT;
  CREATE INDEX policy_changes_by_entry ON policy_changes (tenant, kind, id);
  `;

export function createPolicyStore(database: DatabaseSync): PolicyStore {
  const selectStanding = database.prepare(
    `SELECT kind, id, content FROM policy_changes AS this
     WHERE tenant = $tenant AND content IS NOT NULL AND number = (
       SELECT max(number) FROM policy_changes
       WHERE tenant = this.tenant AND kind = this.kind AND id = this.id AND changed <= $upTo
     ) ORDER BY kind, id`,
  );
  const selectHistory = database.prepare(
    `SELECT kind, id, content, changed, application FROM policy_changes
     WHERE tenant = $tenant AND kind = $kind AND ($id IS NULL OR id = $id) ORDER BY number DESC LIMIT $limit`,
  );
  const insert = database.prepare(
    `INSERT INTO policy_changes (tenant, kind, id, content, changed, application)
     SELECT $tenant, $kind, $id, $content, $changed, $application
     WHERE $content IS NOT NULL OR (
       SELECT content FROM policy_changes WHERE tenant = $tenant AND kind = $kind AND id = $id ORDER BY number DESC LIMIT 1
     ) IS NOT NULL`,
  );

  return {
    async read(tenant, upTo = '9') {
      return useDatabase(() => selectStanding.all({ tenant, upTo })).map(
        (row) => ({ ...row }) as unknown as PolicyEntry,
      );
    },
    async history(tenant, kind, limit, id) {
      return useDatabase(() => selectHistory.all({ tenant, kind, id: id ?? null, limit })).map(
        ({ content, ...change }) => ({ ...change, ...(content !== null && { content }) }) as unknown as PolicyChange,
      );
    },
    async change(tenant, { kind, id, content, changed, application }) {
      const row = { tenant, kind, id, content: content ?? null, changed, application };
      return useDatabase(() => insert.run(row)).changes === 1;
    },
  };
}
