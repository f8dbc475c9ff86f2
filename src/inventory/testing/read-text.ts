/** Reads made-up inventories in tests. */

import assert from 'node:assert/strict';
import type { InventoryReading } from '../model.ts';
import { type ReadInventories, readInventories } from '../read.ts';

export function readText(text: string): ReadInventories {
  return readInventories(new TextEncoder().encode(text), 'inventory.txt');
}

/** The one device in the text, which must be of the format. */
export function readOne(text: string, format: string): InventoryReading {
  const found = readText(text);
  assert.equal(found.format, format);
  assert.equal(found.readings.length, 1);
  return found.readings[0] as InventoryReading;
}

/** The text lines with Windows' line ends. */
export function textLines(...texts: readonly string[]): string {
  return `${texts.join('\r\n')}\r\n`;
}
