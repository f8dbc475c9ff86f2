/** Agents of osquery, in SQLite. */

import type { DatabaseSync } from 'node:sqlite';
import { type NodeRecord, type SecretRecord, toNode, toSecret } from '../osquery-record.ts';
import type { KeptResult, OsqueryStore } from '../osquery-store.ts';
import { inTransaction, useDatabase } from './database.ts';

/** A step of the migrations: once released it never changes. */
export const osqueryTables = `
  CREATE TABLE osquery_secrets (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    name TEXT NOT NULL,
    secret_hash TEXT NOT NULL,
    created TEXT NOT NULL,
    revoked TEXT
  ) STRICT;

  CREATE TABLE osquery_nodes (
    key_hash TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    machine_id TEXT NOT NULL,
    dns_name TEXT NOT NULL,
    host TEXT NOT NULL,
    platform TEXT,
    enrolled TEXT NOT NULL,
    seen TEXT NOT NULL,
    asked TEXT,
    answered TEXT,
    UNIQUE (tenant, machine_id, host)
  ) STRICT;

  CREATE TABLE osquery_results (
    key_hash TEXT NOT NULL REFERENCES osquery_nodes (key_hash) ON DELETE CASCADE,
    query TEXT NOT NULL,
    taken TEXT NOT NULL,
    packed BLOB NOT NULL,
    PRIMARY KEY (key_hash, query)
  ) STRICT;
  `;

const selectSecrets = 'SELECT id, tenant, name, secret_hash AS secretHash, created, revoked FROM osquery_secrets';

const selectNodes = `
  SELECT key_hash AS keyHash, tenant, machine_id AS machine, dns_name AS computerDnsName, host, platform, enrolled, seen,
    asked, answered
  FROM osquery_nodes`;

export function createOsqueryStore(database: DatabaseSync): OsqueryStore {
  return { ...secretsOf(database), ...nodesOf(database), ...resultsOf(database) };
}

function secretsOf(
  database: DatabaseSync,
): Pick<OsqueryStore, 'addSecret' | 'findSecret' | 'listSecrets' | 'revokeSecret'> {
  const insert = database.prepare(
    'INSERT INTO osquery_secrets (id, tenant, name, secret_hash, created, revoked) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const select = database.prepare(`${selectSecrets} WHERE id = ?`);
  const selectAll = database.prepare(`${selectSecrets} WHERE ?1 IS NULL OR tenant = ?1 ORDER BY created, id`);
  const update = database.prepare('UPDATE osquery_secrets SET revoked = coalesce(revoked, ?) WHERE id = ?');
  const secretOf = (row: unknown) => toSecret(row as SecretRecord);

  return {
    async addSecret({ id, tenant, name, secretHash, created, revoked }) {
      useDatabase(() => insert.run(id, tenant, name, secretHash, created, revoked ?? null));
    },
    async findSecret(id) {
      const row = useDatabase(() => select.get(id));
      return row === undefined ? undefined : secretOf(row);
    },
    async listSecrets(tenant) {
      return useDatabase(() => selectAll.all(tenant ?? null)).map(secretOf);
    },
    async revokeSecret(id, revoked) {
      return useDatabase(() => update.run(revoked, id).changes === 1);
    },
  };
}

function nodesOf(
  database: DatabaseSync,
): Pick<OsqueryStore, 'putNode' | 'findNode' | 'listNodes' | 'markNode' | 'removeNodes' | 'removeUnseen'> {
  const remove = database.prepare('DELETE FROM osquery_nodes WHERE tenant = ? AND machine_id = ? AND host = ?');
  const insert = database.prepare(
    `INSERT INTO osquery_nodes
       (key_hash, tenant, machine_id, dns_name, host, platform, enrolled, seen, asked, answered)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const select = database.prepare(`${selectNodes} WHERE key_hash = ?`);
  const selectOfTenant = database.prepare(`${selectNodes} WHERE tenant = ? ORDER BY dns_name, host`);
  const mark = database.prepare(
    `UPDATE osquery_nodes SET seen = coalesce(?, seen), asked = coalesce(?, asked), answered = coalesce(?, answered)
     WHERE key_hash = ?`,
  );
  const removeOfMachine = database.prepare('DELETE FROM osquery_nodes WHERE tenant = ? AND machine_id = ?');
  const removeSeenBefore = database.prepare('DELETE FROM osquery_nodes WHERE seen < ?');
  const nodeOf = (row: unknown) => toNode(row as NodeRecord);

  return {
    async putNode(node) {
      const { keyHash, tenant, machine, computerDnsName, host, platform, enrolled, seen, asked, answered } = node;
      const values = [platform ?? null, enrolled, seen, asked ?? null, answered ?? null] as const;
      await inTransaction(database, () => {
        remove.run(tenant, machine, host);
        insert.run(keyHash, tenant, machine, computerDnsName, host, ...values);
      });
    },
    async findNode(keyHash) {
      const row = useDatabase(() => select.get(keyHash));
      return row === undefined ? undefined : nodeOf(row);
    },
    async listNodes(tenant) {
      return useDatabase(() => selectOfTenant.all(tenant)).map(nodeOf);
    },
    async markNode(keyHash, { seen, asked, answered }) {
      await inTransaction(database, () => mark.run(seen ?? null, asked ?? null, answered ?? null, keyHash));
    },
    removeNodes: (tenant, machine) =>
      inTransaction(database, () => Number(removeOfMachine.run(tenant, machine).changes)),
    removeUnseen: (before) => inTransaction(database, () => Number(removeSeenBefore.run(before).changes)),
  };
}

function resultsOf(database: DatabaseSync): Pick<OsqueryStore, 'keepResult' | 'keptResults' | 'dropResults'> {
  const keep = database.prepare(
    `INSERT INTO osquery_results (key_hash, query, taken, packed)
     SELECT key_hash, ?, ?, ? FROM osquery_nodes WHERE key_hash = ?
     ON CONFLICT DO UPDATE SET taken = excluded.taken, packed = excluded.packed
       WHERE excluded.taken >= osquery_results.taken`,
  );
  const select = database.prepare('SELECT query, taken, packed FROM osquery_results WHERE key_hash = ? ORDER BY query');
  const drop = database.prepare('DELETE FROM osquery_results WHERE key_hash = ?');

  return {
    async keepResult(keyHash, { query, taken, packed }) {
      await inTransaction(database, () => keep.run(query, taken, packed, keyHash));
    },
    async keptResults(keyHash) {
      return useDatabase(() => select.all(keyHash)).map((row) => ({ ...(row as unknown as KeptResult) }));
    },
    async dropResults(keyHash) {
      await inTransaction(database, () => drop.run(keyHash));
    },
  };
}
