/** Who hears of what: subscriptions of a tenant, and a test of one. */

import { randomUUID } from 'node:crypto';
import { KnownError } from '../errors.ts';
import type { NoticeHost } from '../notice-hosts.ts';
import type { NoticeStore, Sla, Subscription } from '../store/notice-store.ts';
import { checkAddress, checkForm, checkKinds, checkName, checkSla, shown, wrong } from './check-subscription.ts';
import type { Outcome, PostOptions } from './post.ts';
import { send } from './send.ts';
import { makeNoticeId, makeNoticeSecret } from './sign.ts';
import { breachTopic, topicsOf } from './tell.ts';

export interface NewSubscription {
  readonly tenant: string;
  readonly address: string;
  readonly form: string;
  readonly kinds: readonly string[];
  readonly sla?: Sla;
  readonly name?: string;
}

/** The address stays where none is given: nobody is shown the one that is there. */
export type ChangedSubscription = Omit<NewSubscription, 'address'> & { readonly address?: string };

/** `address` without what may be a credential; no secret is ever among it. */
export type ListedSubscription = Omit<Subscription, 'secret' | 'former' | 'tenant'> & {
  /** Until then the secret before signs as well. */
  readonly formerSecretUntil?: string;
};

/** The secret cannot be shown again. */
export type AddedSubscription = ListedSubscription & { readonly secret: string };

/** The secret cannot be shown again. */
export interface RotatedSecret {
  readonly secret: string;
  /** Until then the secret before signs as well; absent where that ends at once. */
  readonly formerSecretUntil?: string;
}

const mostOfTenant = 20;
/** For how long both secrets sign: a day for whoever does not say, a week at most. */
export const overlapHours = { usual: 24, most: 168 };

/** Throws `KnownError` InvalidInput for what cannot be sent to, or is no kind, no form, no severity. */
export async function addSubscription(
  store: NoticeStore,
  wanted: NewSubscription,
  { hosts, now }: { readonly hosts: readonly NoticeHost[]; readonly now: number },
): Promise<AddedSubscription> {
  const { tenant, name = '' } = wanted;
  const address = checkAddress(wanted.address, hosts);
  const kinds = checkKinds(wanted.kinds);
  if ((await store.subscriptions(tenant)).length >= mostOfTenant) {
    throw wrong(`The tenant has ${mostOfTenant} subscriptions already, which is the most; remove one.`);
  }
  const subscription: Subscription = {
    id: randomUUID(),
    tenant,
    name: checkName(name),
    address,
    form: checkForm(wanted.form),
    kinds,
    ...checkSla(kinds, wanted.sla),
    secret: makeNoticeSecret(),
    created: new Date(now).toISOString(),
  };
  await store.subscribe(subscription);
  return { ...listed(subscription, now), secret: subscription.secret };
}

export async function listSubscriptions(
  store: NoticeStore,
  tenant: string,
  now: number,
): Promise<readonly ListedSubscription[]> {
  return (await store.subscriptions(tenant)).map((subscription) => listed(subscription, now));
}

/**
 * A new secret, beside which the one before signs for `hours`, so that a receiver never refuses what is ours; a third, from
 * an earlier rotation, signs no more. Throws `KnownError` ResourceNotFound, InvalidInput.
 */
export async function rotateSecret(
  store: NoticeStore,
  tenant: string,
  id: string,
  { hours = overlapHours.usual, now }: { readonly hours?: number; readonly now: number },
): Promise<RotatedSecret> {
  await findSubscription(store, tenant, id);
  if (!Number.isInteger(hours) || hours < 0 || hours > overlapHours.most) {
    throw wrong(
      `The secret before cannot sign for ${shown(String(hours))} hours more; expected a whole number from 0, which ends it at once, to ${overlapHours.most}.`,
    );
  }
  const secret = makeNoticeSecret();
  const until = hours > 0 ? new Date(now + hours * 3_600_000).toISOString() : undefined;
  if (!(await store.replaceSecret(tenant, id, secret, until))) throw notFound(id);
  return { secret, ...(until !== undefined && { formerSecretUntil: until }) };
}

/** What nobody of the tenant hears of any more is forgotten: whoever subscribes later begins anew. Throws `KnownError` ResourceNotFound. */
export async function removeSubscription(store: NoticeStore, tenant: string, id: string): Promise<void> {
  const { kinds } = await findSubscription(store, tenant, id);
  await store.unsubscribe(tenant, id);
  await store.forget(breachTopic(id), tenant);
  await forgetUnheard(store, tenant, kinds);
}

async function forgetUnheard(store: NoticeStore, tenant: string, kinds: readonly string[]): Promise<void> {
  const left = new Set((await store.subscriptions(tenant)).flatMap((subscription) => subscription.kinds));
  for (const kind of kinds) {
    if (left.has(kind)) continue;
    for (const topic of topicsOf(kind)) await store.forget(topic, tenant);
  }
}

/** All but its secret, which stays. At another address it is there again, if it was gone. Throws as `addSubscription` does, and `KnownError` ResourceNotFound. */
export async function changeSubscription(
  store: NoticeStore,
  id: string,
  wanted: ChangedSubscription,
  { hosts, now }: { readonly hosts: readonly NoticeHost[]; readonly now: number },
): Promise<ListedSubscription> {
  const { tenant, name = '' } = wanted;
  const { sla: _, goneSince, ...before } = await findSubscription(store, tenant, id);
  const address = wanted.address === undefined ? before.address : checkAddress(wanted.address, hosts);
  const kinds = checkKinds(wanted.kinds);
  const changed: Subscription = {
    ...before,
    name: checkName(name),
    address,
    form: checkForm(wanted.form),
    kinds,
    ...checkSla(kinds, wanted.sla),
    ...(goneSince !== undefined && address === before.address && { goneSince }),
  };
  if (!(await store.changeSubscription(changed))) throw notFound(id);
  // What a breach is may be another thing now.
  await store.forget(breachTopic(id), tenant);
  await forgetUnheard(store, tenant, before.kinds);
  return listed(changed, now);
}

/** Sends a notice of kind "test" at once, past the queue. A receiver that was gone and takes it is switched on again. */
export async function testSubscription(
  store: NoticeStore,
  tenant: string,
  id: string,
  { now, ...options }: PostOptions & { readonly now: number },
): Promise<Outcome> {
  const subscription = await findSubscription(store, tenant, id);
  const letter = { id: makeNoticeId(), notice: { kind: 'test' }, created: new Date(now).toISOString() } as const;
  const outcome = await send(letter, subscription, now, options);
  if (outcome.delivered && subscription.goneSince !== undefined) await store.switchOn(id);
  return outcome;
}

async function findSubscription(store: NoticeStore, tenant: string, id: string): Promise<Subscription> {
  const found = (await store.subscriptions(tenant)).find((subscription) => subscription.id === id);
  if (found !== undefined) return found;
  throw notFound(id);
}

function notFound(id: string): KnownError {
  return new KnownError(
    'ResourceNotFound',
    `There is no subscription ${shown(id)}. List them with "missingkbs notice list".`,
  );
}

function listed({ secret: _, tenant: __, address, former, ...rest }: Subscription, now: number): ListedSubscription {
  return {
    ...rest,
    address: `${new URL(address).origin}/…`,
    ...(former !== undefined && Date.parse(former.until) > now && { formerSecretUntil: former.until }),
  };
}
