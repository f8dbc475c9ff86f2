/** Which records of a file belong to which device. */

import { isCutOff, type Row, textOf } from './rows/row.ts';

/** The rows of each device, in the order of the file; rows without a name form one group. */
export function groupByDevice(rows: Iterable<Row>, nameFields: readonly string[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = textOf(row, ...nameFields)?.toLowerCase() ?? '';
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** A computer name that is whole and can be one; "DESKTOP-SJ..." of a narrow table is not. */
export function parseDeviceName(text: string | undefined): string | undefined {
  if (text === undefined || isCutOff(text)) return undefined;
  const name = text.trim().replace(/^\\\\/, '');
  return /^[^\s\\/:*?"<>|,;]{1,255}$/.test(name) && /[\p{L}\p{N}]/u.test(name) ? name : undefined;
}
