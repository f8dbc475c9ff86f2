/** Keys of our own token service, in PostgreSQL. */

import type { SigningKeyStore } from '../store.ts';
import type { Database } from './database.ts';

export function createSigningKeyStore(database: Database): SigningKeyStore {
  return {
    async add({ kid, privateJwk, created }) {
      await database.query('INSERT INTO missingkbs.signing_keys (kid, private_jwk, created) VALUES ($1, $2, $3)', [
        kid,
        privateJwk,
        created,
      ]);
    },
    async list() {
      const { rows } = await database.query(
        'SELECT kid, private_jwk, created FROM missingkbs.signing_keys ORDER BY created DESC, kid',
      );
      return rows.map((row) => ({
        kid: row.kid as string,
        privateJwk: row.private_jwk as string,
        created: row.created as string,
      }));
    },
  };
}
