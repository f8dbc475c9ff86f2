/** What a synchronisation of the catalogue says at its end: what was read and used, and what was dropped and why. */

import { countLosses, describeLosses, type Losses } from '../../feed/losses.ts';
import type { SyncReport } from '../../feed/sync-report.ts';
import { findFeedFaults } from '../../lines/feed-faults.ts';
import type { ReportWriter } from './report-writer.ts';

const shortList = 6;

type FeedReport = NonNullable<SyncReport['feed']>;
type Tallies = SyncReport['dropped'];

/** With `all`, also the records that were used although they do not say everything, and where the feed errs. */
export function writeSyncReport(report: SyncReport, all: boolean, writer: ReportWriter): void {
  const { documents, updates, products, productsNamed, fixes, vulnerabilities } = report;
  const { feedDate, version, place } = report;
  if (report.feed) writeFeedReport(report.feed, writer);
  const counts: readonly (readonly [number, string])[] = [
    [documents, 'documents'],
    [updates, 'updates'],
    [products, `products (of ${format(productsNamed)} named)`],
    [fixes, 'fixes'],
    [vulnerabilities, 'vulnerabilities'],
  ];
  writer.write(`${counts.map(([count, what]) => `${format(count)} ${what}`).join(', ')}\n`);
  writer.write(`Catalogue ${version}, feed of ${feedDate.slice(0, 10)}, in ${place}\n`);
  if (report.staleReason !== undefined) writer.write(`${report.staleReason}\n`);
  if (report.notCompared !== undefined) {
    writer.write(`Nothing was compared with the catalogue that was in place: ${report.notCompared}\n`);
  }
  writeReadingTrouble(report.reading, writer);
  if (report.losses) writeLosses(report.losses, all, writer);
  writeTallies('Dropped, since they name no KB or cannot be used:', report.dropped, writer);
  if (!all) return;
  writeTallies('Used, though they do not say everything:', report.assumed, writer);
  writeTallies('Where the feed errs:', findFeedFaults(report.catalog), writer);
}

function writeFeedReport({ fetched, unchanged, kept, dropped }: FeedReport, writer: ReportWriter): void {
  const names = fetched.length > 0 && fetched.length <= 12 ? `: ${fetched.join(', ')}` : '';
  writer.write(`${fetched.length} documents new or changed${names}; ${unchanged} unchanged\n`);
  if (kept.length > 0) writer.write('Kept as known, although the feed says otherwise:\n');
  for (const { id, reason } of kept) writer.write(`  ${id}: ${reason}\n`);
  writeTallies('Rows of the index that name no document:', dropped, writer);
}

function writeReadingTrouble({ damaged, notKept }: SyncReport['reading'], writer: ReportWriter): void {
  if (damaged.length > 0) {
    writer.write(`Parsed again, since what was kept of it was damaged: ${damaged.length}, the first ${damaged[0]}\n`);
  }
  if (notKept !== undefined) {
    writer.write(`What the documents gave is not kept, so the next sync parses all of them: ${notKept}\n`);
  }
}

/** With `all`, every line. */
export function writeLosses(losses: Losses, all: boolean, writer: ReportWriter): void {
  writer.write(`Not in the new catalogue, which the last one had: ${countLosses(losses)}\n`);
  for (const line of describeLosses(losses, all ? undefined : shortList)) writer.write(`  ${line}\n`);
}

function writeTallies(heading: string, tallies: Tallies, writer: ReportWriter): void {
  if (tallies.length === 0) return;
  writer.write(`${heading}\n`);
  for (const { reason, count, example } of tallies) {
    writer.write(`${format(count).padStart(9)}  ${reason}; for example ${example}\n`);
  }
}

function format(count: number): string {
  return count.toLocaleString('en-US');
}
