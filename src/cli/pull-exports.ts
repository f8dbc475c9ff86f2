/**
 * Exports of a management system into the store: what they tell of one device in several files is one inventory. They tell
 * less than a device itself, and never take the place of an inventory that tells more unless that is asked for.
 */

import { KnownError } from '../errors.ts';
import { completeInventory } from '../inventory/complete.ts';
import type { Inventory, InventoryReading } from '../inventory/model.ts';
import { joinByName, readInventories } from '../inventory/read.ts';
import type { InventoryFault } from '../inventory/read-device.ts';
import { faultOf } from '../inventory/read-devices.ts';
import { recordOf } from '../store/device-record.ts';
import type { Store } from '../store/store.ts';
import { TakeIn } from '../take-in/take-in.ts';
import type { ImportReport } from './output/import-report.ts';

/** As the parsers of inventories call them. */
export type ExportFormat = 'wsus' | 'intune';

export interface ExportPiece {
  /** As messages name it. */
  readonly source: string;
  readonly bytes: Uint8Array;
}

export interface PullExportsParts {
  readonly store: Store;
  readonly tenant: string;
  readonly format: ExportFormat;
  readonly replace: boolean;
  readonly now: () => number;
}

/** Nothing is taken in before all has been read: a device may stand in the last piece, too. */
export async function pullExports(pieces: AsyncIterable<ExportPiece>, parts: PullExportsParts): Promise<ImportReport> {
  const read = await readAll(pieces, parts.format);
  const joined = joinByName(read.readings);
  const faults = [...read.faults, ...joined.problems.map(({ place, message }) => ({ file: place, message }))];
  const takeIn = new TakeIn(parts.store, parts.tenant);
  let fuller = 0;
  for (const reading of joined.readings) {
    const inventory = complete(reading, faults);
    if (inventory === undefined) continue;
    if (!parts.replace && (await isKnownFuller(parts, inventory))) fuller += 1;
    else await takeIn.add(recordOf(inventory, new Date(parts.now()).toISOString()));
  }
  return { ...(await takeIn.end()), fuller, faults, remarks: read.remarks };
}

interface ReadExports {
  readonly readings: readonly InventoryReading[];
  readonly faults: readonly InventoryFault[];
  readonly remarks: readonly string[];
}

async function readAll(pieces: AsyncIterable<ExportPiece>, wanted: ExportFormat): Promise<ReadExports> {
  const readings: InventoryReading[] = [];
  const faults: InventoryFault[] = [];
  const remarks: string[] = [];
  for await (const { source, bytes } of pieces) {
    try {
      const { format, problems, notes, ...read } = readInventories(bytes, source);
      if (format !== wanted && read.readings.length > 0) throw otherFormat(source, format, wanted);
      for (const reading of read.readings) readings.push(reading);
      for (const { place, message } of problems) faults.push({ file: source, message: `${place}: ${message}` });
      for (const { place, message } of notes) remarks.push(`${source}, ${place}: ${message}`);
    } catch (error) {
      faults.push(faultOf(source, error));
    }
  }
  return { readings, faults, remarks };
}

function complete(reading: InventoryReading, faults: InventoryFault[]): Inventory | undefined {
  try {
    return completeInventory(reading);
  } catch (error) {
    faults.push(faultOf(reading.computerDnsName ?? 'a device without a name', error));
    return undefined;
  }
}

/** What answers depend on, and what an export may not tell. */
const lists = ['installedKbs', 'software'] as const;

/** By the name, as it is there: who reports by itself may have an id of its own. */
async function isKnownFuller({ store, tenant }: PullExportsParts, inventory: Inventory): Promise<boolean> {
  const known = await store.devices.find(tenant, inventory.id);
  return known !== undefined && lists.some((list) => known.inventory[list] && inventory[list] === undefined);
}

function otherFormat(source: string, found: string, wanted: ExportFormat): KnownError {
  return new KnownError(
    'InvalidInput',
    `${source} was read as ${found}, not as an export of ${wanted}. Take it in with \`missingkbs import\`, or name the right file.`,
  );
}
