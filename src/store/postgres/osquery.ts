/** Agents of osquery, in PostgreSQL. */

import { toNode, toSecret } from '../osquery-record.ts';
import type { OsqueryStore } from '../osquery-store.ts';
import type { Database } from './database.ts';

/** A step of the migrations: once released it never changes. */
export const osqueryTables = `
  CREATE TABLE missingkbs.osquery_secrets (
    id text PRIMARY KEY,
    tenant text NOT NULL,
    name text NOT NULL,
    secret_hash text NOT NULL,
    created text NOT NULL,
    revoked text
  );

  CREATE TABLE missingkbs.osquery_nodes (
    key_hash text PRIMARY KEY,
    tenant text NOT NULL,
    machine_id text NOT NULL,
    dns_name text NOT NULL,
    host text NOT NULL,
    platform text,
    enrolled text NOT NULL,
    seen text NOT NULL,
    asked text,
    answered text,
    UNIQUE (tenant, machine_id, host)
  );

  CREATE TABLE missingkbs.osquery_results (
    key_hash text NOT NULL REFERENCES missingkbs.osquery_nodes (key_hash) ON DELETE CASCADE,
    query text NOT NULL,
    taken text NOT NULL,
    packed bytea NOT NULL,
    PRIMARY KEY (key_hash, query)
  );
  ALTER TABLE missingkbs.osquery_results ALTER COLUMN packed SET STORAGE EXTERNAL;
  `;

const selectSecrets = `
  SELECT id, tenant, name, secret_hash AS "secretHash", created, revoked FROM missingkbs.osquery_secrets`;

const selectNodes = `
  SELECT key_hash AS "keyHash", tenant, machine_id AS machine, dns_name AS "computerDnsName", host, platform, enrolled,
    seen, asked, answered
  FROM missingkbs.osquery_nodes`;

export function createOsqueryStore(database: Database): OsqueryStore {
  return { ...secretsOf(database), ...nodesOf(database), ...resultsOf(database) };
}

function secretsOf({
  query,
}: Database): Pick<OsqueryStore, 'addSecret' | 'findSecret' | 'listSecrets' | 'revokeSecret'> {
  return {
    async addSecret({ id, tenant, name, secretHash, created, revoked }) {
      await query(
        `INSERT INTO missingkbs.osquery_secrets (id, tenant, name, secret_hash, created, revoked)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [id, tenant, name, secretHash, created, revoked ?? null],
      );
    },
    async findSecret(id) {
      const { rows } = await query(`${selectSecrets} WHERE id = $1`, [id]);
      return rows.map(toSecret)[0];
    },
    async listSecrets(tenant) {
      const { rows } = await query(
        `${selectSecrets} WHERE $1::text IS NULL OR tenant = $1 ORDER BY created, id COLLATE "C"`,
        [tenant ?? null],
      );
      return rows.map(toSecret);
    },
    async revokeSecret(id, revoked) {
      const { rowCount } = await query(
        'UPDATE missingkbs.osquery_secrets SET revoked = coalesce(revoked, $1) WHERE id = $2',
        [revoked, id],
      );
      return rowCount === 1;
    },
  };
}

function nodesOf({
  query,
  transaction,
}: Database): Pick<OsqueryStore, 'putNode' | 'findNode' | 'listNodes' | 'markNode' | 'removeNodes' | 'removeUnseen'> {
  return {
    async putNode(node) {
      const { keyHash, tenant, machine, computerDnsName, host, platform, enrolled, seen, asked, answered } = node;
      const times = [enrolled, seen, asked ?? null, answered ?? null];
      // Of two enrolments at once the second waits for the first, and takes its place.
      await transaction(async (run) => {
        await run('SELECT pg_advisory_xact_lock(hashtext($1))', [`osquery ${tenant} ${machine} ${host}`]);
        await run('DELETE FROM missingkbs.osquery_nodes WHERE tenant = $1 AND machine_id = $2 AND host = $3', [
          tenant,
          machine,
          host,
        ]);
        await run(
          `INSERT INTO missingkbs.osquery_nodes
             (key_hash, tenant, machine_id, dns_name, host, platform, enrolled, seen, asked, answered)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
          [keyHash, tenant, machine, computerDnsName, host, platform ?? null, ...times],
        );
      });
    },
    async findNode(keyHash) {
      const { rows } = await query(`${selectNodes} WHERE key_hash = $1`, [keyHash]);
      return rows.map(toNode)[0];
    },
    async listNodes(tenant) {
      const { rows } = await query(`${selectNodes} WHERE tenant = $1 ORDER BY dns_name COLLATE "C", host COLLATE "C"`, [
        tenant,
      ]);
      return rows.map(toNode);
    },
    async markNode(keyHash, { seen, asked, answered }) {
      await query(
        `UPDATE missingkbs.osquery_nodes
         SET seen = coalesce($1, seen), asked = coalesce($2, asked), answered = coalesce($3, answered)
         WHERE key_hash = $4`,
        [seen ?? null, asked ?? null, answered ?? null, keyHash],
      );
    },
    async removeNodes(tenant, machine) {
      const { rowCount } = await query('DELETE FROM missingkbs.osquery_nodes WHERE tenant = $1 AND machine_id = $2', [
        tenant,
        machine,
      ]);
      return rowCount ?? 0;
    },
    async removeUnseen(before) {
      const { rowCount } = await query('DELETE FROM missingkbs.osquery_nodes WHERE seen < $1', [before]);
      return rowCount ?? 0;
    },
  };
}

function resultsOf({ query }: Database): Pick<OsqueryStore, 'keepResult' | 'keptResults' | 'dropResults'> {
  return {
    async keepResult(keyHash, result) {
      await query(
        `INSERT INTO missingkbs.osquery_results AS kept (key_hash, query, taken, packed)
         SELECT key_hash, $2, $3, $4 FROM missingkbs.osquery_nodes WHERE key_hash = $1
         ON CONFLICT (key_hash, query) DO UPDATE SET taken = excluded.taken, packed = excluded.packed
           WHERE excluded.taken >= kept.taken`,
        [keyHash, result.query, result.taken, result.packed],
      );
    },
    async keptResults(keyHash) {
      const { rows } = await query(
        'SELECT query, taken, packed FROM missingkbs.osquery_results WHERE key_hash = $1 ORDER BY query COLLATE "C"',
        [keyHash],
      );
      return rows;
    },
    async dropResults(keyHash) {
      await query('DELETE FROM missingkbs.osquery_results WHERE key_hash = $1', [keyHash]);
    },
  };
}
