/** `--format json`: one array, one element a device in the order of the input. */

import { type AssessedDevice, elementOf } from '../../assessment/assessed-device.ts';
import type { Writer } from '../terminal.ts';

export function writeJson(devices: Iterable<AssessedDevice>, writer: Writer): void {
  let separator = '[\n';
  for (const device of devices) {
    writer.write(separator + indent(JSON.stringify(elementOf(device), null, 2)));
    separator = ',\n';
  }
  writer.write(separator === '[\n' ? '[]\n' : '\n]\n');
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}
