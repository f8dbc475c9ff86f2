/** Compiled catalogues, in PostgreSQL, from where every server takes them. */

import { packCatalog, unpackCatalog } from '../catalog-bytes.ts';
import type { CatalogStore, StoredCatalog } from '../catalog-store.ts';
import { noSuchCatalog } from '../store-failure.ts';
import type { Database } from './database.ts';
import type { Listener } from './listener.ts';

const channel = 'missingkbs_catalog';

const selectCatalogs = 'SELECT number, version, format, published FROM missingkbs.catalogs';

/** Of two at once one finds the number taken, and puts in nothing. */
const insertCatalog = `
  INSERT INTO missingkbs.catalogs (number, version, format, published, packed)
  SELECT coalesce(max(number), 0) + 1, $1, $2::bigint, $3, $4 FROM missingkbs.catalogs
  HAVING coalesce(max(number) FILTER (WHERE format = $2), 0) = $5
  ON CONFLICT DO NOTHING`;

export function createCatalogStore(database: Database, listener: Listener): CatalogStore {
  const looks: (() => void)[] = [];
  const lookAll = () => {
    for (const look of looks) look();
  };
  listener.on(channel, lookAll);
  listener.onGap(lookAll);

  async function find(condition: string, values: readonly unknown[]): Promise<StoredCatalog | undefined> {
    const { rows } = await database.query(`${selectCatalogs} ${condition} ORDER BY number DESC LIMIT 1`, values);
    return rows.map(({ published, ...row }) => ({ ...row, published: published.toISOString() }))[0];
  }

  return {
    name: database.name,
    async publish({ version, format, bytes }, published, after) {
      if (after?.version === version) return (await this.newest(format))?.number === after.number;
      const packed = packCatalog(bytes);
      return database.transaction(async (query) => {
        const { rowCount } = await query(insertCatalog, [version, format, published, packed, after?.number ?? 0]);
        await query('SELECT pg_notify($1, $2)', [channel, version]);
        return rowCount === 1;
      });
    },
    newest: (format) => (format === undefined ? find('', []) : find('WHERE format = $1', [format])),
    at: (instant) => find('WHERE published <= $1', [instant]),
    async read({ number }) {
      const { rows } = await database.query('SELECT packed FROM missingkbs.catalogs WHERE number = $1', [number]);
      if (rows[0] === undefined) throw noSuchCatalog(number);
      return unpackCatalog(rows[0].packed);
    },
    watch: (look) => void looks.push(look),
  };
}
