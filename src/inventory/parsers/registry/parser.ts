/** The registry: `reg query`, `reg export` (.reg), `Get-ItemProperty`. */

import type { InventoryDocument } from '../../document.ts';
import { joinReadings } from '../../join.ts';
import { isCutOff, textOf } from '../../rows/row.ts';
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
  const rows = document.rows.filter(isRegistryRow);
  const { readings, problems } = interpretRows(rows);
  const cut = rows.filter((row) => isCutOff(textOf(row, 'displayname') ?? ''));
  const notes = cut.map(({ place }) => ({ place, message: 'the name is cut off and was left out; use Format-List' }));
  const keys = readKnownKeys(document);
  if (keys.length === 0 || readings.length > 1) return { readings, problems, notes };
  return { readings: [joinReadings([interpretKeys(keys), ...readings])], problems, notes };
}

function readKnownKeys(document: InventoryDocument): RegistryKey[] {
  return document.json === undefined ? readRegistryKeys(document.textLines).filter(isKnownKey) : [];
}
