/** Who hears of what by webhook, and what could not be delivered. */

import { queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type {
  AddedSubscriptionSchema,
  ChangedSubscriptionSchema,
  DeadLettersSchema,
  RotatedSecretSchema,
  SubscriptionSchema,
  TestedSchema,
} from '../../../src/api/notices/schemas.ts';
import { ask, sent } from './ask.ts';

export type Subscription = Static<typeof SubscriptionSchema>;
export type DeadLetter = Static<typeof DeadLettersSchema>['value'][number];
export type WantedSubscription = Static<typeof ChangedSubscriptionSchema>;
type Added = Static<typeof AddedSubscriptionSchema>;
type Tested = Static<typeof TestedSchema>;
type Rotated = Static<typeof RotatedSecretSchema>;

const path = '/api/fleet/notices';
const subscriptionPath = (id: string) => `${path}/subscriptions/${encodeURIComponent(id)}`;

export const subscriptionsQuery = queryOptions({
  queryKey: ['subscriptions'],
  queryFn: () => ask<{ readonly value: readonly Subscription[] }>(`${path}/subscriptions`),
});

export const deadLettersQuery = queryOptions({
  queryKey: ['dead letters'],
  queryFn: () => ask<{ readonly value: readonly DeadLetter[] }>(`${path}/dead`),
});

export function addSubscription(wanted: WantedSubscription): Promise<Added> {
  return ask(`${path}/subscriptions`, sent('POST', wanted));
}

export function changeSubscription({
  id,
  ...wanted
}: WantedSubscription & { readonly id: string }): Promise<Subscription> {
  return ask(subscriptionPath(id), sent('PUT', wanted));
}

export function removeSubscription(id: string): Promise<void> {
  return ask(subscriptionPath(id), { method: 'DELETE' });
}

export function testSubscription(id: string): Promise<Tested> {
  return ask(`${subscriptionPath(id)}/test`, { method: 'POST' });
}

/** The one before signs beside it for a day. */
export function rotateSecret(id: string): Promise<Rotated> {
  return ask(`${subscriptionPath(id)}/secret`, { method: 'POST' });
}

export function retryDeadLetter(id: string): Promise<void> {
  return ask(`${path}/dead/${encodeURIComponent(id)}/retry`, { method: 'POST' });
}
