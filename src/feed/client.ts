/** Microsoft's security update guide over HTTP: its index and its documents. The only place that calls Microsoft. */

import { type Tally, TallyCounter } from '../catalog/compile/feed-document.ts';
import { KnownError } from '../errors.ts';
import { utcOf } from './cvrf/accept.ts';
import { fetchWithRetries, type RetryOptions } from './fetch-with-retries.ts';
import { openOrigins } from './origins.ts';
import { maxDocumentBytes } from './size-limits.ts';

export const microsoftBaseUrl = 'https://api.msrc.microsoft.com/cvrf/v3.0';

/** One document as the index names it. */
export interface FeedEntry {
  readonly id: string;
  readonly currentRelease: string;
  readonly url: string;
}

export interface FeedIndex {
  readonly entries: readonly FeedEntry[];
  readonly dropped: readonly Tally[];
}

/** `undefined` where the server says that nothing changed since `etag`. */
export type FetchedDocument = { readonly xml: Uint8Array; readonly etag: string | undefined } | undefined;

export interface Feed {
  readIndex(): Promise<FeedIndex>;
  fetchDocument(entry: FeedEntry, etag: string | undefined): Promise<FetchedDocument>;
}

export interface FeedOptions extends Omit<RetryOptions, 'origins'> {
  /** Origins beside that of the base URL from which documents may come. */
  readonly otherOrigins: readonly string[];
}

/** Unpacked; the whole index of July 2026 has 48 KB. */
const maxIndexBytes = 4 * 1024 * 1024;

/** The feed under this base URL. Everything it cannot get, or must not ask for, is a KnownError FeedUnavailable. */
export function openFeed(baseUrl: string, { otherOrigins, ...rest }: FeedOptions): Feed {
  const options = { ...rest, origins: openOrigins(baseUrl, otherOrigins) };
  return {
    readIndex: async () => {
      const url = `${baseUrl.replace(/\/+$/, '')}/updates`;
      const { body } = await fetchWithRetries(url, { accept: 'application/json' }, maxIndexBytes, options);
      return parseIndex(url, new TextDecoder().decode(body));
    },
    fetchDocument: async ({ url }, etag) => {
      const headers = { accept: 'application/xml', ...(etag !== undefined && { 'if-none-match': etag }) };
      const response = await fetchWithRetries(url, headers, maxDocumentBytes, options);
      return response.status === 304
        ? undefined
        : { xml: response.body, etag: response.headers.get('etag') ?? undefined };
    },
  };
}

function parseIndex(url: string, text: string): FeedIndex {
  const rows = rowsOf(text);
  if (rows === undefined) {
    const message = `${url} did not answer with the index of the feed (a JSON object with "value") but with "${text.slice(0, 60)}". Try again later.`;
    throw new KnownError('FeedUnavailable', message);
  }
  const dropped = new TallyCounter();
  const entries = new Map<string, FeedEntry>();
  for (const row of rows) {
    const entry = entryOf(row);
    if (entry === undefined) {
      dropped.add('index row without ID, CurrentReleaseDate or CvrfUrl', exampleOf(row));
      continue;
    }
    // Ids become names of files, which on Windows are the same in any case of letters.
    const key = entry.id.toLowerCase();
    const known = entries.get(key);
    if (known !== undefined) dropped.add('index row that names a document again; the newest counts', exampleOf(row));
    if (known === undefined || known.currentRelease < entry.currentRelease) entries.set(key, entry);
  }
  return { entries: [...entries.values()], dropped: dropped.list() };
}

function exampleOf(row: unknown): string {
  return JSON.stringify(row).slice(0, 200);
}

function rowsOf(text: string): readonly unknown[] | undefined {
  try {
    const { value } = JSON.parse(text) as { value?: unknown };
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Ids become names of files, so only letters, digits and hyphens count as one. */
function entryOf(row: unknown): FeedEntry | undefined {
  const { ID: id, CurrentReleaseDate: date, CvrfUrl: url } = (row ?? {}) as Record<string, unknown>;
  if (typeof id !== 'string' || !/^[0-9A-Za-z-]{1,40}$/.test(id)) return undefined;
  if (typeof url !== 'string' || !/^https?:\/\//.test(url) || !URL.canParse(url)) return undefined;
  const currentRelease = typeof date === 'string' ? utcOf(date) : undefined;
  return currentRelease === undefined ? undefined : { id, currentRelease, url };
}
