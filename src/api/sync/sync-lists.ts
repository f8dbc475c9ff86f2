/** Takes in the lists of others than Microsoft: KEV and EPSS, from a file, over HTTP, or as somebody sent them. */

import { readFileSync } from 'node:fs';
import type { Catalog } from '../../catalog/model.ts';
import { KnownError } from '../../errors.ts';
import { fetchWithRetries, type RetryOptions } from '../../feed/fetch-with-retries.ts';
import { openOrigins } from '../../feed/origins.ts';
import type { ListPlace } from '../../threats/list-place.ts';
import { maxListBytes } from '../../threats/list-text.ts';
import { dayOfKev } from '../../threats/losses.ts';
import type { KevList } from '../../threats/model.ts';
import { readEpss } from '../../threats/read-epss.ts';
import { readKev } from '../../threats/read-kev.ts';
import { type Replaced, replaceEpss, replaceKev } from '../../threats/replace-list.ts';

/** Where the publishers have their newest list. */
export const kevUrl = 'https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json';
export const epssUrl = 'https://epss.empiricalsecurity.com/epss_scores-current.csv.gz';

export interface ListSync {
  readonly place: ListPlace;
  readonly catalog: Catalog;
  readonly acceptLoss: boolean;
  readonly http: Omit<RetryOptions, 'origins'> & { readonly otherOrigins: readonly string[] };
}

export interface ListReport extends Replaced {
  readonly place: string;
  readonly day: string;
  readonly dropped: readonly string[];
}

export interface KevReport extends ListReport, KevCounts {}

/** `known` are about vulnerabilities of the catalogue; of those the feed calls some exploited, and of the others ransomware uses some. */
export interface KevCounts {
  readonly entries: number;
  readonly known: number;
  readonly calledExploited: number;
  readonly missed: number;
  readonly missedOfRansomware: number;
}

export interface EpssReport extends ListReport {
  readonly model: string;
  readonly published: number;
  readonly kept: number;
  /** Vulnerabilities of the catalogue that have no score. */
  readonly withoutScore: number;
}

/** A file or an http(s) address, or bytes that are there. */
export type ListSource = string | { readonly name: string; readonly bytes: Uint8Array };

/** Rejects with a KnownError UnreadableFile, FeedUnavailable, MalformedDocument or ListLoss; the list in place stays. */
export async function syncKev(from: ListSource, sync: ListSync): Promise<KevReport> {
  const { list, dropped } = readKev(await bytesOf(from, sync), nameOf(from));
  const replaced = await replaceKev(sync.place, list, sync.acceptLoss);
  const counts = countKev(list, sync.catalog);
  return { ...replaced, ...counts, place: sync.place.nameOf('kev'), day: dayOfKev(list), dropped };
}

export async function syncEpss(from: ListSource, sync: ListSync): Promise<EpssReport> {
  const known = new Set(sync.catalog.vulnerabilities.map(({ id }) => id));
  const { list, dropped } = readEpss(await bytesOf(from, sync), nameOf(from), (cve) => known.has(cve));
  const replaced = await replaceEpss(sync.place, list, sync.acceptLoss);
  const { day, model, published, scores } = list;
  const kept = scores.size;
  return {
    ...replaced,
    place: sync.place.nameOf('epss'),
    day,
    dropped,
    model,
    published,
    kept,
    withoutScore: known.size - kept,
  };
}

export function countKev({ entries }: KevList, catalog: Pick<Catalog, 'vulnerabilities'>): KevCounts {
  const exploited = new Map(
    catalog.vulnerabilities.map((vulnerability) => [vulnerability.id, vulnerability.exploited]),
  );
  const known = entries.filter(({ cve }) => exploited.has(cve));
  const missed = known.filter(({ cve }) => exploited.get(cve) === false);
  return {
    entries: entries.length,
    known: known.length,
    calledExploited: known.length - missed.length,
    missed: missed.length,
    missedOfRansomware: missed.filter(({ ransomware }) => ransomware).length,
  };
}

function nameOf(from: ListSource): string {
  return typeof from === 'string' ? from : from.name;
}

async function bytesOf(from: ListSource, { http: { otherOrigins, ...options } }: ListSync): Promise<Uint8Array> {
  if (typeof from !== 'string') return from.bytes;
  if (/^https?:\/\//i.test(from)) {
    const origins = openOrigins(from, otherOrigins);
    return (await fetchWithRetries(from, { accept: '*/*' }, maxListBytes, { ...options, origins })).body;
  }
  try {
    return readFileSync(from);
  } catch (cause) {
    throw new KnownError(
      'UnreadableFile',
      `${from} cannot be read (${String(cause)}). Name a file, or an address that begins with https://.`,
      { cause },
    );
  }
}
