/** `sync`: refreshes the compiled catalogue and says what it read, used and dropped. */

import { Command } from 'commander';
import { microsoftBaseUrl } from '../../catalog/feed.ts';
import { syncFromFolder, syncFromMicrosoft } from '../../catalog/sync.ts';
import type { SyncProgress, SyncReport } from '../../catalog/sync-report.ts';
import { readSettings } from '../../config.ts';
import type { CommandContext } from '../command-context.ts';
import { writeSyncReport } from '../output/sync-report.ts';
import { startProgress } from '../progress.ts';
import type { Terminal } from '../terminal.ts';

interface SyncOptions {
  readonly from?: string;
  readonly url: string;
  readonly report?: true;
}

export function syncCommand({ terminal }: CommandContext): Command {
  return new Command('sync')
    .summary('refresh the catalogue of updates')
    .description(
      "Fetches what changed in Microsoft's security update guide and compiles the catalogue. A running server takes it up by itself.",
    )
    .option('--from <folder>', 'compile the CVRF documents of this folder (.xml, .xml.gz) instead; no network')
    .option('--url <url>', 'base address of the feed, for a mirror; its index is <url>/updates', microsoftBaseUrl)
    .option('--report', 'list where the feed errs, too, with counts and examples')
    .action((options: SyncOptions) => runSync(options, terminal));
}

async function runSync(options: SyncOptions, terminal: Terminal): Promise<void> {
  const { dataFolder, catalogFile } = readSettings(terminal.env);
  const { from, url } = options;
  const report = await withProgress(terminal, (onProgress) =>
    from === undefined
      ? syncFromMicrosoft({ dataFolder, catalogFile, baseUrl: url, onProgress })
      : syncFromFolder({ folder: from, catalogFile, onProgress }),
  );
  writeSyncReport(report, options.report === true, terminal.stdout);
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
