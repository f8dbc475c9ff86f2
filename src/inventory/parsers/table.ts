/** The sources of inventories, the more specific before the more general. */

import { contractParser } from './contract/parser.ts';
import type { InventoryParser } from './parser.ts';
import { systeminfoParser } from './systeminfo/parser.ts';

export const inventoryParsers: readonly InventoryParser[] = [contractParser, systeminfoParser];
