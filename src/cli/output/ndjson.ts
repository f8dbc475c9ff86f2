/** `--format ndjson`: one line a device, the same element as `json`. */

import { type AssessedDevice, elementOf } from '../../assessment/assessed-device.ts';
import type { Writer } from '../terminal.ts';

export function writeNdjson(devices: Iterable<AssessedDevice>, writer: Writer): void {
  for (const device of devices) writer.write(`${JSON.stringify(elementOf(device))}\n`);
}
