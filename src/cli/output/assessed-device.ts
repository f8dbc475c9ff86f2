/** One device of an `assess` run, and the element that every machine-readable format shows of it. */

import type { Assessment } from '../../assessment/model.ts';
import type { InventoryReading } from '../../inventory/model.ts';

export interface AssessedDevice {
  /** The file that the device was read from; names a device that does not name itself. */
  readonly source: string;
  readonly reading: InventoryReading;
  readonly assessment: Assessment;
}

/** The public form of one device in `json` and `ndjson`: keys and their order are a contract. */
export function elementOf({ reading, assessment }: AssessedDevice): Record<string, unknown> {
  const { asOf, status, reason, products, missing, install, notes } = assessment;
  return {
    machine: { ...reading, products },
    asOf,
    status,
    ...(reason !== undefined && { reason }),
    missing,
    install,
    notes,
  };
}

export function deviceNameOf({ reading, source }: AssessedDevice): string {
  return reading.computerDnsName ?? source;
}
