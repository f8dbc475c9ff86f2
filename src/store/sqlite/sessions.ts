/** Sessions of the page, and the codes that begin them, in SQLite. */

import type { DatabaseSync } from 'node:sqlite';
import { type SessionRow, type SessionStore, sessionRowOf, toSession } from '../session-store.ts';
import { useDatabase } from './database.ts';

/** A step of the migrations: once released it never changes. */
export const sessionTable = `
  -- Those that are no session yet are codes.
  CREATE TABLE sessions (
    hash TEXT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    begun INTEGER NOT NULL,
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    home TEXT NOT NULL,
    tenant TEXT NOT NULL,
    tenants TEXT,
    created TEXT NOT NULL,
    used TEXT NOT NULL,
    expires TEXT NOT NULL
  ) STRICT;
  CREATE INDEX sessions_by_account ON sessions (account);
  `;

/** Another step. */
export const sessionIdToken = 'ALTER TABLE sessions ADD COLUMN id_token TEXT';

const plainColumns = 'hash, id, account, name, role, home, tenant, tenants, created, used, expires';
const columns = `${plainColumns}, id_token AS idToken`;

export function createSessionStore(database: DatabaseSync): SessionStore {
  const insert = database.prepare(
    `INSERT INTO sessions (begun, ${plainColumns}, id_token)
     VALUES (0, :hash, :id, :account, :name, :role, :home, :tenant, :tenants, :created, :used, :expires, :idToken)`,
  );
  const begin = database.prepare(
    `UPDATE sessions SET begun = 1, hash = :hash, created = :created, used = :created, expires = :expires
     WHERE hash = :codeHash AND begun = 0 AND expires > :created RETURNING ${columns}`,
  );
  const select = database.prepare(`SELECT ${columns} FROM sessions WHERE hash = ? AND begun = 1`);
  const selectAll = database.prepare(
    `SELECT ${columns} FROM sessions WHERE begun = 1 AND expires > ? AND home = coalesce(?, home) ORDER BY created, id`,
  );
  const use = database.prepare('UPDATE sessions SET used = ?, expires = ? WHERE hash = ?');
  const move = database.prepare('UPDATE sessions SET tenant = ? WHERE hash = ?');
  const end = database.prepare('DELETE FROM sessions WHERE id = ? AND begun = 1');
  const endAll = database.prepare('DELETE FROM sessions WHERE account = ?');
  const removeExpired = database.prepare('DELETE FROM sessions WHERE expires <= ?');

  return {
    async offer(code) {
      useDatabase(() => insert.run({ ...sessionRowOf(code) }));
    },
    async begin(codeHash, session) {
      return sessionOf(useDatabase(() => begin.get({ codeHash, ...session })));
    },
    async find(hash) {
      return sessionOf(useDatabase(() => select.get(hash)));
    },
    async list(now, home) {
      const rows = useDatabase(() => selectAll.all(now, home ?? null)) as unknown as SessionRow[];
      return rows.map((row) => toSession({ ...row }));
    },
    async use(hash, used, expires) {
      useDatabase(() => use.run(used, expires, hash));
    },
    async moveTo(hash, tenant) {
      useDatabase(() => move.run(tenant, hash));
    },
    async end(id) {
      return useDatabase(() => end.run(id).changes === 1);
    },
    async endAll(account) {
      return useDatabase(() => Number(endAll.run(account).changes));
    },
    async removeExpired(now) {
      return useDatabase(() => Number(removeExpired.run(now).changes));
    },
  };
}

function sessionOf(row: unknown) {
  return row === undefined ? undefined : toSession({ ...(row as SessionRow) });
}
