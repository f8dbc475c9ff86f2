/** A subscription and a dead letter of each tenant, and all that the store keeps of them. */

import type { Store } from '../../src/store/store.ts';
import type { TenantInHand } from './two-tenants.ts';

const since = '2020-04-01T00:00:00.000Z';

export async function giveNotices({ notices }: Store, { tenant, subscription, notice }: TenantInHand): Promise<void> {
  await notices.subscribe({
    id: subscription,
    tenant,
    name: `operations of ${subscription}`,
    address: `https://hooks.example/${subscription}`,
    form: 'json',
    kinds: ['sync-failed'],
    secret: `whsec_${subscription}`,
    created: since,
  });
  const content = JSON.stringify({ kind: 'sync-failed', of: 'catalogue', code: 'FeedUnavailable' });
  const queued = { id: notice, subscription, kind: 'sync-failed', content, created: since, due: 0 };
  await notices.tell({ tenant, topic: 'sync-failed', marks: ['failed'] }, [queued]);
  await notices.failed(notice, { at: since, reason: `not taken by ${subscription}` });
}

export async function takeNotices({ notices }: Store, { tenant }: TenantInHand): Promise<void> {
  for (const { id } of await notices.subscriptions(tenant)) await notices.unsubscribe(tenant, id);
  await notices.forget('sync-failed', tenant);
}

export async function noticesOf({ notices }: Store, { tenant }: TenantInHand): Promise<unknown> {
  const told = await notices.told(tenant, 'sync-failed');
  return { subscriptions: await notices.subscriptions(tenant), dead: await notices.dead(tenant), told };
}
