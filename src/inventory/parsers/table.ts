/** The sources of inventories, the more specific before the more general. */

import { computerInfoParser } from './computer-info/parser.ts';
import { contractParser } from './contract/parser.ts';
import { getPackageParser } from './get-package/parser.ts';
import { kbListParser } from './kb-list/parser.ts';
import { operatingSystemParser } from './operating-system/parser.ts';
import type { InventoryParser } from './parser.ts';
import { psWindowsUpdateParser } from './ps-windows-update/parser.ts';
import { quickFixParser } from './quick-fix/parser.ts';
import { registryParser } from './registry/parser.ts';
import { systeminfoParser } from './systeminfo/parser.ts';
import { windowsUpdateAgentParser } from './windows-update-agent/parser.ts';

export const inventoryParsers: readonly InventoryParser[] = [
  contractParser,
  kbListParser,
  systeminfoParser,
  computerInfoParser,
  operatingSystemParser,
  registryParser,
  quickFixParser,
  windowsUpdateAgentParser,
  psWindowsUpdateParser,
  getPackageParser,
];
