/** Puts what is told into the queue: once for each tenant, and one notice for each subscription that hears of it. */

import type { NewNotice, NoticeStore, Subscription } from '../store/notice-store.ts';
import type { CatalogueStale, ExploitedVulnerability, Notice, NoticeKind, SlaBreached, SyncFailed } from './notice.ts';
import { makeNoticeId } from './sign.ts';

function noticesFor(notice: Notice, subscriptions: readonly Subscription[], now: number): NewNotice[] {
  const content = JSON.stringify(notice);
  const created = new Date(now).toISOString();
  return subscriptions.map(({ id }) => ({
    id: makeNoticeId(),
    subscription: id,
    kind: notice.kind,
    content,
    created,
    due: now,
  }));
}

/** Of one tenant. */
export interface Listeners {
  readonly tenant: string;
  readonly subscriptions: readonly Subscription[];
}

/** Those that hear of one of the kinds, tenant by tenant. */
export async function listenersOf(store: NoticeStore, ...of: readonly NoticeKind[]): Promise<readonly Listeners[]> {
  const listening = (await store.subscriptions()).filter(
    ({ kinds, goneSince }) => of.some((kind) => kinds.includes(kind)) && goneSince === undefined,
  );
  return [...Map.groupBy(listening, ({ tenant }) => tenant)].map(([tenant, subscriptions]) => ({
    tenant,
    subscriptions,
  }));
}

/** Once for each catalogue that is stale, however long it is. */
export async function tellStale(store: NoticeStore, stale: Omit<CatalogueStale, 'kind'>, now: number): Promise<void> {
  await tellAll(store, { kind: 'catalogue-stale', ...stale }, 'catalogue-stale', stale.newestUpdate, now);
}

/** What a sync was to refresh: the catalogue, or KEV's and EPSS's lists alone. */
export type SyncSubject = SyncFailed['of'];

/** Once until a sync of the same succeeds again. */
export async function tellSyncFailed(store: NoticeStore, failed: Omit<SyncFailed, 'kind'>, now: number): Promise<void> {
  await tellAll(store, { kind: 'sync-failed', ...failed }, syncTopics[failed.of], 'failed', now);
}

export function rememberSync(store: NoticeStore, of: SyncSubject): Promise<void> {
  return store.forget(syncTopics[of]);
}

const syncTopics = { catalogue: 'sync-failed', lists: 'list-sync-failed' } as const;

/** With the most devices of all that are new. */
const mostVulnerabilities = 50;

/** A mark that no vulnerability bears: somebody has looked at this fleet. */
const firstLook = 'first look';

/**
 * Each vulnerability once, all that are new in one notice; `open` is all that is open, most devices first. The first look at
 * a fleet tells nothing: what is open then is old.
 */
export async function tellExploited(
  store: NoticeStore,
  { tenant, subscriptions }: Listeners,
  open: readonly ExploitedVulnerability[],
  now: number,
): Promise<void> {
  const topic = 'exploited-vulnerability';
  const told = new Set(await store.told(tenant, topic));
  const isFirst = !told.has(firstLook);
  const fresh = open.filter(({ id }) => !told.has(id));
  if (fresh.length === 0 && !isFirst) return;
  const vulnerabilities = fresh.slice(0, mostVulnerabilities);
  const notice: Notice = { kind: 'exploited-vulnerability', count: fresh.length, vulnerabilities };
  const marks = [...(isFirst ? [firstLook] : []), ...fresh.map(({ id }) => id)];
  await store.tell({ tenant, topic, marks }, isFirst ? [] : noticesFor(notice, subscriptions, now));
}

/** Once a day for each subscription, since each says itself what a breach is; nothing while no device is in one. */
export async function tellBreach(
  store: NoticeStore,
  subscription: Subscription,
  breach: Omit<SlaBreached, 'kind'>,
  now: number,
): Promise<void> {
  const { tenant, id } = subscription;
  const topic = breachTopic(id);
  if (breach.devices === 0 || (await store.told(tenant, topic)).includes(breach.day)) return;
  await store.forget(topic, tenant);
  const notices = noticesFor({ kind: 'sla-breached', ...breach }, [subscription], now);
  await store.tell({ tenant, topic, marks: [breach.day] }, notices);
}

export function breachTopic(subscription: string): string {
  return `sla-breached ${subscription}`;
}

/** Under which topics a tenant is told of a kind. */
export function topicsOf(kind: string): readonly string[] {
  return kind === 'sync-failed' ? Object.values(syncTopics) : [kind];
}

async function tellAll(
  store: NoticeStore,
  notice: CatalogueStale | SyncFailed,
  topic: string,
  mark: string,
  now: number,
): Promise<void> {
  for (const { tenant, subscriptions } of await listenersOf(store, notice.kind)) {
    await store.tell({ tenant, topic, marks: [mark] }, noticesFor(notice, subscriptions, now));
  }
}
