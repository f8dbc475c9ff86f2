/** Several readings of one device made one: what one file lacks another supplies, each field by its own rule of the table. */

import { type FieldName, fieldRules, isListField } from './fields.ts';
import type { InventoryReading } from './model.ts';

/** The device that all readings describe. KnownError InvalidInput when they name different devices, builds, revisions or architectures. */
export function joinReadings(readings: readonly InventoryReading[]): InventoryReading {
  const joined = new Map<FieldName, unknown>();
  for (const reading of readings) {
    for (const [name, rules] of fieldRules) {
      const value = reading[name];
      if (value === undefined || isListField(rules)) continue;
      joined.set(name, joined.has(name) ? rules.join(joined.get(name), value) : value);
    }
  }
  for (const [name, rules] of fieldRules) {
    if (isListField(rules)) joinLists(joined, name, readings, rules.unite);
  }
  const inOrder = [...fieldRules.keys()].filter((name) => joined.has(name));
  return Object.fromEntries(inOrder.map((name) => [name, joined.get(name)])) as InventoryReading;
}

/** All of them at once: joined two by two, the lists of many readings would be read as often as there are readings. */
function joinLists(
  joined: Map<FieldName, unknown>,
  name: FieldName,
  readings: readonly InventoryReading[],
  unite: (entries: readonly unknown[]) => readonly unknown[],
): void {
  const lists = readings.map((reading) => reading[name] as readonly unknown[] | undefined);
  const told = lists.filter((list) => list !== undefined);
  if (told.length > 0) joined.set(name, told.length === 1 ? told[0] : unite(told.flat()));
}
