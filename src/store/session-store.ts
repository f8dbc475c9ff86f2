/** Who is signed in on the page, and who may sign in with a code that was handed out. Callers know this file and store.ts. */

/** Codes and tokens are kept as hashes alone. Times are ISO 8601 in UTC. */
export interface SessionStore {
  /** A code is a session that nobody has begun yet. */
  offer(code: SessionRecord): Promise<void>;
  /** Puts a session in the place of a code that has not expired by then. Of several who try at once one gets it; undefined for all others. */
  begin(codeHash: string, session: BegunSession): Promise<SessionRecord | undefined>;
  /** Expired or not; a code is none. */
  find(hash: string): Promise<SessionRecord | undefined>;
  /** Those that have not expired by then, oldest first; of one tenant at home, or of all. */
  list(now: string, home?: string): Promise<readonly SessionRecord[]>;
  /** That it was used, and until when it is good therefore. */
  use(hash: string, used: string, expires: string): Promise<void>;
  moveTo(hash: string, tenant: string): Promise<void>;
  /** By its id. False when there is none. */
  end(id: string): Promise<boolean>;
  /** All of an account, and the codes that it was offered. How many there were. */
  endAll(account: string): Promise<number>;
  /** Sessions and codes that had expired by then. How many there were. */
  removeExpired(now: string): Promise<number>;
}

export interface SessionRecord {
  /** SHA-256 of the code or the token, hexadecimal. */
  readonly hash: string;
  /** To name it by; opens nothing. */
  readonly id: string;
  /** Whose it is: sessions of one account end together. */
  readonly account: string;
  /** As people read it. */
  readonly name: string;
  readonly role: string;
  /** Where it began. */
  readonly home: string;
  /** Whose devices it shows now. */
  readonly tenant: string;
  /** Those that it may show; absent for all. */
  readonly tenants?: readonly string[];
  /** Of the issuer that signed the person in; it opens nothing here. */
  readonly idToken?: string;
  readonly created: string;
  readonly used: string;
  readonly expires: string;
}

export interface BegunSession {
  readonly hash: string;
  readonly created: string;
  readonly expires: string;
}

/** A row, its columns in this order. */
export interface SessionRow extends Omit<SessionRecord, 'tenants' | 'idToken'> {
  /** JSON. */
  readonly tenants: string | null;
  readonly idToken: string | null;
}

export function sessionRowOf({ tenants, idToken, ...rest }: SessionRecord): SessionRow {
  return { ...rest, tenants: tenants === undefined ? null : JSON.stringify(tenants), idToken: idToken ?? null };
}

export function toSession({ tenants, idToken, ...rest }: SessionRow): SessionRecord {
  return {
    ...rest,
    ...(tenants !== null && { tenants: JSON.parse(tenants) as string[] }),
    ...(idToken !== null && { idToken }),
  };
}
