/** What a device says about itself, in Defender's field names where Defender has one. */

import type { MachineId } from '../brand.ts';
import type { Fields, StateFieldName, ValueOf } from './fields.ts';

export type { InstallationType } from './installation-type.ts';
export type { OfferedUpdate } from './offers.ts';
export type { Processor } from './processor.ts';
export type { Software } from './software-list.ts';

/**
 * One reading of one device, from one file or several. A field that is absent was not reported, which is not the same
 * as empty: no `installedKbs` means that nobody asked, `[]` that the device answered "none". The fields: `fields.ts`.
 */
export type InventoryReading = { readonly [Name in keyof Fields]?: ValueOf<Fields[Name]> };

/** What the answer depends on, of one reading. */
export type StateOfReading = Pick<InventoryReading, StateFieldName>;

/** A reading that names its device and its build: what the store keeps. */
export interface Inventory extends InventoryReading {
  readonly id: MachineId;
  readonly computerDnsName: string;
  readonly osVersion: string;
}
