/** The store as the place of the compiled catalogue, for a synchronisation: whoever answers takes it from there. */

import { formatVersion } from '../../catalog/snapshot.ts';
import type { CatalogPlace } from '../../feed/catalog-place.ts';
import type { StoredCatalog } from '../../store/catalog-store.ts';
import type { Store } from '../../store/store.ts';
import { publishSnapshot, readStoredSnapshot } from '../stored-catalog.ts';

export function catalogInStore({ catalogs }: Store, now: () => Date): CatalogPlace {
  let last: StoredCatalog | undefined;
  return {
    name: catalogs.name,
    async read() {
      last = await catalogs.newest(formatVersion);
      return readStoredSnapshot(catalogs);
    },
    write: (snapshot) => publishSnapshot(catalogs, snapshot, { now: now().getTime(), after: last }),
  };
}
