/** `systeminfo` in any display language. */

import type { InventoryParser } from '../parser.ts';
import type { SysteminfoEntry } from './entries.ts';
import { findDamagedRecords, readForms } from './forms.ts';
import { findVersionEntries, holdsKbList, interpretEntries } from './interpret.ts';

export const systeminfoParser: InventoryParser = {
  format: 'systeminfo',
  description: 'systeminfo in any display language (text, /FO LIST, /FO TABLE, /FO CSV, JSON made from it)',
  mixes: true,
  recognizes: (document) => readForms(document).some(isSysteminfo),
  parse: (document) => {
    const parsed = readForms(document).filter(isSysteminfo).map(interpretEntries);
    return {
      readings: parsed.flatMap(({ readings }) => readings),
      problems: findDamagedRecords(document),
      notes: parsed.flatMap(({ notes }) => notes ?? []),
    };
  },
};

/** A version below a name, or, in an excerpt, a list of KB numbers that nothing but `systeminfo` brackets so. */
function isSysteminfo(entries: readonly SysteminfoEntry[]): boolean {
  return findVersionEntries(entries).length > 0 || entries.some((entry) => entry.bracketed && holdsKbList(entry));
}
