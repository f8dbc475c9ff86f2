/** Win32_QuickFixEngineering in every dress: `wmic qfe`, `Get-HotFix`, `Get-CimInstance`; tables, lists, CSV, JSON. */

import { type KbNumber, parseKbNumber } from '../../../brand.ts';
import type { InventoryDocument } from '../../document.ts';
import { findKbNumbers, sortKbNumbers } from '../../kb-numbers.ts';
import { hasField, isCutOff, type Row, textOf } from '../../rows/row.ts';
import { readEachHost } from '../../split-by-host.ts';
import type { InventoryParser, ParsedInventory, PlacedMessage } from '../parser.ts';

export const quickFixParser: InventoryParser = {
  format: 'quick-fix',
  description: 'wmic qfe, Get-HotFix, Get-CimInstance Win32_QuickFixEngineering (table, list, CSV, JSON)',
  mixes: true,
  recognizes: (document) => document.rows.some((row) => hasField(row, 'hotfixid')),
  parse: parseQuickFixes,
};

function parseQuickFixes(document: InventoryDocument): ParsedInventory {
  const listed = document.rows.filter((row) => hasField(row, 'hotfixid'));
  const notes: PlacedMessage[] = [];
  const read = readEachHost(listed, { subjectOf: (row) => kbsOfRow(row)[0] }, (rows) => {
    const kbs = rows.flatMap((row) => {
      const rowKbs = kbsOfRow(row);
      if (rowKbs.length === 0 && isCutOff(textOf(row, 'hotfixid') ?? '')) {
        notes.push({
          place: row.place,
          message: 'the KB number is cut off; print the list with more width, or as CSV',
        });
      }
      return rowKbs;
    });
    return { installedKbs: sortKbNumbers(kbs) };
  });
  return { ...read, notes };
}

/** "File 1" stands for a hotfix whose number is in the column of service packs. */
function kbsOfRow(row: Row): KbNumber[] {
  const id = textOf(row, 'hotfixid') ?? '';
  const kb = kbOfId(id) ?? (/^file \d+$/i.test(id) ? kbOfId(textOf(row, 'servicepackineffect') ?? '') : undefined);
  if (kb) return [kb];
  return row.textLine !== undefined && !isCutOff(id) ? findKbNumbers(row.textLine).slice(0, 1) : [];
}

/** "KB5020872", "982018", "KB954550-v5"; no number whose end a narrow column may have taken. */
function kbOfId(id: string): KbNumber | undefined {
  const whole = parseKbNumber(id);
  if (whole) return whole;
  const match = /^(KB\d{6,8})(\D.*)$/i.exec(id);
  if (!match || (isCutOff(id) && !/^KB\d{7}/i.test(id))) return undefined;
  return parseKbNumber(match[1] ?? '');
}
