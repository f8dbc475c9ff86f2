/** `import`: inventories into the store, from files and folders. */

import { Command } from 'commander';
import { readSettings } from '../../config.ts';
import { KnownError } from '../../errors.ts';
import { completeInventory } from '../../inventory/complete.ts';
import type { Inventory } from '../../inventory/model.ts';
import { openStore } from '../../store/open.ts';
import type { Store } from '../../store/store.ts';
import { chooseTenant } from '../choose-tenant.ts';
import type { CommandContext } from '../command-context.ts';
import { findInventorySources, type InventorySource } from '../find-inventory-sources.ts';
import { startProgress } from '../progress.ts';
import {
  type InventoryFault,
  type ReadDevice,
  type ReadDevices,
  readFilesOfDevice,
  readInventoryFiles,
} from '../read-inventory-files.ts';
import { printable, type Terminal } from '../terminal.ts';

/** Devices that are written at once. */
const batchSize = 1000;

interface ImportCounts {
  devices: number;
  created: number;
  readonly faults: InventoryFault[];
  readonly remarks: string[];
}

export function importCommand(context: CommandContext): Command {
  return new Command('import')
    .summary('take inventories into the store')
    .description(
      'Takes inventories into the store. In a folder, each file is read for itself and each sub-folder holds the files of one device.',
    )
    .argument('<path...>', 'inventory files and folders; - reads standard input')
    .option('--tenant <tenant>', 'whose devices they are (default: the only tenant that is known)')
    .action(async (paths: string[], options: { tenant?: string }) => {
      context.exitCode = await runImport(paths, options.tenant, context.terminal);
    });
}

async function runImport(paths: readonly string[], tenant: string | undefined, terminal: Terminal): Promise<number> {
  const settings = readSettings(terminal.env);
  const store = await openStore(settings);
  try {
    const owner = await chooseTenant(tenant, settings, store);
    const counts = await importSources(findInventorySources(paths), owner, store, terminal);
    report(counts, terminal);
    return counts.faults.length > 0 ? 2 : 0;
  } finally {
    await store.close();
  }
}

async function importSources(
  sources: readonly InventorySource[],
  tenant: string,
  store: Store,
  terminal: Terminal,
): Promise<ImportCounts> {
  const counts: ImportCounts = { devices: 0, created: 0, faults: [], remarks: [] };
  const progress = startProgress('files and folders read', terminal);
  let batch: Inventory[] = [];
  const save = async () => {
    const { created } = await store.devices.saveAll(tenant, batch, terminal.now().toISOString());
    counts.devices += batch.length;
    counts.created += created;
    batch = [];
  };
  for (const [place, source] of sources.entries()) {
    const { devices, faults, remarks } = await readSource(source, terminal);
    for (const fault of faults) counts.faults.push(fault);
    for (const remark of remarks) counts.remarks.push(remark);
    for (const device of devices) {
      const inventory = complete(device, source, devices.length, counts.faults);
      if (inventory !== undefined) batch.push(inventory);
      if (batch.length === batchSize) await save();
    }
    progress.update(place + 1, sources.length);
  }
  progress.stop();
  if (batch.length > 0) await save();
  return counts;
}

function readSource({ files, device }: InventorySource, terminal: Terminal): Promise<ReadDevices> {
  return device === undefined ? readInventoryFiles(files, terminal) : readFilesOfDevice(device, files, terminal);
}

/** The only device of a file that does not name itself bears the name of file or folder; without a build it cannot be kept. */
function complete({ source, reading }: ReadDevice, { files }: InventorySource, all: number, faults: InventoryFault[]) {
  try {
    const name = all === 1 ? source.replace(/\.[a-z]{2,5}$/i, '').replace(/\s+/g, '-') : undefined;
    return completeInventory(reading, name);
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    faults.push({ file: files[0] ?? source, message: error.message });
    return undefined;
  }
}

function report({ devices, created, faults, remarks }: ImportCounts, terminal: Terminal): void {
  const count = devices === 1 ? '1 device' : `${devices} devices`;
  terminal.stdout.write(`Took in ${count}: ${created} new, ${devices - created} known before.\n`);
  for (const remark of remarks) terminal.stdout.write(printable(`Note: ${remark}\n`));
  if (faults.length === 0) return;
  terminal.stdout.write(`Not taken in:\n`);
  for (const { file, message } of faults) terminal.stdout.write(printable(`  ${file}: ${firstLine(message)}\n`));
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? '';
}
