/** The registry: `reg query`, `reg export` (.reg), `Get-ItemProperty`. */

import type { InventoryDocument } from '../../document.ts';
import { joinReadings } from '../../join.ts';
import type { InventoryParser, ParsedInventory } from '../parser.ts';
import { interpretKeys, isKnownKey } from './interpret.ts';
import { type RegistryKey, readRegistryKeys } from './keys.ts';
import { interpretRows, isRegistryRow, provesRegistry } from './rows.ts';

export const registryParser: InventoryParser = {
  format: 'registry',
  description:
    'registry: CurrentVersion with UBR, the .NET Release key, Uninstall keys (reg query, .reg export, Get-ItemProperty)',
  mixes: true,
  recognizes: (document) => readKnownKeys(document).length > 0 || document.rows.some(provesRegistry),
  parse: parseRegistry,
};

function parseRegistry(document: InventoryDocument): ParsedInventory {
  const devices = interpretRows(document.rows.filter(isRegistryRow));
  const keys = readKnownKeys(document);
  if (keys.length === 0 || devices.length > 1) return { readings: devices };
  return { readings: [joinReadings([interpretKeys(keys), ...devices])] };
}

function readKnownKeys(document: InventoryDocument): RegistryKey[] {
  return document.json === undefined ? readRegistryKeys(document.lines).filter(isKnownKey) : [];
}
