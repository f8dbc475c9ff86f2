/** Notices that could not be delivered: looked at and tried again. */

import { KnownError } from '../errors.ts';
import type { DeadNotice, NoticeStore } from '../store/notice-store.ts';

/** The one that died last first. */
export function listDeadLetters(store: NoticeStore, tenant: string): Promise<readonly DeadNotice[]> {
  return store.dead(tenant);
}

/** The running server sends it within seconds. Throws `KnownError` ResourceNotFound. */
export async function retryDeadLetter(store: NoticeStore, tenant: string, id: string, now: number): Promise<void> {
  if ((await store.revive(tenant, now, id)) > 0) return;
  throw new KnownError(
    'ResourceNotFound',
    `There is no dead letter ${id.slice(0, 100)}. List them with "missingkbs notice dead".`,
  );
}

/** How many there were. */
export function retryAllDeadLetters(store: NoticeStore, tenant: string, now: number): Promise<number> {
  return store.revive(tenant, now);
}
