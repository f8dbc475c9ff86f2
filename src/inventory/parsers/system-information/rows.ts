/** The first page of msinfo32, its summary of the system, from the text report or from the saved .nfo. */

import type * as saxes from 'saxes';
import { loadWhenNeeded } from '../../../load-when-needed.ts';
import type { InventoryDocument } from '../../document.ts';

/** An item and its value, in the order of the page, which is the same in every display language. */
export interface SummaryRow {
  readonly item: string;
  readonly value: string;
}

export function readSummary(document: InventoryDocument): SummaryRow[] {
  return isNfo(document.text) ? readNfo(document.text) : readReport(document.textLines);
}

/** The summary is the first of the report's parts, and the only one of two columns with a version in its second row. */
function readReport(textLines: readonly string[]): SummaryRow[] {
  const rows: SummaryRow[] = [];
  let parts = 0;
  for (const textLine of textLines) {
    if (/^\[[^\]]{1,200}\]\s*$/.test(textLine)) parts++;
    if (parts > 1) break;
    const [item = '', value, ...rest] = textLine.split('\t');
    if (value !== undefined && rest.every((cell) => cell.trim() === ''))
      rows.push({ item: item.trim(), value: value.trim() });
  }
  return rows;
}

/** The root of the document is MsInfo in every language; the names of the elements below are translated. */
function isNfo(text: string): boolean {
  return /^\s{0,100}(?:<\?xml[^>]{0,200}\?>)?\s{0,100}<MsInfo>/.test(text);
}

/** The rows of the first category; the categories inside it, which are the rest of the report, are not looked at. */
function readNfo(text: string): SummaryRow[] {
  const rows: SummaryRow[] = [];
  const { SaxesParser } = loadWhenNeeded<typeof saxes>('saxes');
  const parser = new SaxesParser();
  const path: string[] = [];
  let cells: string[] = [];
  parser.on('opentag', ({ name }) => {
    path.push(name);
    if (name === 'Data') cells = [];
    else if (path.at(-2) === 'Data') cells.push('');
  });
  const addText = (piece: string) => {
    if (path.at(-2) === 'Data' && cells.length > 0) cells.push(`${cells.pop()}${piece}`);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', ({ name }) => {
    path.pop();
    if (name === 'Data' && cells.length === 2)
      rows.push({ item: cells[0]?.trim() ?? '', value: cells[1]?.trim() ?? '' });
  });
  // What follows is cut off on purpose, and a damaged report ends where it is damaged.
  parser.on('error', () => undefined);
  parser.write(firstCategory(text));
  return rows;
}

function firstCategory(text: string): string {
  const first = text.indexOf('<Category');
  const second = first < 0 ? -1 : text.indexOf('<Category', first + 1);
  return second < 0 ? text : text.slice(0, second);
}
