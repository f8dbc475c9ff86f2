/** Records as tables of a console: PowerShell's Format-Table, wmic's columns, osquery's frames. */

import { findColumnStarts, sliceColumns } from './display-width.ts';
import { Head, type Row } from './row.ts';

const dashes = /^[ \t]*-+([ \t]+-+)*[ \t]*$/;
/** WMI names are never translated; a header of wmic is made of nothing else. */
const wmiHeader = /^[A-Z][A-Za-z0-9_]*([ \t]{2,}[A-Z][A-Za-z0-9_]*)*[ \t]*$/;
const wmiNames = /\b(?:HotFixID|BuildNumber|OSArchitecture|CSName|SystemType|DNSHostName|IdentifyingNumber|Version)\b/i;

/** In characters; no console is wider. */
const widestTable = 8192;

/** The rows of every table in the text. */
export function readTableRows(lines: readonly string[]): Row[] {
  const tables = lines.map((line, at) => {
    if (line.length > widestTable) return [];
    if (at > 0 && isDashes(line)) return readDashed(lines, at);
    if (!isWmiHeader(line) || isDashes(lines[at + 1])) return [];
    return readColumns(lines, at, at + 1, findColumnStarts(line, /\S+/g), false);
  });
  return [...tables.flat(), ...readFramed(lines)];
}

function isDashes(line: string | undefined): boolean {
  return line?.includes('--') === true && dashes.test(line);
}

function isWmiHeader(line: string): boolean {
  return wmiNames.test(line) && wmiHeader.test(line);
}

function readDashed(lines: readonly string[], at: number): Row[] {
  return readColumns(lines, at - 1, at + 1, findColumnStarts(lines[at] ?? '', /-+/g), true);
}

/** The rows below a header, up to the next header; in PowerShell's tables an empty line ends them, too. */
function readColumns(
  lines: readonly string[],
  header: number,
  from: number,
  starts: readonly number[],
  endsAtBlank: boolean,
): Row[] {
  const head = new Head(sliceColumns(lines[header] ?? '', starts));
  const rows: Row[] = [];
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.trim() === '') {
      if (endsAtBlank) break;
      continue;
    }
    if (isDashes(lines[at + 1]) || isDashes(line) || (!endsAtBlank && isWmiHeader(line))) break;
    rows.push({ head, cells: sliceColumns(line, starts), place: `line ${at + 1}`, line });
  }
  return rows;
}

/** "| name | version |" between lines of "+------+". */
function readFramed(lines: readonly string[]): Row[] {
  const rows: Row[] = [];
  let head: Head | undefined;
  for (const [index, line] of lines.entries()) {
    if (!line.startsWith('|')) {
      if (!line.startsWith('+')) head = undefined;
      continue;
    }
    const cells = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (head === undefined) head = new Head(cells);
    else rows.push({ head, cells, place: `line ${index + 1}` });
  }
  return rows;
}
