/** Subscriptions and dead letters as every database keeps them: texts and numbers, and null for what is not there. */

import type { DeadNotice, Sla, Subscription, TakenNotice } from './notice-store.ts';

/** A row, its columns in this order. */
export interface SubscriptionRecord {
  readonly id: string;
  readonly tenant: string;
  readonly name: string;
  readonly address: string;
  readonly form: string;
  /** JSON. */
  readonly kinds: string;
  /** JSON. */
  readonly sla: string | null;
  readonly secret: string;
  readonly created: string;
  readonly goneSince: string | null;
  readonly formerSecret: string | null;
  /** There where that is. */
  readonly formerUntil: string | null;
}

/** A row of the queue with its subscription beside it. */
export interface TakenRecord extends SubscriptionRecord {
  readonly noticeId: string;
  readonly kind: string;
  readonly content: string;
  readonly noticeCreated: string;
  readonly tries: number;
}

export type DeadRecord = Omit<DeadNotice, 'lastStatus'> & { readonly lastStatus: number | null };

export function subscriptionRecordOf({ kinds, sla, goneSince, former, ...rest }: Subscription): SubscriptionRecord {
  return {
    ...rest,
    kinds: JSON.stringify(kinds),
    sla: sla === undefined ? null : JSON.stringify(sla),
    goneSince: goneSince ?? null,
    formerSecret: former?.secret ?? null,
    formerUntil: former?.until ?? null,
  };
}

export function toSubscription(record: SubscriptionRecord): Subscription {
  const { id, tenant, name, address, form, kinds, sla, secret, created, goneSince, formerSecret, formerUntil } = record;
  return {
    id,
    tenant,
    name,
    address,
    form,
    kinds: JSON.parse(kinds) as string[],
    ...(sla !== null && { sla: JSON.parse(sla) as Sla }),
    secret,
    ...(formerSecret !== null && formerUntil !== null && { former: { secret: formerSecret, until: formerUntil } }),
    created,
    ...(goneSince !== null && { goneSince }),
  };
}

export function toTakenNotice(record: TakenRecord): TakenNotice {
  const { noticeId: id, kind, content, noticeCreated: created, tries } = record;
  return { id, kind, content, created, tries, subscription: toSubscription(record) };
}

export function toDeadNotice({ lastStatus, ...rest }: DeadRecord): DeadNotice {
  return { ...rest, ...(lastStatus !== null && { lastStatus }) };
}
