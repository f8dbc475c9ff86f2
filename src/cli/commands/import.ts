/** `import`: inventories from files and folders into the store, or to a server. */

import { Command } from 'commander';
import { checkTenant } from '../../access/tenant-names.ts';
import { KnownError } from '../../errors.ts';
import { completeInventory } from '../../inventory/complete.ts';
import type { InventoryFault, ReadDevice } from '../../inventory/read-device.ts';
import { faultOf } from '../../inventory/read-devices.ts';
import type { CommandContext } from '../command-context.ts';
import { findInventorySources, type InventorySource } from '../find-inventory-sources.ts';
import { type Destination, importIntoStore } from '../import-destination.ts';
import { importToServer } from '../import-to-server.ts';
import { type ImportReport, writeImported } from '../output/import-report.ts';
import { startProgress } from '../progress.ts';
import { readFilesOfDevice } from '../read-inventory-files.ts';
import { type ReadPart, readInventoryParts } from '../read-inventory-parts.ts';
import { readOrigin } from '../read-origin.ts';
import { tellWaits } from '../retries.ts';
import { createServerClient } from '../server-client.ts';
import type { Terminal } from '../terminal.ts';
import { withTenant } from '../with-store.ts';

interface ImportOptions {
  readonly tenant?: string;
  readonly to?: string;
}

export function importCommand(context: CommandContext): Command {
  return new Command('import')
    .summary('take inventories into the store, or send them to a server')
    .description(
      'Takes inventories into the store, or sends them to a server. In a folder, each file is read for itself and each sub-folder holds the files of one device.',
    )
    .argument('<path...>', 'inventory files and folders; - reads standard input')
    .option('--tenant <tenant>', 'whose devices they are (default: the only tenant that is known)')
    .option(
      '--to <url>',
      'send them to this server, with --tenant and the credentials in MISSINGKBS_CLIENT_ID and MISSINGKBS_CLIENT_SECRET',
    )
    .action(async (paths: string[], options: ImportOptions) => {
      context.exitCode = await runImport(paths, options, context.terminal);
    });
}

async function runImport(
  paths: readonly string[],
  { tenant: named, to }: ImportOptions,
  terminal: Terminal,
): Promise<number> {
  const sources = findInventorySources(paths);
  if (to !== undefined)
    return writeImported(await importSources(sources, serverOf(to, named, terminal), terminal), terminal);
  return withTenant(named, terminal, async ({ store, tenant }) =>
    writeImported(await importSources(sources, importIntoStore(store, tenant, terminal.now), terminal), terminal),
  );
}

function serverOf(to: string, tenant: string | undefined, terminal: Terminal): Destination {
  const { MISSINGKBS_CLIENT_ID: clientId, MISSINGKBS_CLIENT_SECRET: clientSecret } = terminal.env;
  const url = readOrigin('--to', to, 'https://kb.contoso.com');
  if (tenant === undefined) throw new KnownError('InvalidInput', '--to needs --tenant: whose devices they are.');
  if (!clientId || !clientSecret) {
    throw new KnownError(
      'InvalidInput',
      '--to needs the credentials of an application with the role Machine.ReadWrite.All in MISSINGKBS_CLIENT_ID and MISSINGKBS_CLIENT_SECRET. Make one on the server with "missingkbs app create".',
    );
  }
  const client = createServerClient({
    url,
    tenant: checkTenant(tenant, '--tenant'),
    clientId,
    clientSecret,
    tellEnd: (reason) =>
      `${url} took no more: ${reason} What it had taken stays; the same import again brings the rest.`,
    onWait: tellWaits(terminal),
  });
  return importToServer(client);
}

async function importSources(
  sources: readonly InventorySource[],
  destination: Destination,
  terminal: Terminal,
): Promise<ImportReport> {
  const faults: InventoryFault[] = [];
  const remarks: string[] = [];
  const progress = startProgress('files and folders read', terminal);
  try {
    for (const [place, source] of sources.entries()) {
      for await (const part of readSource(source, terminal)) {
        for (const fault of part.faults) faults.push(fault);
        for (const remark of part.remarks) remarks.push(remark);
        const isOnly = part.isWhole && part.devices.length === 1;
        for (const device of part.devices) {
          const inventory = complete(device, source, isOnly, faults);
          if (inventory !== undefined) await destination.add(inventory, source.files[0] ?? device.source);
        }
      }
      progress.update(place + 1, sources.length);
    }
    const imported = await destination.end();
    return { ...imported, faults: [...faults, ...imported.faults], remarks };
  } finally {
    progress.stop();
  }
}

async function* readSource({ files, device }: InventorySource, terminal: Terminal): AsyncGenerator<ReadPart> {
  if (device !== undefined) yield { ...(await readFilesOfDevice(device, files, terminal)), isWhole: true };
  else for (const file of files) yield* readInventoryParts(file, terminal);
}

/** The only device of a file that does not name itself bears the name of file or folder; without a build it cannot be kept. */
function complete(
  { source, reading }: ReadDevice,
  { files }: InventorySource,
  isOnly: boolean,
  faults: InventoryFault[],
) {
  try {
    const name = isOnly ? source.replace(/\.[a-z]{2,5}$/i, '').replace(/\s+/g, '-') : undefined;
    return completeInventory(reading, name);
  } catch (error) {
    faults.push(faultOf(files[0] ?? source, error));
    return undefined;
  }
}
