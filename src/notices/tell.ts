/** Puts what is told into the queue: once for each tenant, and one notice for each subscription that hears of it. */

import type { NewNotice, NoticeStore, Subscription } from '../store/notice-store.ts';
import type { CatalogueStale, Notice, SyncFailed } from './notice.ts';
import { makeNoticeId } from './sign.ts';

export function noticesFor(notice: Notice, subscriptions: readonly Subscription[], now: number): NewNotice[] {
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

/** Those that hear of a kind, by tenant. */
export async function listenersOf(
  store: NoticeStore,
  kind: Notice['kind'],
): Promise<ReadonlyMap<string, readonly Subscription[]>> {
  const listening = (await store.subscriptions()).filter(
    ({ kinds, goneSince }) => kinds.includes(kind) && goneSince === undefined,
  );
  return Map.groupBy(listening, ({ tenant }) => tenant);
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

/** Under which topics a tenant is told of a kind. */
export function topicsOf(kind: string): readonly string[] {
  return kind === 'sync-failed' ? Object.values(syncTopics) : [kind];
}

async function tellAll(store: NoticeStore, notice: Notice, topic: string, mark: string, now: number): Promise<void> {
  for (const [tenant, subscriptions] of await listenersOf(store, notice.kind)) {
    await store.tell({ tenant, topic, marks: [mark] }, noticesFor(notice, subscriptions, now));
  }
}
