/** Brings the stored documents up to date with Microsoft's feed. What was known is never taken away by a worse answer. */

import { createHash } from 'node:crypto';
import type { FeedDocument, Tally } from '../catalog/compile/feed-document.ts';
import { KnownError } from '../errors.ts';
import type { Feed, FeedEntry } from './client.ts';
import { type FaultOptions, faultOf } from './document-fault.ts';
import type { DocumentSource } from './document-source.ts';
import type { FeedStore } from './document-store.ts';

/** What the feed gave, and what it would have taken away. */
export interface FeedReport {
  /** Ids of the documents that were fetched and are new or changed. */
  readonly fetched: readonly string[];
  readonly unchanged: number;
  /** Documents that stay as they were known, and why. */
  readonly kept: readonly KeptDocument[];
  /** Rows of the index that name no document. */
  readonly dropped: readonly Tally[];
}

export interface KeptDocument {
  readonly id: string;
  readonly reason: string;
}

type Outcome = 'fetched' | 'unchanged' | { readonly kept: string } | { readonly missing: string };

export interface RefreshOptions extends FaultOptions {
  readonly onProgress: (done: number, total: number) => void;
}

interface RefreshParts extends FaultOptions {
  readonly feed: Feed;
  readonly store: FeedStore;
  readonly source: Pick<DocumentSource, 'read'>;
}

const documentsAtOnce = 4;

/** Fetches what changed. Throws a KnownError FeedUnavailable if a document cannot be had that was never known: without it the answers would be wrong. */
export async function refreshFeed(
  feed: Feed,
  store: FeedStore,
  source: Pick<DocumentSource, 'read'>,
  { onProgress, ...options }: RefreshOptions,
): Promise<FeedReport> {
  const parts = { feed, store, source, ...options };
  const { entries, dropped } = await feed.readIndex();
  const outcomes = new Map<string, Outcome>();
  await forEachAtOnce(entries, documentsAtOnce, async (entry) => {
    outcomes.set(entry.id, await refreshDocument(entry, parts));
    onProgress(outcomes.size, entries.length);
  });
  refuseGaps(outcomes);
  const ids = (outcome: Outcome): string[] => [...outcomes].filter(([, each]) => each === outcome).map(([id]) => id);
  return {
    fetched: ids('fetched').sort(),
    unchanged: ids('unchanged').length,
    kept: [...keptDocuments(outcomes), ...vanishedDocuments(outcomes, store)],
    dropped,
  };
}

/** After an error nothing new begins, and what has begun comes to its end: it cleans up behind itself. */
async function forEachAtOnce<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  const workers = Array.from({ length: atOnce }, async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      await work(item).catch((error: unknown) => {
        queue.length = 0;
        throw error;
      });
    }
  });
  const failed = (await Promise.allSettled(workers)).find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

async function refreshDocument(entry: FeedEntry, parts: RefreshParts): Promise<Outcome> {
  const { feed, store } = parts;
  const stored = store.stored(entry.id);
  const sameDate = stored?.currentRelease === entry.currentRelease;
  if (stored && sameDate && stored.etag === undefined) return 'unchanged';
  try {
    const fetched = await feed.fetchDocument(entry, sameDate ? stored.etag : undefined);
    if (fetched === undefined) return 'unchanged';
    const contentHash = createHash('sha256').update(fetched.xml).digest('hex');
    const found = { contentHash, ...(fetched.etag !== undefined && { etag: fetched.etag }) };
    return await storeDocument(entry, fetched.xml, found, parts);
  } catch (error) {
    if (!(error instanceof KnownError) || error.code === 'DiskFull') throw error;
    return store.ids().includes(entry.id) ? { kept: error.message } : { missing: error.message };
  }
}

/** A document counts once it is stored whole, reads without an error and does not know less than the one it replaces. */
async function storeDocument(
  entry: FeedEntry,
  xml: Uint8Array,
  found: { readonly contentHash: string; readonly etag?: string },
  { store, source, ...options }: RefreshParts,
): Promise<Outcome> {
  const isKnown = store.ids().includes(entry.id);
  const unchanged = isKnown && store.stored(entry.id)?.contentHash === found.contentHash;
  const aside = await store.putAside(entry.id, xml);
  try {
    const document = await source.read(aside);
    const lastDocument = isKnown ? await readKnown(store.fileOf(entry.id), source) : undefined;
    const fault = faultOf(entry, document, lastDocument, options);
    if (fault !== undefined) return lastDocument ? { kept: fault } : { missing: fault };
    store.accept(entry.id, aside, { currentRelease: document.currentRelease, ...found });
    return unchanged ? 'unchanged' : 'fetched';
  } finally {
    store.discard(aside);
  }
}

/** A stored document that has become unreadable knows nothing that the fetched one could take away. */
async function readKnown(file: string, source: RefreshParts['source']): Promise<FeedDocument | undefined> {
  try {
    return await source.read(file);
  } catch (error) {
    if (error instanceof KnownError) return undefined;
    throw error;
  }
}

function refuseGaps(outcomes: ReadonlyMap<string, Outcome>): void {
  const missing = [...outcomes].flatMap(([id, outcome]) =>
    typeof outcome === 'object' && 'missing' in outcome ? [`${id} (${outcome.missing.replace(/\.$/, '')})`] : [],
  );
  if (missing.length === 0) return;
  throw new KnownError(
    'FeedUnavailable',
    `${missing.length} of ${outcomes.size} documents could not be had and were never known, the first: ${missing[0]}. The catalogue stays as it was. Run \`missingkbs sync\` again; what was fetched is kept.`,
  );
}

function keptDocuments(outcomes: ReadonlyMap<string, Outcome>): KeptDocument[] {
  return [...outcomes]
    .flatMap(([id, outcome]) =>
      typeof outcome === 'object' && 'kept' in outcome ? [{ id, reason: outcome.kept }] : [],
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function vanishedDocuments(outcomes: ReadonlyMap<string, Outcome>, store: FeedStore): KeptDocument[] {
  const vanished = store.ids().filter((id) => !outcomes.has(id));
  return vanished.map((id) => ({ id, reason: 'the index no longer names it' }));
}
