/** A fleet as NDJSON: an inventory a line, in pieces of some size, since a piece a line would cost more than the line. */

import type { Fleet } from './fleet.ts';

const pieceLength = 1 << 18;

/** The devices of one tenant; without one, those of all. */
export function* ndjsonOf(fleet: Fleet, moment: Date, tenant?: string): Generator<string> {
  const now = fleet.at(moment);
  let piece = '';
  for (let device = 0; device < fleet.devices; device += 1) {
    if (tenant !== undefined && fleet.tenantOf(device) !== tenant) continue;
    piece += `${now.textOf(device)}\n`;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
