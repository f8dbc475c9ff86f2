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
export function readTableRows(textLines: readonly string[]): Row[] {
  const tables = textLines.map((textLine, at) => {
    if (textLine.length > widestTable) return [];
    if (at > 0 && isDashes(textLine)) return readDashed(textLines, at);
    if (!isWmiHeader(textLine) || isDashes(textLines[at + 1])) return [];
    return readColumns(textLines, at, at + 1, findColumnStarts(textLine, /\S+/g), false);
  });
  return [...tables.flat(), ...readFramed(textLines)];
}

function isDashes(textLine: string | undefined): boolean {
  return textLine?.includes('--') === true && dashes.test(textLine);
}

function isWmiHeader(textLine: string): boolean {
  return wmiNames.test(textLine) && wmiHeader.test(textLine);
}

function readDashed(textLines: readonly string[], at: number): Row[] {
  return readColumns(textLines, at - 1, at + 1, findColumnStarts(textLines[at] ?? '', /-+/g), true);
}

/** The rows below a header, up to the next header; in PowerShell's tables an empty line ends them, too. */
function readColumns(
  textLines: readonly string[],
  header: number,
  from: number,
  starts: readonly number[],
  endsAtBlank: boolean,
): Row[] {
  const head = new Head(sliceColumns(textLines[header] ?? '', starts));
  const rows: Row[] = [];
  for (let at = from; at < textLines.length; at++) {
    const textLine = textLines[at] ?? '';
    if (textLine.trim() === '') {
      if (endsAtBlank) break;
      continue;
    }
    if (isDashes(textLines[at + 1]) || isDashes(textLine) || (!endsAtBlank && isWmiHeader(textLine))) break;
    rows.push({ head, cells: sliceColumns(textLine, starts), place: `line ${at + 1}`, textLine });
  }
  return rows;
}

/** "| name | version |" between text lines of "+------+". */
function readFramed(textLines: readonly string[]): Row[] {
  const rows: Row[] = [];
  let head: Head | undefined;
  for (const [index, textLine] of textLines.entries()) {
    if (!textLine.startsWith('|')) {
      if (!textLine.startsWith('+')) head = undefined;
      continue;
    }
    const cells = textLine
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (head === undefined) head = new Head(cells);
    else rows.push({ head, cells, place: `line ${index + 1}` });
  }
  return rows;
}
