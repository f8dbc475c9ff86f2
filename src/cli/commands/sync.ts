/** `sync`: refreshes the compiled catalogue and says what it read, used and dropped. */

import { setTimeout } from 'node:timers/promises';
import { Command } from 'commander';
import { catalogInStore } from '../../api/sync/catalog-in-store.ts';
import { writeLosses, writeSyncReport } from '../../api/sync/catalog-report.ts';
import { writeEpssReport, writeKevReport } from '../../api/sync/list-report.ts';
import { linesOf } from '../../api/sync/report-writer.ts';
import { epssUrl, kevUrl, type ListSync, syncEpss, syncKev } from '../../api/sync/sync-lists.ts';
import { readSettings, type Settings } from '../../config.ts';
import { catalogInFile } from '../../feed/catalog-place.ts';
import { microsoftBaseUrl } from '../../feed/client.ts';
import { CatalogLoss } from '../../feed/replace-catalog.ts';
import { syncFromFolder, syncFromMicrosoft } from '../../feed/sync.ts';
import type { SyncProgress, SyncReport } from '../../feed/sync-report.ts';
import { openStore } from '../../store/open.ts';
import type { Store } from '../../store/store.ts';
import { listsInFolder } from '../../threats/list-place.ts';
import type { CommandContext } from '../command-context.ts';
import { openCatalog } from '../open-catalog.ts';
import { startProgress } from '../progress.ts';
import { tellingOfFailure } from '../tell-sync.ts';
import type { Terminal } from '../terminal.ts';
import { type TellSync, tellingSyncs } from '../told-syncs.ts';

interface SyncOptions {
  readonly from?: string;
  /** Absent where it is not given: then the lists can be all that is asked for. */
  readonly url?: string;
  /** True where the option bears no value. */
  readonly kev?: string | true;
  readonly epss?: string | true;
  readonly report?: boolean;
  readonly acceptLoss?: boolean;
}

export function syncCommand({ terminal }: CommandContext): Command {
  return new Command('sync')
    .summary('refresh the catalogue of updates')
    .description(
      "Fetches what changed in Microsoft's security update guide and compiles the catalogue. Running servers take it up by themselves. With --kev or --epss alone, takes in that list and leaves the catalogue as it is.",
    )
    .option('--from <folder>', 'compile the CVRF documents of this folder (.xml, .xml.gz) instead; no network')
    .option(
      '--url <url>',
      `base address of the feed, for a mirror; its index is <url>/updates (default: "${microsoftBaseUrl}")`,
    )
    .option(
      '--kev [file-or-url]',
      "take in CISA's known exploited vulnerabilities, JSON or CSV (without a value: from CISA)",
    )
    .option('--epss [file-or-url]', "take in FIRST's EPSS scores, CSV, packed or not (without a value: from FIRST)")
    .option('--accept-loss', 'replace the catalogue, or a list, even by one that knows less, and say what is gone')
    .option('--report', 'list where the feed errs, too, with counts and examples')
    .action((options: SyncOptions) =>
      tellingOfFailure(asksForListsAlone(options) ? 'lists' : 'catalogue', terminal, () => runSync(options, terminal)),
    );
}

async function runSync(options: SyncOptions, terminal: Terminal): Promise<void> {
  const settings = readSettings(terminal.env);
  const { dataFolder, databaseUrl } = settings;
  const { kev, epss } = options;
  const store = databaseUrl === undefined ? undefined : await openStore({ dataFolder, databaseUrl });
  try {
    await tellingSyncs(settings, store, terminal, async (tell) => {
      if (!asksForListsAlone(options)) {
        await tell('catalogue', (progress) => syncCatalog(options, settings, store, terminal, progress));
      }
      if ((kev ?? epss) !== undefined) await syncLists(options, settings, store, terminal, tell);
    });
  } finally {
    await store?.close();
  }
}

function asksForListsAlone({ from, url, kev, epss }: SyncOptions): boolean {
  return (kev ?? epss) !== undefined && from === undefined && url === undefined;
}

async function syncCatalog(
  { from, url, acceptLoss = false, report: all = false }: SyncOptions,
  { dataFolder, catalogFile, feedOrigins: otherOrigins, sources }: Settings,
  store: Store | undefined,
  terminal: Terminal,
  tell: (progress: SyncProgress) => void,
): Promise<readonly string[]> {
  const baseUrl = url ?? sources.feed ?? microsoftBaseUrl;
  const now = (): Date => terminal.now();
  const place = store === undefined ? catalogInFile(catalogFile) : catalogInStore(store, now);
  try {
    const report = await withProgress(terminal, tell, (onProgress) =>
      from === undefined
        ? syncFromMicrosoft({ dataFolder, place, acceptLoss, baseUrl, otherOrigins, now, onProgress })
        : syncFromFolder({ folder: from, dataFolder, place, acceptLoss, now, onProgress }),
    );
    writeSyncReport(report, all, terminal.stdout);
    return linesOf((writer) => writeSyncReport(report, false, writer));
  } catch (error) {
    if (error instanceof CatalogLoss && all) writeLosses(error.losses, all, terminal.stdout);
    throw error;
  }
}

async function syncLists(
  { kev, epss, acceptLoss = false }: SyncOptions,
  { dataFolder, feedOrigins: otherOrigins, sources }: Settings,
  store: Store | undefined,
  terminal: Terminal,
  tell: TellSync,
): Promise<void> {
  const sync: ListSync = {
    place: store?.threatLists ?? listsInFolder(dataFolder),
    catalog: await openCatalog(undefined, terminal),
    acceptLoss,
    http: { fetch, wait: (ms) => setTimeout(ms), now: () => terminal.now(), otherOrigins },
  };
  if (kev !== undefined) {
    await tell('kev', async () => {
      const report = await syncKev(kev === true ? (sources.kev ?? kevUrl) : kev, sync);
      writeKevReport(report, terminal.stdout);
      return linesOf((writer) => writeKevReport(report, writer));
    });
  }
  if (epss !== undefined) {
    await tell('epss', async () => {
      const report = await syncEpss(epss === true ? (sources.epss ?? epssUrl) : epss, sync);
      writeEpssReport(report, terminal.stdout);
      return linesOf((writer) => writeEpssReport(report, writer));
    });
  }
}

const phases: Readonly<Record<SyncProgress['phase'], string>> = {
  fetch: 'documents fetched',
  read: 'documents read',
  compile: 'catalogue compiled',
};

/** One bar a phase, in the order in which the phases come. */
async function withProgress(
  terminal: Terminal,
  tell: (progress: SyncProgress) => void,
  sync: (onProgress: (progress: SyncProgress) => void) => Promise<SyncReport>,
): Promise<SyncReport> {
  let shown: { phase: SyncProgress['phase']; bar: ReturnType<typeof startProgress> } | undefined;
  try {
    return await sync((progress) => {
      const { phase, done, total } = progress;
      tell(progress);
      if (shown?.phase !== phase) {
        shown?.bar.stop();
        shown = { phase, bar: startProgress(phases[phase], terminal) };
      }
      shown.bar.update(done, total);
    });
  } finally {
    shown?.bar.stop();
  }
}
