/** What a device says about itself, in Defender's field names where Defender has one. */

import type { KbNumber, MachineId } from '../brand.ts';

export type Processor = 'x64' | 'x86' | 'arm64' | 'ia64';
export type InstallationType = 'Client' | 'Server' | 'Server Core';

export interface Software {
  readonly name: string;
  readonly version?: string;
  readonly vendor?: string;
}

/** An update that Windows Update itself says is missing on the device. */
export interface OfferedUpdate {
  readonly kb: KbNumber;
  readonly title?: string;
}

/**
 * One reading of one device, from one file or several. A field that is absent was not reported, which is not the same
 * as empty: no `installedKbs` means that nobody asked, `[]` that the device answered "none".
 */
export interface InventoryReading {
  readonly id?: MachineId;
  readonly computerDnsName?: string;
  readonly osName?: string;
  /** The registry's EditionID: "Professional", "EnterpriseS". */
  readonly osEdition?: string;
  /** "10.0.18363.657"; three parts at least, the revision may be unknown. */
  readonly osVersion?: string;
  readonly osProcessor?: Processor;
  readonly installationType?: InstallationType;
  /** Without "KB", ascending by number, each once. Updates that wait for a restart are not among them. */
  readonly installedKbs?: readonly KbNumber[];
  readonly software?: readonly Software[];
  /** ISO 8601 in UTC. */
  readonly lastSeen?: string;
  /** Extended Security Updates are bought and active. */
  readonly esu?: boolean;
  /** The device takes hotpatches instead of the monthly cumulative update. */
  readonly hotpatch?: boolean;
  readonly secureBoot?: boolean;
  /** The `Release` number of the .NET Framework 4 registry key. */
  readonly dotNetRelease?: number;
  /** Updates that Windows Update says are missing, when it was asked on the device. */
  readonly windowsUpdateOffers?: readonly OfferedUpdate[];
}

/** A reading that names its device and its build: what the store keeps. */
export interface Inventory extends InventoryReading {
  readonly id: MachineId;
  readonly computerDnsName: string;
  readonly osVersion: string;
}
