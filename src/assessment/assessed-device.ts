/** One device that was read and judged, and the element that every machine-readable format shows of it. */

import { type MachineId, machineIdOfName } from '../brand.ts';
import type { InventoryReading } from '../inventory/model.ts';
import type { OfferComparison } from './compare-offers.ts';
import type { Assessment, Explanation } from './model.ts';

export interface AssessedDevice {
  /** The file that the device was read from; names a device that does not name itself. */
  readonly source: string;
  readonly reading: InventoryReading;
  readonly assessment: Assessment;
  /** There when the inventory holds Windows Update's own list. */
  readonly windowsUpdate?: OfferComparison;
  /** There when the caller asked for reasons. */
  readonly explanations?: readonly Explanation[];
}

/** The public form of one device in `json` and `ndjson`, and in the API: keys and their order are a contract. */
export function elementOf(device: AssessedDevice): Record<string, unknown> {
  const { reading, assessment, windowsUpdate, explanations } = device;
  const id = idOf(reading);
  const { asOf, status, reason, products, missing, install, notes, stale } = assessment;
  return {
    machine: { ...(id !== undefined && { id }), ...reading, products },
    asOf,
    status,
    ...(reason !== undefined && { reason }),
    missing,
    install,
    notes: [...stale, ...notes],
    ...(windowsUpdate !== undefined && { windowsUpdate }),
    ...(explanations !== undefined && { explanations }),
  };
}

/** The id that the device would have in the store; undefined when it does not name itself. */
export function idOf({ id, computerDnsName }: InventoryReading): MachineId | undefined {
  return id ?? (computerDnsName === undefined ? undefined : machineIdOfName(computerDnsName));
}

export function deviceNameOf({ reading, source }: AssessedDevice): string {
  return reading.computerDnsName ?? source;
}
