/** How a run of `assess` tells that answers are older than their question: what holds for all once, the rest device by device. */

import { type AssessedDevice, deviceNameOf } from '../../assessment/assessed-device.ts';
import type { Assessment } from '../../assessment/model.ts';
import type { Terminal } from '../terminal.ts';
import { printable } from '../terminal.ts';

/** Why every answer for this day is stale; undefined when it is not. */
export function staleReasonOfAll(devices: readonly AssessedDevice[]): string | undefined {
  return devices.flatMap(({ assessment }) => assessment.stale).find(isOfAll)?.reason;
}

/** What is stale about this one answer beyond that. */
export function reasonsOfDevice({ stale }: Assessment): string[] {
  return stale.filter((note) => !isOfAll(note)).map(({ reason }) => reason);
}

/** For formats that programs read: one line a kind on standard error, whatever the number of devices. */
export function warnOfStale(devices: readonly AssessedDevice[], terminal: Terminal): void {
  const ofAll = staleReasonOfAll(devices);
  if (ofAll !== undefined) terminal.stderr.write(`missingkbs: ${ofAll}\n`);
  const ahead = devices.filter(({ assessment }) => reasonsOfDevice(assessment).length > 0);
  const [first] = ahead;
  if (first === undefined) return;
  const reason = reasonsOfDevice(first.assessment).join(' ');
  const count = ahead.length === 1 ? '1 device is' : `${ahead.length} devices are`;
  const line = `${count} ahead of the catalogue, the first ${deviceNameOf(first)}: ${reason}`;
  terminal.stderr.write(`missingkbs: ${printable(line)}\n`);
}

function isOfAll({ about }: { readonly about: string }): boolean {
  return about === 'catalogue';
}
