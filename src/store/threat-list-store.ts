/** What a store that several hosts share keeps of the lists that others publish about vulnerabilities. */

/** Lists that others publish about vulnerabilities (KEV, EPSS), the newest of each alone: see threats/. */
export interface ThreatListStore {
  /** As messages name the place of a list. */
  nameOf(list: string): string;
  /** Another one for each list that was put there; undefined while there is none. */
  stamp(list: string): Promise<string | undefined>;
  read(list: string): Promise<Uint8Array | undefined>;
  /** Puts a list there, whole. False, and nothing is done, when another one has come since that stamp. */
  write(list: string, bytes: Uint8Array, after: string | undefined): Promise<boolean>;
  /** Calls whenever there may be another one, as long as the store is open. */
  watch(look: () => void): void;
}
