/** Devices of a range of ids as columns of flat numbers and bytes: some eighty bytes a device, and a million are passed through in milliseconds. */

import type { MachineId } from '../../brand.ts';
import type { TagSetId } from '../device-list.ts';
import type { StateId } from '../state-id.ts';

/** What lists ask of a device. */
export interface ColumnRow {
  /** Or its twenty bytes. */
  readonly id: MachineId | Buffer;
  readonly dnsName: string;
  /** Milliseconds since 1970. */
  readonly firstSeen: number;
  readonly lastSeen: number;
  readonly state: StateId;
  /** 0 for none. */
  readonly tagSet: TagSetId;
  /** As the record has them; empty for none. */
  readonly addresses: string;
}

/** Texts one behind the other, a newline behind each, which none of them has. */
export interface TextColumn {
  /** Where each begins, and where the next one would. */
  readonly starts: Uint32Array;
  readonly bytes: Buffer;
}

export interface ColumnPage {
  readonly devices: number;
  /** Twenty bytes each, ascending. */
  readonly ids: Buffer;
  readonly states: Uint32Array;
  readonly tagSets: Uint32Array;
  readonly firstSeen: Float64Array;
  readonly lastSeen: Float64Array;
  readonly names: TextColumn;
  readonly addresses: TextColumn;
}

export const idBytes = 20;

/** In the order of the ids. Writes over `before` where that has as many: what is read again and again would be garbage of the same size else. */
export function packColumns(rows: readonly ColumnRow[], before?: ColumnPage): ColumnPage {
  const same = before?.devices === rows.length && rows.length > 0 ? before : undefined;
  const ids = same?.ids ?? Buffer.alloc(rows.length * idBytes);
  const states = same?.states ?? new Uint32Array(rows.length);
  const tagSets = same?.tagSets ?? new Uint32Array(rows.length);
  const firstSeen = same?.firstSeen ?? new Float64Array(rows.length);
  const lastSeen = same?.lastSeen ?? new Float64Array(rows.length);
  for (const [place, row] of rows.entries()) {
    if (typeof row.id === 'string') ids.write(row.id, place * idBytes, 'hex');
    else ids.set(row.id, place * idBytes);
    states[place] = row.state;
    tagSets[place] = row.tagSet;
    firstSeen[place] = row.firstSeen;
    lastSeen[place] = row.lastSeen;
  }
  return {
    devices: rows.length,
    ids,
    states,
    tagSets,
    firstSeen,
    lastSeen,
    names: packTexts(
      rows.map(({ dnsName }) => dnsName),
      same?.names,
    ),
    addresses: packTexts(
      rows.map(({ addresses }) => addresses),
      same?.addresses,
    ),
  };
}

export function idAt({ ids }: ColumnPage, row: number): MachineId {
  return ids.toString('hex', row * idBytes, (row + 1) * idBytes) as MachineId;
}

export function bytesIn(page: ColumnPage): number {
  const { devices, names, addresses } = page;
  const fixed = idBytes + 4 + 4 + 8 + 8 + 4 + 4;
  return devices * fixed + names.bytes.length + addresses.bytes.length;
}

/** Less than nothing, nothing or more, as the bytes from the one place up to its end come before, with or behind the others. */
export function compareBytes(
  one: Buffer,
  oneStart: number,
  oneEnd: number,
  other: Buffer,
  otherStart: number,
  otherEnd: number,
): number {
  const both = Math.min(oneEnd - oneStart, otherEnd - otherStart);
  for (let at = 0; at < both; at += 1) {
    const difference = (one[oneStart + at] as number) - (other[otherStart + at] as number);
    if (difference !== 0) return difference;
  }
  return oneEnd - oneStart - (otherEnd - otherStart);
}

function packTexts(texts: readonly string[], before?: TextColumn): TextColumn {
  const joined = `${texts.join('\n')}\n`;
  const bytes = Buffer.from(joined);
  if (before !== undefined && bytes.equals(before.bytes)) return before;
  const isAscii = bytes.length === joined.length;
  const starts = new Uint32Array(texts.length + 1);
  for (const [place, text] of texts.entries()) {
    starts[place + 1] = (starts[place] as number) + (isAscii ? text.length : Buffer.byteLength(text)) + 1;
  }
  return { starts, bytes };
}
