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
  const separator = document.lines.findIndex((line) => line.length < 16_384 && /^=+( =+){9,}\s*$/.test(line));
  if (separator > 0) return readTable(document.lines, separator);
  if (isDelimited(document)) return readDevices(document.lines);
  return [readListEntries(withoutCutNumber(document.lines))];
}

/** Records of /FO CSV that are damaged. */
export function findDamagedRecords(document: InventoryDocument): PlacedMessage[] {
  if (document.json || !isDelimited(document)) return [];
  return readCsv(document.lines, ',').faults.map(({ line, message }) => ({ place: `line ${line}`, message }));
}

function isDelimited({ lines }: InventoryDocument): boolean {
  return lines.some((line) => /^"[^"]*","[^"]*","\d+\.\d+\.\d+ [^"]*"/.test(line.trimStart()));
}

/** Where the text ends within a line, the number there may have lost digits; seven of them are a whole one. */
function withoutCutNumber(lines: readonly string[]): readonly string[] {
  const last = lines.at(-1) ?? '';
  const cut = /^(\s{0,200}\[\d{1,5}\]\s?[:：])\s?KB\d{6}$/i.exec(last);
  return cut ? [...lines.slice(0, -1), cut[1] ?? ''] : lines;
}

function readDevices(lines: readonly string[]): SysteminfoEntry[][] {
  const { records } = readCsv(lines, ',');
  const header = records[0]?.cells ?? [];
  // Without a header (/NH) the first record is a device, too.
  return records.map(({ cells }) => cells.map((cell, index) => makeEntry(header[index] ?? '', cell)));
}

function readTable(lines: readonly string[], separator: number): SysteminfoEntry[][] {
  const starts = findColumnStarts(lines[separator] ?? '', /=+/g);
  const header = sliceColumns(lines[separator - 1] ?? '', starts);
  const records = lines.slice(separator + 1).filter((line) => line.trim() !== '');
  return records.map((line) => sliceColumns(line, starts).map((cell, index) => makeEntry(header[index] ?? '', cell)));
}

/** Objects keep the order of the listing, whatever names they give to the entries. */
function readObject(object: JsonObject): SysteminfoEntry[] {
  return Object.entries(object).map(([label, value]) => {
    if (!Array.isArray(value)) return makeEntry(label, typeof value === 'string' ? value : '');
    return { label, value: '', items: value.filter((item) => typeof item === 'string'), bracketed: false };
  });
}
