/** The compiled catalogue in a store: the newest that this program can read, and another put behind it. */

import { checkSnapshot, formatVersion, otherFormat, versionOfSnapshot } from '../catalog/snapshot.ts';
import { KnownError } from '../errors.ts';
import type { CatalogStore, StoredCatalog } from '../store/catalog-store.ts';
import { endOfDay } from '../store/past-devices.ts';

/** Rejects with a KnownError CatalogMissing, CatalogVersion when all are of other formats, or CatalogDamaged. */
export async function readStoredSnapshot(catalogs: CatalogStore): Promise<Uint8Array> {
  const stored = await catalogs.newest(formatVersion);
  if (stored !== undefined) return checkSnapshot(await catalogs.read(stored), catalogs.name);
  const newest = await catalogs.newest();
  if (newest !== undefined) throw otherFormat(catalogs.name, newest.format);
  throw new KnownError(
    'CatalogMissing',
    `There is no catalogue in ${catalogs.name}. Run \`missingkbs sync\` with the same MISSINGKBS_DATABASE_URL, on any host, to put one there.`,
  );
}

/** The one that answers came from at the end of the day. Rejects with a KnownError ResourceNotFound, or CatalogVersion. */
export async function readSnapshotOfDay(
  catalogs: CatalogStore,
  day: string,
): Promise<{ readonly number: number; readonly snapshot: () => Promise<Uint8Array> }> {
  const stored = await catalogs.at(endOfDay(day));
  if (stored === undefined) {
    throw new KnownError('ResourceNotFound', `No catalogue of ${day} or before is kept: ask by what is known now.`);
  }
  if (stored.format !== formatVersion) throw otherFormat(catalogs.name, stored.format);
  return {
    number: stored.number,
    snapshot: async () => checkSnapshot(await catalogs.read(stored), catalogs.name),
  };
}

/** As `CatalogStore.publish` does. */
export function publishSnapshot(
  catalogs: CatalogStore,
  snapshot: Uint8Array,
  { now, after }: { readonly now: number; readonly after: StoredCatalog | undefined },
): Promise<boolean> {
  const catalog = { version: versionOfSnapshot(snapshot), format: formatVersion, bytes: snapshot };
  return catalogs.publish(catalog, new Date(now).toISOString(), after);
}
