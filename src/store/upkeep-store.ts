/** What goes from the store in time. Callers know this file and store.ts. */

/** What goes in time, of all tenants. Each method says how many rows it took or changed. */
export interface UpkeepStore {
  /** Devices that were last seen before. */
  removeUnseen(before: string): Promise<number>;
  /** What no history needs to tell of any later time. */
  trimHistories(before: string): Promise<number>;
  /** States that no device is in or was in, and nobody has put since, by the database's clock: see lasting.ts. */
  removeUnusedStates(before: string): Promise<number>;
  /** The same for what no device reports beside its state any more. */
  removeUnusedDetails(before: string): Promise<number>;
  /** Sets of tags that no device has any more. */
  removeUnusedTagSets(): Promise<number>;
  /** Catalogues that a newer one of their format had replaced before. */
  removeCatalogs(before: string): Promise<number>;
}
