/** Keys of our own token service, in SQLite. */

import type { DatabaseSync } from 'node:sqlite';
import type { SigningKeyStore } from '../store.ts';
import { useDatabase } from './database.ts';

export function createSigningKeyStore(database: DatabaseSync): SigningKeyStore {
  const insert = database.prepare('INSERT INTO signing_keys (kid, private_jwk, created) VALUES (?, ?, ?)');
  const selectAll = database.prepare('SELECT kid, private_jwk, created FROM signing_keys ORDER BY created DESC, kid');

  return {
    async add({ kid, privateJwk, created }) {
      useDatabase(() => insert.run(kid, privateJwk, created));
    },
    async list() {
      return useDatabase(() => selectAll.all()).map((row) => ({
        kid: row.kid as string,
        privateJwk: row.private_jwk as string,
        created: row.created as string,
      }));
    },
  };
}
