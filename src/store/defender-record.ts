/** An answer of Defender's as every database keeps it: its rows packed, null for what it does not have. */

import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { MachineId } from '../brand.ts';
import type { DefenderAnswer } from './defender-store.ts';

/** A row, its columns under these names. */
export interface DefenderRecord {
  readonly machine: string;
  readonly computerDnsName: string;
  readonly fetched: string;
  readonly packed: Uint8Array | null;
  readonly refusal: string | null;
}

export function defenderRecordOf({ rows, refusal, ...rest }: DefenderAnswer): DefenderRecord {
  const packed = rows === undefined ? null : zstdCompressSync(JSON.stringify(rows));
  return { ...rest, packed, refusal: refusal ?? null };
}

export function toDefenderAnswer({ machine, packed, refusal, ...rest }: DefenderRecord): DefenderAnswer {
  return {
    ...rest,
    machine: machine as MachineId,
    ...(packed !== null && { rows: JSON.parse(zstdDecompressSync(packed).toString('utf8')) }),
    ...(refusal !== null && { refusal }),
  };
}
