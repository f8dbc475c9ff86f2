/** Synchronisations in the store: which is under way, and what is to be told of it, the same by every server. Callers know this file and store.ts. */

/** Times are those of the database's clock, the one that all servers share. */
export interface SyncStore {
  /** False, and nothing is done, when one of that name is under way: begun, not ended, and heard of within the last `silentMs`. */
  begin(name: string, run: string, told: string, silentMs: number): Promise<boolean>;
  /** False, and nothing is done, when another one has begun since. */
  tell(name: string, run: string, told: string): Promise<boolean>;
  /** It is under way no more. False, and nothing is done, when another one has begun since. */
  end(name: string, run: string, told: string): Promise<boolean>;
  /** The last one of each name, by name. */
  list(): Promise<readonly ToldSync[]>;
}

export interface ToldSync {
  readonly name: string;
  /** JSON. */
  readonly told: string;
  /** How long ago it was told; absent once it has ended. */
  readonly silentMs?: number;
}
