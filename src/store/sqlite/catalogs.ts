/** Compiled catalogues, in SQLite: what was known when. The one that answers come from is the file in the data folder. */

import type { DatabaseSync } from 'node:sqlite';
import { packCatalog, unpackCatalog } from '../catalog-bytes.ts';
import type { CatalogStore, StoredCatalog } from '../catalog-store.ts';
import { noSuchCatalog } from '../store-failure.ts';
import { inTransaction, useDatabase } from './database.ts';

const selectCatalogs = 'SELECT number, version, format, published FROM catalogs';
const last = 'ORDER BY number DESC LIMIT 1';

export function createCatalogStore(database: DatabaseSync, file: string): CatalogStore {
  const selectNewest = database.prepare(`${selectCatalogs} ${last}`);
  const selectNewestOf = database.prepare(`${selectCatalogs} WHERE format = ? ${last}`);
  const selectAt = database.prepare(`${selectCatalogs} WHERE published <= ? ${last}`);
  const selectPacked = database.prepare('SELECT packed FROM catalogs WHERE number = ?');
  const insert = database.prepare(
    `INSERT INTO catalogs (number, version, format, published, packed)
     VALUES ((SELECT coalesce(max(number), 0) + 1 FROM catalogs), ?, ?, ?, ?)`,
  );

  return {
    name: file,
    async publish({ version, format, bytes }, published, after) {
      // At each start the one that is there already comes again.
      const packed = after?.version === version ? undefined : packCatalog(bytes);
      return inTransaction(database, () => {
        const newest = selectNewestOf.get(format) as unknown as StoredCatalog | undefined;
        if (newest?.number !== after?.number) return false;
        if (packed !== undefined) insert.run(version, format, published, packed);
        return true;
      });
    },
    async newest(format) {
      return catalogOf(useDatabase(() => (format === undefined ? selectNewest.get() : selectNewestOf.get(format))));
    },
    async at(instant) {
      return catalogOf(useDatabase(() => selectAt.get(instant)));
    },
    async read({ number }) {
      const row = useDatabase(() => selectPacked.get(number));
      if (row === undefined) throw noSuchCatalog(number);
      return unpackCatalog(row.packed as Uint8Array);
    },
  };
}

function catalogOf(row: unknown): StoredCatalog | undefined {
  return row === undefined ? undefined : { ...(row as StoredCatalog) };
}
