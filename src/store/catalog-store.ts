/** Compiled catalogues in the store. Callers know this file and store.ts. */

/**
 * Compiled catalogues, one behind the other. Servers of one age read one format alone, and of servers of two ages each
 * follows the catalogues of its own, until all are of one age.
 */
export interface CatalogStore {
  /** As messages name the place. */
  readonly name: string;
  /**
   * Puts a catalogue behind the others, all of it or nothing. `after` is the last one of its format, if there is one: false,
   * and nothing is done, when another has come since. One that is the last already stays the one it is.
   */
  publish(catalog: CompiledCatalog, published: string, after: StoredCatalog | undefined): Promise<boolean>;
  /** The last one of a format, or of all. */
  newest(format?: number): Promise<StoredCatalog | undefined>;
  /** The last one that had been published by then, of whatever format. */
  at(instant: string): Promise<StoredCatalog | undefined>;
  /** The bytes as they were published. Rejects with `KnownError` StoreUnavailable when there is no such catalogue. */
  read(catalog: StoredCatalog): Promise<Uint8Array>;
  /** Calls whenever another may have been published, by whomever, as long as the store is open. Only where hosts share it. */
  watch?(look: () => void): void;
}

export interface CompiledCatalog {
  /** Of its content. */
  readonly version: string;
  /** Of its bytes: see catalog/snapshot.ts. */
  readonly format: number;
  readonly bytes: Uint8Array;
}

export interface StoredCatalog {
  /** Rises by one from each to the next. */
  readonly number: number;
  readonly version: string;
  readonly format: number;
  /** ISO 8601 in UTC. */
  readonly published: string;
}
