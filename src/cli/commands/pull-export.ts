/** `pull wsus` and `pull intune`: the exports that people have, from files, folders and addresses. */

import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { fetchPages } from '../fetch-pages.ts';
import { writeImported } from '../output/import-report.ts';
import { type ExportFormat, type ExportPiece, pullExports } from '../pull-exports.ts';
import { readFile } from '../read-file.ts';
import { readSecret } from '../read-secret.ts';
import { isZip, readZip } from '../read-zip.ts';
import { tellWaits } from '../retries.ts';
import type { Terminal } from '../terminal.ts';
import { withTenant } from '../with-store.ts';

interface Options {
  readonly tenant?: string;
  readonly tokenFile?: string;
  readonly replace?: boolean;
}

export function pullExportCommand(format: ExportFormat, name: string, context: CommandContext): Command {
  return new Command(format)
    .summary(`take in exports of ${name}`)
    .description(
      `Takes in exports of ${name}. All that they tell of one device is one inventory. The same exports again change nothing twice; a device of which a fuller inventory is known keeps it.`,
    )
    .argument('<source...>', 'files, folders of files, and addresses, whose pages are fetched one after the other')
    .option('--tenant <tenant>', 'whose devices they are (default: the only tenant that is known)')
    .option('--token-file <file>', 'holds the token that addresses are asked with, else MISSINGKBS_PULL_TOKEN')
    .option('--replace', 'take the place of fuller inventories, too')
    .action(async (sources: string[], options: Options) => {
      context.exitCode = await run(format, sources, options, context.terminal);
    });
}

async function run(
  format: ExportFormat,
  sources: readonly string[],
  { tenant: named, tokenFile, replace = false }: Options,
  terminal: Terminal,
): Promise<number> {
  const token = tokenFile === undefined ? terminal.env.MISSINGKBS_PULL_TOKEN : readSecret(tokenFile);
  return withTenant(named, terminal, async ({ store, tenant }) => {
    const now = () => terminal.now().getTime();
    const pieces = readSources(sources, token || undefined, terminal);
    return writeImported(await pullExports(pieces, { store, tenant, format, replace, now }), terminal);
  });
}

async function* readSources(
  sources: readonly string[],
  token: string | undefined,
  terminal: Terminal,
): AsyncGenerator<ExportPiece> {
  const onWait = tellWaits(terminal);
  for (const source of sources) {
    if (/^https?:\/\//i.test(source)) {
      let page = 0;
      for await (const bytes of fetchPages(source, { onWait, ...(token !== undefined && { token }) })) {
        page += 1;
        yield* piecesOf(`${source}, page ${page}`, bytes);
      }
    } else {
      for (const file of filesOf(source)) yield* piecesOf(basename(file), readFile(file));
    }
  }
}

/** Intune hands its reports out zipped. */
async function* piecesOf(source: string, bytes: Uint8Array): AsyncGenerator<ExportPiece> {
  if (!isZip(bytes)) yield { source, bytes };
  else for (const file of await readZip(bytes, source)) yield { source: `${source}, ${file.name}`, bytes: file.bytes };
}

/** Hidden names are passed over. */
function filesOf(path: string): readonly string[] {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => join(path, name))
    .sort();
}
