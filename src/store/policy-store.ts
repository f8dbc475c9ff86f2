/** What a tenant decided about patching, as changes one behind the other: what stands, what stood on a day, and who changed it. */

/** Times are ISO 8601 in UTC. What an entry says is text here: see fleet/policy/. */
export interface PolicyStore {
  /** The last change of each entry up to then, or of all, unless it removed the entry; by kind, then by id. */
  read(tenant: string, upTo?: string): Promise<readonly PolicyEntry[]>;
  /** Newest first, so many at most; of one kind, and of one entry where an id is given. */
  history(tenant: string, kind: string, limit: number, id?: string): Promise<readonly PolicyChange[]>;
  /** False, and nothing is done, where an entry that is not there is to be removed. */
  change(tenant: string, change: PolicyChange): Promise<boolean>;
}

export interface PolicyEntry {
  readonly kind: string;
  readonly id: string;
  readonly content: string;
}

export interface PolicyChange {
  readonly kind: string;
  readonly id: string;
  /** Absent where it removed the entry. */
  readonly content?: string;
  readonly changed: string;
  /** Client id of the application that changed it, or what else did. */
  readonly application: string;
}
