/** Everything about a device that the answer depends on, in canonical form: devices that share it share the answer. */

import { createHash } from 'node:crypto';
import type { KbNumber } from '../brand.ts';
import { sortKbNumbers } from '../inventory/kb-numbers.ts';
import { isOfMicrosoft } from '../inventory/maker.ts';
import type { InstallationType, InventoryReading, Processor, Software } from '../inventory/model.ts';

/** No identity, no dates, lists sorted and without repeats. It does not depend on the catalogue, so a new catalogue never touches devices. */
export interface PatchState {
  readonly osName?: string;
  readonly osEdition?: string;
  readonly osVersion?: string;
  readonly osProcessor?: Processor;
  readonly installationType?: InstallationType;
  readonly installedKbs?: readonly KbNumber[];
  readonly software?: readonly Software[];
  readonly esu?: boolean;
  readonly hotpatch?: boolean;
  readonly secureBoot?: boolean;
  readonly dotNetRelease?: number;
}

export function patchStateOf(reading: InventoryReading): PatchState {
  return {
    ...(reading.osName !== undefined && { osName: reading.osName }),
    ...(reading.osEdition !== undefined && { osEdition: reading.osEdition }),
    ...(reading.osVersion !== undefined && { osVersion: reading.osVersion }),
    ...(reading.osProcessor !== undefined && { osProcessor: reading.osProcessor }),
    ...(reading.installationType !== undefined && { installationType: reading.installationType }),
    ...(reading.installedKbs !== undefined && { installedKbs: sortKbNumbers(reading.installedKbs) }),
    ...(reading.software !== undefined && { software: canonicalSoftware(reading.software) }),
    ...(reading.esu !== undefined && { esu: reading.esu }),
    ...(reading.hotpatch !== undefined && { hotpatch: reading.hotpatch }),
    ...(reading.secureBoot !== undefined && { secureBoot: reading.secureBoot }),
    ...(reading.dotNetRelease !== undefined && { dotNetRelease: reading.dotNetRelease }),
  };
}

/** SHA-256 of the canonical form, hexadecimal. */
export function fingerprintOf(state: PatchState): string {
  return createHash('sha256').update(JSON.stringify(state)).digest('hex');
}

/** Only Microsoft's software can have a KB; everything else would make every device a state of its own. */
function canonicalSoftware(software: readonly Software[]): Software[] {
  const byKey = new Map<string, Software>();
  for (const { name, version } of software.filter(isOfMicrosoft)) {
    byKey.set(`${name}\u0000${version ?? ''}`, { name, ...(version !== undefined && { version }) });
  }
  return [...byKey.keys()].sort().flatMap((key) => byKey.get(key) ?? []);
}
