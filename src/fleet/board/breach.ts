/** Devices on which a vulnerability has been open for longer than was agreed. */

import { type Severity, severities } from '../../catalog/model.ts';
import { daysAfter } from '../../day.ts';
import { type Board, groupsOf } from './board.ts';
import { devicesByOpen } from './open-figures.ts';

export interface Agreed {
  /** Of it and of what is worse. */
  readonly severity: Severity;
  /** After the update came out; the day of the deadline is the last good one. */
  readonly days: number;
}

export interface Breach {
  readonly devices: number;
  /** Each once, on however many devices. */
  readonly vulnerabilities: number;
}

export function breachOf(board: Board, { severity, days }: Agreed): Breach {
  const { facts, asOf } = board;
  const lastGood = daysAfter(asOf, -days);
  const wanted = severities.slice(0, severities.indexOf(severity) + 1);
  const isMeant = facts.vulnerabilities.map((vulnerability) => wanted.includes(vulnerability.severity));
  const late = new Set<number>();
  let devices = 0;
  for (const [{ rows }, count] of devicesByOpen(groupsOf(board, { status: 'assessed' }))) {
    const places = rows
      .filter(({ released }) => released < lastGood)
      .flatMap(({ vulnerabilities }) => [...vulnerabilities].filter((place) => isMeant[place]));
    if (places.length === 0) continue;
    devices += count;
    for (const place of places) late.add(place);
  }
  return { devices, vulnerabilities: late.size };
}
