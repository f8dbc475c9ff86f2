/** The registry: `reg query`, `reg export` (.reg), `Get-ItemProperty`. */

import type { InventoryDocument } from '../../document.ts';
import { joinReadings } from '../../join.ts';
import type { InventoryParser } from '../parser.ts';
import { interpretKeys, isKnownKey } from './interpret.ts';
import { type RegistryKey, readRegistryKeys } from './keys.ts';
import { interpretRows, isRegistryRow } from './rows.ts';

export const registryParser: InventoryParser = {
  format: 'registry',
  description:
    'registry: CurrentVersion with UBR, the .NET Release key, Uninstall keys (reg query, .reg export, Get-ItemProperty)',
  mixes: true,
  recognizes: (document) => readKeys(document).some(isKnownKey) || document.rows.some(isRegistryRow),
  parse: (document) => ({
    readings: [joinReadings([interpretKeys(readKeys(document)), interpretRows(document.rows)])],
  }),
};

function readKeys(document: InventoryDocument): RegistryKey[] {
  return document.json === undefined ? readRegistryKeys(document.lines) : [];
}
