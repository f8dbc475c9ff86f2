/** Devices as they were read from files, with what could not be read of them. */

import type { ErrorCode } from '../errors.ts';
import type { InventoryReading } from './model.ts';

export interface ReadDevice {
  /** Base name of the file, or what the caller calls the device: stands in where the device does not name itself. */
  readonly source: string;
  readonly reading: InventoryReading;
}

/** A file, or a record of it, that is not among the devices. */
export interface InventoryFault {
  readonly file: string;
  readonly message: string;
  /** Of a whole file. */
  readonly code?: ErrorCode;
}

export interface ReadDevices {
  /** In the order of the input. */
  readonly devices: readonly ReadDevice[];
  readonly faults: readonly InventoryFault[];
  /** What a file itself leaves out or holds beside devices: no fault, but somebody should know. */
  readonly remarks: readonly string[];
}
