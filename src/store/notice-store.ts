/** Notices in the store: who hears of what, what waits to be sent, what could not be, what was told before. Callers know this file and store.ts. */

export interface NoticeStore {
  subscribe(subscription: Subscription): Promise<void>;
  /** By creation, oldest first; of one tenant, or of all. */
  subscriptions(tenant?: string): Promise<readonly Subscription[]>;
  /** Its name, address, form, kinds, SLA and whether it is gone are as given from then on. False when the tenant has no such subscription. */
  changeSubscription(subscription: Subscription): Promise<boolean>;
  /** False when the tenant has no such subscription. What waits for it, and its dead letters, go with it. */
  unsubscribe(tenant: string, id: string): Promise<boolean>;
  /** Its receiver says that it is gone: what waits for it dies with the reason. */
  switchOff(id: string, since: string, reason: string): Promise<void>;
  switchOn(id: string): Promise<void>;
  /** The secret that was there signs beside the new one until then, and without that no more. False when the tenant has no such subscription. */
  replaceSecret(tenant: string, id: string, secret: string, formerUntil?: string): Promise<boolean>;

  /** What was told of a topic. */
  told(tenant: string, topic: string): Promise<readonly string[]>;
  /** Remembers what is told and puts the notices into the queue, all or nothing: false, and nothing is done, when one of the marks was there. */
  tell(told: Told, notices: readonly NewNotice[]): Promise<boolean>;
  /** What was told of the topic counts as new; to one tenant, or to all. */
  forget(topic: string, tenant?: string): Promise<void>;

  /**
   * Takes up to `most` notices that are due, each for one caller: for others it is due again at `until`, which is when it
   * comes back if this caller is killed. A take counts as a try. Times are milliseconds.
   */
  take(now: number, until: number, most: number): Promise<readonly TakenNotice[]>;
  delivered(id: string): Promise<void>;
  /** Waits until `due`, and without that is dead. */
  failed(id: string, failure: Failure, due?: number): Promise<void>;

  /** Those of a tenant that are dead, the one that died last first. */
  dead(tenant: string): Promise<readonly DeadNotice[]>;
  /** Dead ones of the tenant, all of them without an id, are due at `now` and have all their tries again. How many. */
  revive(tenant: string, now: number, id?: string): Promise<number>;
  /** Those that died before go. How many. */
  removeDead(before: string): Promise<number>;
  /** Of all tenants; a kind without any is left out. */
  count(): Promise<readonly NoticeCount[]>;
}

export interface Subscription {
  readonly id: string;
  readonly tenant: string;
  readonly name: string;
  /** A credential in itself where the receiver is Slack or Teams: never logged, never in an answer as a whole. */
  readonly address: string;
  readonly form: string;
  readonly kinds: readonly string[];
  /** What is a breach; there when breaches are among the kinds. */
  readonly sla?: Sla;
  /** "whsec_…", as receivers have it. */
  readonly secret: string;
  /** The secret before, while receivers change to the new one. Its time may be over. */
  readonly former?: FormerSecret;
  readonly created: string;
  /** Its receiver said then that it is gone; it gets nothing since. */
  readonly goneSince?: string;
}

export interface FormerSecret {
  readonly secret: string;
  readonly until: string;
}

export interface Sla {
  readonly severity: string;
  readonly days: number;
}

/** Under a topic a tenant is told of each mark once. */
export interface Told {
  readonly tenant: string;
  readonly topic: string;
  readonly marks: readonly string[];
}

export interface NewNotice {
  /** The receiver's key against doubles. */
  readonly id: string;
  readonly subscription: string;
  readonly kind: string;
  /** JSON. */
  readonly content: string;
  readonly created: string;
  /** Milliseconds. */
  readonly due: number;
}

export interface TakenNotice {
  readonly id: string;
  readonly kind: string;
  readonly content: string;
  readonly created: string;
  /** This one among them. */
  readonly tries: number;
  readonly subscription: Subscription;
}

export interface Failure {
  readonly at: string;
  /** Of the answer, if there was one. */
  readonly status?: number;
  readonly reason: string;
}

export interface DeadNotice {
  readonly id: string;
  readonly subscription: string;
  readonly kind: string;
  readonly created: string;
  readonly died: string;
  readonly tries: number;
  readonly lastStatus?: number;
  readonly lastReason: string;
}

export interface NoticeCount {
  readonly kind: string;
  readonly waiting: number;
  readonly dead: number;
}
