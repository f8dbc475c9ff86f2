/** One device from the rows that it answered all queries with. */

import { completeInventory } from '../../inventory/complete.ts';
import type { Inventory, InventoryReading } from '../../inventory/model.ts';
import type { QueryRow } from '../../inventory/parsers/osquery/results.ts';
import { otherSystemOf, readTables } from '../../inventory/parsers/osquery/tables.ts';
import { makeRow } from '../../inventory/rows/row.ts';
import type { OsqueryNode } from '../../store/osquery-store.ts';
import type { QueryAnswer } from './answers.ts';

export type RoundReading = { readonly inventory: Inventory } | { readonly otherSystem: string };

/**
 * The device is the node's machine, whatever it is called by now. An empty table is an answer: a device without patches
 * has none, which is not the same as not being asked. Throws `KnownError` InvalidInput when the tables contradict each other.
 */
export function inventoryOf(node: OsqueryNode, answers: readonly QueryAnswer[], lastSeen?: string): RoundReading {
  const rows = answers.flatMap(({ query, rows }) =>
    rows.map((row): QueryRow => ({ query, row: makeRow(Object.entries(row), query) })),
  );
  const otherSystem = rows.map(otherSystemOf).find((system) => system !== undefined);
  if (otherSystem !== undefined) return { otherSystem };
  const reading: InventoryReading = {
    installedKbs: [],
    software: [],
    ...readTables(rows),
    ...(lastSeen !== undefined && { lastSeen }),
    id: node.machine,
  };
  return { inventory: completeInventory(reading, node.computerDnsName) };
}
