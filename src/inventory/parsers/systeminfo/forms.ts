/** The forms in which a `systeminfo` listing comes: text, /FO CSV, /FO TABLE, and JSON made from any of them. */

import type { InventoryDocument } from '../../document.ts';
import { readCsv } from '../../rows/csv.ts';
import { findColumnStarts, sliceColumns } from '../../rows/display-width.ts';
import { isObject, type JsonObject } from '../../text/json-values.ts';
import type { PlacedMessage } from '../parser.ts';
import { makeEntry, readListEntries, type SysteminfoEntry } from './entries.ts';

/** Entries of the document, a list for each record of a table and for each JSON object, one list for text. */
export function readForms(document: InventoryDocument): SysteminfoEntry[][] {
  if (document.json) return document.json.values.map(({ value }) => (isObject(value) ? readObject(value) : []));
  const separator = document.textLines.findIndex(
    (textLine) => textLine.length < 16_384 && /^=+( =+){9,}\s*$/.test(textLine),
  );
  if (separator > 0) return readTable(document.textLines, separator);
  if (isDelimited(document)) return readDevices(document.textLines);
  return [readListEntries(withoutCutNumber(document.textLines))];
}

/** Records of /FO CSV that are damaged. */
export function findDamagedRecords(document: InventoryDocument): PlacedMessage[] {
  if (document.json || !isDelimited(document)) return [];
  return readCsv(document.textLines, ',').faults.map(({ textLineNumber, message }) => ({
    place: `line ${textLineNumber}`,
    message,
  }));
}

function isDelimited({ textLines }: InventoryDocument): boolean {
  return textLines.some((textLine) => /^"[^"]*","[^"]*","\d+\.\d+\.\d+ [^"]*"/.test(textLine.trimStart()));
}

/** Where the text ends within a text line, the number there may have lost digits; seven of them are a whole one. */
function withoutCutNumber(textLines: readonly string[]): readonly string[] {
  const last = textLines.at(-1) ?? '';
  const cut = /^(\s{0,200}\[\d{1,5}\]\s?[:：])\s?KB\d{6}$/i.exec(last);
  return cut ? [...textLines.slice(0, -1), cut[1] ?? ''] : textLines;
}

function readDevices(textLines: readonly string[]): SysteminfoEntry[][] {
  const { records } = readCsv(textLines, ',');
  const header = records[0]?.cells ?? [];
  // Without a header (/NH) the first record is a device, too.
  return records.map(({ cells }) => cells.map((cell, index) => makeEntry(header[index] ?? '', cell)));
}

function readTable(textLines: readonly string[], separator: number): SysteminfoEntry[][] {
  const starts = findColumnStarts(textLines[separator] ?? '', /=+/g);
  const header = sliceColumns(textLines[separator - 1] ?? '', starts);
  const records = textLines.slice(separator + 1).filter((textLine) => textLine.trim() !== '');
  return records.map((textLine) =>
    sliceColumns(textLine, starts).map((cell, index) => makeEntry(header[index] ?? '', cell)),
  );
}

/** Objects keep the order of the listing, whatever names they give to the entries. */
function readObject(object: JsonObject): SysteminfoEntry[] {
  return Object.entries(object).map(([label, value]) => {
    if (!Array.isArray(value)) return makeEntry(label, typeof value === 'string' ? value : '');
    return { label, value: '', items: value.filter((item) => typeof item === 'string'), bracketed: false };
  });
}
