/** Records as lists of properties: PowerShell's Format-List ("HotFixID : KB5020872") and wmic's /value ("HotFixID=KB5020872"). */

import { makeRow, type Row } from './row.ts';

const property = /^[ \t]{0,8}([\p{L}_][\p{L}\p{N}_ .#()/-]{0,63}?)[ \t]*(?:(:)(?=[ \t]|$)|(=))[ \t]?(.*)$/u;

/**
 * A record ends where one of its names comes again, and in Format-List at an empty line; wmic puts empty lines
 * everywhere. A value that PowerShell wrapped goes on below its own column.
 */
export function readListRows(lines: readonly string[]): Row[] {
  const rows: Row[] = [];
  let fields = new Map<string, string>();
  let last: string | undefined;
  let start = 0;
  const finish = () => {
    if (fields.size > 0) rows.push(makeRow(fields, `line ${start + 1}`));
    fields = new Map();
    last = undefined;
  };
  let assigned = false;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') {
      if (!assigned) finish();
      last = undefined;
      continue;
    }
    if (last !== undefined && /^[ \t]{10,}\S/.test(line)) {
      fields.set(last, `${fields.get(last)} ${line.trim()}`);
      continue;
    }
    const match = property.exec(line);
    last = undefined;
    if (!match) continue;
    const name = (match[1] ?? '').trim().toLowerCase();
    if (fields.has(name) || assigned !== (match[3] !== undefined)) finish();
    if (fields.size === 0) start = index;
    assigned = match[3] !== undefined;
    fields.set(name, (match[4] ?? '').trim());
    last = name;
  }
  finish();
  return rows;
}
