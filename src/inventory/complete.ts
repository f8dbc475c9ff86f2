/** The last step before a reading is stored: it must name its device and its build. */

import { machineIdOfName } from '../brand.ts';
import { KnownError } from '../errors.ts';
import type { Inventory, InventoryReading } from './model.ts';

/**
 * The reading with its id: the SHA-1 of the lower-cased DNS name where it brings none. `fallbackName` names a device whose
 * files do not. KnownError InvalidInput when name or build is missing.
 */
export function completeInventory(reading: InventoryReading, fallbackName?: string): Inventory {
  const computerDnsName = reading.computerDnsName ?? fallbackName;
  if (!computerDnsName) {
    throw new KnownError(
      'InvalidInput',
      'The inventory does not name its device: give computerDnsName, or a name with --device.',
    );
  }
  const { osVersion } = reading;
  if (osVersion === undefined) {
    throw new KnownError(
      'InvalidInput',
      `The inventory of ${computerDnsName} does not report the version of the operating system: give osVersion, or a file that has it (systeminfo, Get-ComputerInfo, reg query of CurrentVersion).`,
    );
  }
  return { ...reading, id: reading.id ?? machineIdOfName(computerDnsName), computerDnsName, osVersion };
}
