/** `systeminfo` in any display language: text, /FO LIST. */

import type { InventoryDocument } from '../../document.ts';
import type { InventoryParser } from '../parser.ts';
import { readListEntries, type SysteminfoEntry } from './entries.ts';
import { holdsKbList, interpretEntries, isVersionLine } from './interpret.ts';

export const systeminfoParser: InventoryParser = {
  format: 'systeminfo',
  description: 'systeminfo (text, /FO LIST) in any display language',
  recognizes: (document) => isSysteminfo(readEntries(document)),
  parse: (document) => interpretEntries(readEntries(document)),
};

function readEntries(document: InventoryDocument): SysteminfoEntry[] {
  return document.json === undefined ? readListEntries(document.lines) : [];
}

/** A version line below a name, or, in an excerpt, a bracketed list of KB numbers. */
function isSysteminfo(entries: readonly SysteminfoEntry[]): boolean {
  return entries.some((entry, index) => (index > 0 && isVersionLine(entry.value)) || holdsKbList(entry));
}
