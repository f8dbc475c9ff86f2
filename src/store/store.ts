/** What the store keeps, as one interface for every database. Callers know only this file and the interfaces beside it that it names (`lease-store`, `notice-store` …); differences are declared capabilities. */

import type { PatchState } from '../assessment/patch-state.ts';
import type { MachineId } from '../brand.ts';
import type { Inventory } from '../inventory/model.ts';
import type { CatalogStore } from './catalog-store.ts';
import type { DefenderStore } from './defender-store.ts';
import type { DeviceLists, TagSetId } from './device-list.ts';
import type { DeviceRecord } from './device-record.ts';
import type { FigureStore } from './figure-store.ts';
import type { LeaseStore } from './lease-store.ts';
import type { NoticeStore } from './notice-store.ts';
import type { OsqueryStore } from './osquery-store.ts';
import type { PolicyStore } from './policy-store.ts';
import type { SessionStore } from './session-store.ts';
import type { StateId } from './state-id.ts';
import type { SyncStore } from './sync-store.ts';
import type { TagChange } from './tags.ts';
import type { TenantNameStore } from './tenant-name-store.ts';
import type { ThreatListStore } from './threat-list-store.ts';
import type { UpkeepStore } from './upkeep-store.ts';

/** Whatever a database throws, a method rejects with `KnownError` StoreUnavailable. */
export interface Store {
  readonly capabilities: StoreCapabilities;
  readonly devices: DeviceStore;
  readonly history: HistoryStore;
  readonly upkeep: UpkeepStore;
  readonly catalogs: CatalogStore;
  readonly applications: ApplicationStore;
  readonly signingKeys: SigningKeyStore;
  readonly sessions: SessionStore;
  readonly tenantNames: TenantNameStore;
  readonly policy: PolicyStore;
  readonly notices: NoticeStore;
  readonly osquery: OsqueryStore;
  readonly defender: DefenderStore;
  readonly figures: FigureStore;
  readonly syncs: SyncStore;
  /** There where servers on several hosts share the store, and so their limits. */
  readonly leases?: LeaseStore;
  /** There where servers on several hosts share the store; else the lists are files beside the catalogue. */
  readonly threatLists?: ThreatListStore;
  /** Of all tenants. Reads every row once, and lets others in meanwhile: not for each request. */
  count(): Promise<StoreCounts>;
  /** Resolves when the store can answer and be written; rejects with `KnownError` StoreUnavailable. */
  ping(): Promise<void>;
  /** Rejects with `KnownError` StoreUnavailable when what is stored is damaged. "unfinished" when that took longer than it may. */
  check(withinMs: number): Promise<'whole' | 'unfinished'>;
  /** Does the work unless another server on this store is doing work of that name; says whether it did. */
  runAlone(name: string, work: () => Promise<void>): Promise<boolean>;
  /** Spreads the rows over several machines, where the database can; `tell` is given each statement. Servers have to be stopped, and see it at their next start. */
  distribute?(tell: (statement: string) => void): Promise<void>;
  close(): Promise<void>;
}

export interface StoreCapabilities {
  /** Servers on several hosts may open the store at the same time; all answer from the newest of its catalogues. */
  readonly sharedBetweenHosts: boolean;
  /** Rows are spread over several machines: see postgres/distribute.ts. */
  readonly distributed: boolean;
  /** `devices.findStateId` may lag behind the writes of other connections by this time; behind our own it never does. */
  readonly otherWritersSeenAfterMs: number;
}

export interface StoreCounts {
  readonly devices: number;
  /** Those of the past that a history holds among them. */
  readonly states: number;
}

export type { StateId };

/** Everything below `tenant` is of that tenant alone: for every other tenant it does not exist. Tenants are lower case. */
export interface DeviceStore extends DeviceLists {
  /**
   * Adds the device or replaces its inventory, and gives the device as it is stored then. An inventory that was seen before
   * the one that is stored changes nothing, whoever comes first. `seen`, which is now, stands for an inventory that does not
   * say when it was, or says a later time; it becomes `firstSeen` when the device is new.
   */
  save(tenant: string, inventory: Inventory, seen: string): Promise<SavedDevice>;
  /** The same for many devices of one tenant, all or none. Of two inventories of one device seen at one time the later in the list stands. */
  saveAll(tenant: string, inventories: readonly Inventory[], seen: string): Promise<SaveCounts>;
  /** The same of what `recordOf` in device-record.ts made of them. */
  saveRecords(tenant: string, records: readonly DeviceRecord[]): Promise<SaveCounts>;
  /**
   * Gives the device as it is then; undefined when there is none. Inventories never touch tags. Rejects with `KnownError`
   * InvalidInput for more tags than a device may have.
   */
  changeTags(tenant: string, id: MachineId, change: TagChange): Promise<Device | undefined>;
  /** False when there is no such device. Its history and its tags go as well. */
  remove(tenant: string, id: MachineId): Promise<boolean>;
  /** Those that ever had a device, by name. */
  tenants(): Promise<readonly string[]>;
  /** Whether the tenant has any. */
  any(tenant: string): Promise<boolean>;
  find(tenant: string, id: MachineId): Promise<Device | undefined>;
  /** By DNS name in any case; of several devices the one that was seen last, of those again the one with the lowest id. */
  findByDnsName(tenant: string, computerDnsName: string): Promise<Device | undefined>;
  /** The one look-up that every answer costs. */
  findStateId(tenant: string, id: MachineId): Promise<StateId | undefined>;
  /** The same at once, for a store that need not wait: one in the process, or what one elsewhere remembers. Undefined says nothing. */
  recallStateId?(tenant: string, id: MachineId): StateId | undefined;
  /** Rejects with `KnownError` StoreUnavailable when there is no such state. */
  readState(state: StateId): Promise<PatchState>;
  /** Those that are there, by their numbers, as JSON. */
  readStateTexts(states: readonly StateId[]): Promise<ReadonlyMap<StateId, string>>;
  /** All devices of the tenant by what they share, in the order of the states; each device in one group. Reads every row once: not for each request. */
  countGroups(tenant: string): Promise<readonly DeviceGroup[]>;
}

/** Devices that are alike in all that a question about a fleet asks for. */
export interface DeviceGroup {
  readonly state: StateId;
  readonly tags: readonly string[];
  readonly devices: number;
}

export interface SaveCounts {
  readonly created: number;
  readonly replaced: number;
  /** Left out, since what is stored, or stands in the same list, was seen later. */
  readonly outdated: number;
}

/** What was: see device-history.ts. */
export interface HistoryStore {
  /** In which states the device was, oldest first; empty when there is no such device. */
  read(tenant: string, id: MachineId): Promise<readonly StateInterval[]>;
  /** Every device of the tenant, or those behind an id, in the order of their ids; each as it is when its turn comes. */
  each(tenant: string, after?: MachineId): AsyncIterable<DeviceHistory>;
  /** The same of all of them, as pages of history-pages.ts, read by a thread of its own, for which others do not wait; undefined where that is more than so many bytes. Pages of `before` that have not changed are among them, the memory itself. */
  load(
    tenant: string,
    maxBytes: number,
    before?: readonly SharedArrayBuffer[],
  ): Promise<readonly SharedArrayBuffer[] | undefined>;
}

export interface StateInterval {
  readonly state: StateId;
  /** ISO 8601 in UTC. The interval holds its first second and not its last. */
  readonly from: string;
  /** Absent while it lasts. */
  readonly to?: string;
}

export interface DeviceHistory {
  readonly id: MachineId;
  /** Packed. */
  readonly history: Uint8Array;
  /** Absent where the device has no tags. */
  readonly tagSet?: TagSetId;
}

export interface SavedDevice {
  readonly device: Device;
  /** False when the device was there before. */
  readonly created: boolean;
}

export interface Device {
  readonly inventory: Inventory;
  readonly state: StateId;
  /** ISO 8601 in UTC. */
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** Sorted. */
  readonly tags: readonly string[];
}

export interface ApplicationStore {
  add(application: Application): Promise<void>;
  find(clientId: string): Promise<Application | undefined>;
  /** By creation, oldest first; of one tenant, or of all. */
  list(tenant?: string): Promise<readonly Application[]>;
  /** False when there is no such application. A second revocation keeps the first date. */
  revoke(clientId: string, revoked: string): Promise<boolean>;
  /** False, and nothing is done, when its secrets are not those of before any more. */
  replaceSecrets(
    clientId: string,
    before: readonly ApplicationSecret[],
    after: readonly ApplicationSecret[],
  ): Promise<boolean>;
  tenantExists(tenant: string): Promise<boolean>;
}

export interface Application {
  readonly clientId: string;
  readonly tenant: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** Oldest first; any of them is good. An application without one has a certificate. */
  readonly secrets: readonly ApplicationSecret[];
  /** PEM. Whoever holds its private key is the application. */
  readonly certificate?: string;
  readonly created: string;
  readonly revoked?: string;
}

/** See access/secrets.ts; the secret itself is kept nowhere. */
export interface ApplicationSecret {
  readonly hash: string;
  readonly created: string;
}

export interface SigningKeyStore {
  add(key: SigningKey): Promise<void>;
  /** Newest first. */
  list(): Promise<readonly SigningKey[]>;
}

/** A key of our own token service. `privateJwk` is a JSON Web Key as JSON text. */
export interface SigningKey {
  readonly kid: string;
  readonly privateJwk: string;
  readonly created: string;
}
