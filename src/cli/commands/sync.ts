/** `sync`: refreshes the compiled catalogue and says what it read, used and dropped. */

import { Command } from 'commander';
import { readSettings } from '../../config.ts';
import { catalogInFile } from '../../feed/catalog-place.ts';
import { microsoftBaseUrl } from '../../feed/client.ts';
import { CatalogLoss } from '../../feed/replace-catalog.ts';
import { syncFromFolder, syncFromMicrosoft } from '../../feed/sync.ts';
import type { SyncProgress, SyncReport } from '../../feed/sync-report.ts';
import { openStore } from '../../store/open.ts';
import { catalogInStore } from '../catalog-in-store.ts';
import type { CommandContext } from '../command-context.ts';
import { writeLosses, writeSyncReport } from '../output/sync-report.ts';
import { startProgress } from '../progress.ts';
import type { Terminal } from '../terminal.ts';

interface SyncOptions {
  readonly from?: string;
  readonly url: string;
  readonly report?: true;
  readonly acceptLoss?: true;
}

export function syncCommand({ terminal }: CommandContext): Command {
  return new Command('sync')
    .summary('refresh the catalogue of updates')
    .description(
      "Fetches what changed in Microsoft's security update guide and compiles the catalogue. Running servers take it up by themselves.",
    )
    .option('--from <folder>', 'compile the CVRF documents of this folder (.xml, .xml.gz) instead; no network')
    .option('--url <url>', 'base address of the feed, for a mirror; its index is <url>/updates', microsoftBaseUrl)
    .option('--accept-loss', 'replace the catalogue even by one that knows less, and say what is gone')
    .option('--report', 'list where the feed errs, too, with counts and examples')
    .action((options: SyncOptions) => runSync(options, terminal));
}

async function runSync(options: SyncOptions, terminal: Terminal): Promise<void> {
  const { dataFolder, catalogFile, databaseUrl, feedOrigins: otherOrigins } = readSettings(terminal.env);
  const { from, url, acceptLoss = false } = options;
  const now = (): Date => terminal.now();
  const all = options.report === true;
  const store = databaseUrl === undefined ? undefined : await openStore({ dataFolder, databaseUrl });
  const place = store === undefined ? catalogInFile(catalogFile) : catalogInStore(store, now);
  try {
    const report = await withProgress(terminal, (onProgress) =>
      from === undefined
        ? syncFromMicrosoft({ dataFolder, place, acceptLoss, baseUrl: url, otherOrigins, now, onProgress })
        : syncFromFolder({ folder: from, dataFolder, place, acceptLoss, now, onProgress }),
    );
    writeSyncReport(report, all, terminal.stdout);
  } catch (error) {
    if (error instanceof CatalogLoss && all) writeLosses(error.losses, all, terminal.stdout);
    throw error;
  } finally {
    await store?.close();
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
  sync: (onProgress: (progress: SyncProgress) => void) => Promise<SyncReport>,
): Promise<SyncReport> {
  let shown: { phase: SyncProgress['phase']; bar: ReturnType<typeof startProgress> } | undefined;
  try {
    return await sync(({ phase, done, total }) => {
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
