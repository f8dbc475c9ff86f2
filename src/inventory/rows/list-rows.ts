/** Records as lists of properties: PowerShell's Format-List ("HotFixID : KB5020872") and wmic's /value ("HotFixID=KB5020872"). */

import { type Row, rowMaker } from './row.ts';

const property = /^[ \t]{0,8}([\p{L}_][\p{L}\p{N}_ .#()/-]{0,63}?)[ \t]*(?:(:)(?=[ \t]|$)|(=))[ \t]?(.*)$/u;

interface Field {
  readonly heading: string;
  text: string;
}

/**
 * A record ends where one of its names comes again, and in Format-List at an empty text line; wmic puts empty ones
 * everywhere. A value that PowerShell wrapped goes on below its own column.
 */
export function readListRows(textLines: readonly string[]): Row[] {
  const make = rowMaker();
  const rows: Row[] = [];
  let fields = new Map<string, Field>();
  let last: Field | undefined;
  let start = 0;
  const finish = () => {
    const headings = Array.from(fields.values(), ({ heading }) => heading);
    const texts = Array.from(fields.values(), ({ text }) => text);
    if (fields.size > 0) rows.push(make(headings, texts, `line ${start + 1}`));
    fields = new Map();
    last = undefined;
  };
  let assigned = false;
  for (const [index, textLine] of textLines.entries()) {
    if (textLine.trim() === '') {
      if (!assigned) finish();
      last = undefined;
      continue;
    }
    if (last !== undefined && /^[ \t]{10,}\S/.test(textLine)) {
      last.text += ` ${textLine.trim()}`;
      continue;
    }
    const match = property.exec(textLine);
    last = undefined;
    if (!match) continue;
    const heading = (match[1] ?? '').trim();
    const name = heading.toLowerCase();
    if (fields.has(name) || assigned !== (match[3] !== undefined)) finish();
    if (fields.size === 0) start = index;
    assigned = match[3] !== undefined;
    last = { heading, text: (match[4] ?? '').trim() };
    fields.set(name, last);
  }
  finish();
  return rows;
}
