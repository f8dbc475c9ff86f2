/** Which of the devices in one file is the one that was asked for: a list of several hosts never counts for one of them. */

import { isSameDeviceName } from './join-values.ts';
import type { InventoryReading } from './model.ts';

/** The readings of that device, and how many others the file has; or why it cannot be told. */
export type ChosenDevice =
  | { readonly readings: readonly InventoryReading[]; readonly others: number }
  | { readonly fault: string };

/** Names that a message shows. */
const shownNames = 5;

/** A file of one device is taken at the caller's word, whatever it calls the device; of several the one with the name. */
export function chooseDevice(readings: readonly InventoryReading[], name: string): ChosenDevice {
  if (isOneDevice(readings)) return { readings, others: 0 };
  const exact = readings.filter((reading) => reading.computerDnsName?.toLowerCase() === name.toLowerCase());
  const alike = readings.filter(({ computerDnsName: own }) => own !== undefined && isSameDeviceName(own, name));
  const chosen = exact.length > 0 ? exact : alike;
  if (chosen.length > 0 && isOneDevice(chosen)) {
    return { readings: chosen, others: readings.length - chosen.length };
  }
  return {
    fault: `it is of ${readings.length} devices${namesOf(readings)}, and none of them is "${name}" for certain`,
  };
}

/** Readings without a name may be of anybody. */
function isOneDevice(readings: readonly InventoryReading[]): boolean {
  const [first] = readings;
  const name = first?.computerDnsName?.toLowerCase();
  if (readings.length <= 1) return true;
  return name !== undefined && readings.every(({ computerDnsName: own }) => own?.toLowerCase() === name);
}

function namesOf(readings: readonly InventoryReading[]): string {
  const names = [...new Set(readings.flatMap(({ computerDnsName }) => computerDnsName ?? []))];
  if (names.length === 0) return ', which it does not name';
  return ` (${names.slice(0, shownNames).join(', ')}${names.length > shownNames ? ' …' : ''})`;
}
