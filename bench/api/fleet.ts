/** The made-up fleet that servers are asked about, stored once, with the ids of its devices in a file for whoever asks, and a token to ask with. */

import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createApplication } from '../../src/access/applications.ts';
import type { Role } from '../../src/access/roles.ts';
import { startServer } from '../../src/api/start.ts';
import { catalogInStore } from '../../src/api/sync/catalog-in-store.ts';
import type { MachineId } from '../../src/brand.ts';
import type { Catalog } from '../../src/catalog/model.ts';
import { readCatalog, readSnapshot } from '../../src/catalog/snapshot.ts';
import { readSettings } from '../../src/config.ts';
import { syncFromFolder } from '../../src/feed/sync.ts';
import { createFleet } from '../../src/fleet/fleet.ts';
import type { Inventory } from '../../src/inventory/model.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { fetchToken } from '../../test/builders/fetch-token.ts';

export const tenant = 'bench.example';

export interface FleetPlace {
  /** Of the data; the store of SQLite lies in it. */
  readonly folder: string;
  readonly databaseUrl?: string;
}

export interface FleetOptions {
  readonly devices: number;
  readonly states?: number;
  /** The recorded feed instead of the samples: see MISSINGKBS_SHARED. */
  readonly wholeFeed?: boolean;
}

/** Limits that are on, and that no bench reaches. */
export const farLimits = { MISSINGKBS_LIMIT_PER_MINUTE: '10000000', MISSINGKBS_LIMIT_PER_HOUR: '10000000' };

const batch = 10_000;
const idBytes = 20;

/** Fills the place, unless that was done before in a folder that has been kept, and gives a token that lives for an hour. */
export async function prepareFleet(place: FleetPlace, options: FleetOptions): Promise<string> {
  const filled = place.databaseUrl === undefined && existsSync(idsFile(place));
  const store = await openStore(readSettings(environmentOf(place)));
  try {
    const catalog = await placeCatalog(place, store, options.wholeFeed ?? false);
    if (!filled) await storeFleet(place, store, catalog, options);
    return await tokenFor(place, store);
  } finally {
    await store.close();
  }
}

/** For `readSettings`. */
export function environmentOf({ folder, databaseUrl }: FleetPlace): Record<string, string> {
  return {
    MISSINGKBS_DATA: folder,
    MISSINGKBS_PORT: '0',
    MISSINGKBS_LOG_LEVEL: 'silent',
    ...(databaseUrl !== undefined && { MISSINGKBS_DATABASE_URL: databaseUrl }),
  };
}

/** Of the device with this number. The file is kept as bytes: a million texts would be 100 MB. */
export function readIds(folder: string): (device: number) => MachineId {
  const ids = readFileSync(idsFile({ folder }));
  return (device) => ids.toString('hex', device * idBytes, (device + 1) * idBytes) as MachineId;
}

export function pathOf(id: MachineId): string {
  return `/api/machines/${id}/getmissingkbs`;
}

/** With PostgreSQL it goes into the store as well, from where the servers take it. */
export async function placeCatalog({ folder }: FleetPlace, store: Store, wholeFeed: boolean): Promise<Catalog> {
  const root = resolve(import.meta.dirname, '../..');
  const shared = resolve(root, process.env.MISSINGKBS_SHARED ?? '../shared');
  const catalogFile = join(folder, 'catalog.bin');
  const feed = wholeFeed ? join(shared, 'msrc/cvrf') : join(root, 'samples/catalog');
  if (!existsSync(catalogFile)) await syncFromFolder({ folder: feed, catalogFile });
  if (store.capabilities.sharedBetweenHosts) {
    const place = catalogInStore(store, () => new Date());
    await place.write(readSnapshot(catalogFile));
  }
  return readCatalog(catalogFile);
}

/** As of noon of the day on which the last updates of the catalogue came out, when most devices lack them. */
function momentOf({ documents }: Catalog): Date {
  const newest = documents.map(({ initialRelease }) => initialRelease.slice(0, 10)).toSorted();
  return new Date(`${newest.at(-1)}T12:00:00Z`);
}

/** Gives the seconds that the store took; what making the fleet takes is not among them. */
export async function storeFleet(
  place: FleetPlace,
  store: Store,
  catalog: Catalog,
  options: FleetOptions,
): Promise<number> {
  const { devices, states } = options;
  const fleet = createFleet(catalog, { devices, tenants: [tenant], ...(states !== undefined && { states }) });
  const now = fleet.at(momentOf(catalog));
  const seen = new Date().toISOString();
  let ms = 0;
  await pipeline(Readable.from(storeBatches()), createWriteStream(idsFile(place)));
  return ms / 1000;

  async function* storeBatches(): AsyncGenerator<Buffer> {
    for (let from = 0; from < devices; from += batch) {
      const part: Inventory[] = [...now.inventories(from, Math.min(devices, from + batch))];
      const started = performance.now();
      await store.devices.saveAll(tenant, part, seen);
      ms += performance.now() - started;
      yield Buffer.from(part.map(({ id }) => id).join(''), 'hex');
    }
  }
}

/** Of an application that is made for it, and so has made no call yet. */
export async function tokenFor(place: FleetPlace, store: Store): Promise<string> {
  const settings = readSettings(environmentOf(place));
  const roles: Role[] = ['Software.Read.All', 'Machine.Read.All', 'Machine.ReadWrite.All', 'Vulnerability.Read.All'];
  const application = await createApplication(store, { tenant, roles });
  const server = await startServer({ settings, store });
  try {
    return await fetchToken(server.url, tenant, application);
  } finally {
    await server.close();
  }
}

function idsFile({ folder }: Pick<FleetPlace, 'folder'>): string {
  return join(folder, 'ids.bin');
}
