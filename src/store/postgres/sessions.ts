/** Sessions of the page, and the codes that begin them, in PostgreSQL. */

import { type SessionStore, sessionRowOf, toSession } from '../session-store.ts';
import type { Database } from './database.ts';

/** A step of the migrations: once released it never changes. */
export const sessionTable = `
  -- Those that are no session yet are codes.
  CREATE TABLE missingkbs.sessions (
    hash text PRIMARY KEY,
    id text NOT NULL UNIQUE,
    begun boolean NOT NULL,
    account text NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    home text NOT NULL,
    tenant text NOT NULL,
    tenants text,
    created text NOT NULL,
    used text NOT NULL,
    expires text NOT NULL
  );
  CREATE INDEX sessions_by_account ON missingkbs.sessions (account);
  `;

/** Another step. */
export const sessionIdToken = 'ALTER TABLE missingkbs.sessions ADD COLUMN id_token text';

const plainColumns = 'hash, id, account, name, role, home, tenant, tenants, created, used, expires';
const columns = `${plainColumns}, id_token AS "idToken"`;

export function createSessionStore(database: Database): SessionStore {
  return {
    async offer(code) {
      const { hash, id, account, name, role, home, tenant, tenants, created, used, expires, idToken } =
        sessionRowOf(code);
      await database.query(
        `INSERT INTO missingkbs.sessions (begun, ${plainColumns}, id_token)
         VALUES (false, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [hash, id, account, name, role, home, tenant, tenants, created, used, expires, idToken],
      );
    },
    async begin(codeHash, { hash, created, expires }) {
      const { rows } = await database.query(
        `UPDATE missingkbs.sessions SET begun = true, hash = $2, created = $3, used = $3, expires = $4
         WHERE hash = $1 AND NOT begun AND expires COLLATE "C" > $3 RETURNING ${columns}`,
        [codeHash, hash, created, expires],
      );
      return rows.map(toSession)[0];
    },
    async find(hash) {
      const { rows } = await database.query(`SELECT ${columns} FROM missingkbs.sessions WHERE hash = $1 AND begun`, [
        hash,
      ]);
      return rows.map(toSession)[0];
    },
    async list(now, home) {
      const { rows } = await database.query(
        `SELECT ${columns} FROM missingkbs.sessions
         WHERE begun AND expires COLLATE "C" > $1 AND ($2::text IS NULL OR home = $2) ORDER BY created, id`,
        [now, home ?? null],
      );
      return rows.map(toSession);
    },
    async use(hash, used, expires) {
      await database.query('UPDATE missingkbs.sessions SET used = $1, expires = $2 WHERE hash = $3', [
        used,
        expires,
        hash,
      ]);
    },
    async moveTo(hash, tenant) {
      await database.query('UPDATE missingkbs.sessions SET tenant = $1 WHERE hash = $2', [tenant, hash]);
    },
    async end(id) {
      const { rowCount } = await database.query('DELETE FROM missingkbs.sessions WHERE id = $1 AND begun', [id]);
      return rowCount === 1;
    },
    async endAll(account) {
      return (await database.query('DELETE FROM missingkbs.sessions WHERE account = $1', [account])).rowCount ?? 0;
    },
    async removeExpired(now) {
      const { rowCount } = await database.query('DELETE FROM missingkbs.sessions WHERE expires COLLATE "C" <= $1', [
        now,
      ]);
      return rowCount ?? 0;
    },
  };
}
