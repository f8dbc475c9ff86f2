/** Which updates a history of Windows Update leaves installed: succeeded installations less later removals. */

import type { KbNumber } from '../brand.ts';
import { kbsOfTitle } from './software-list.ts';

export interface HistoryEntry {
  readonly title: string;
  /** The agent's number or word: 1 or "Installation", 2 or "Uninstallation". Absent means an installation. */
  readonly operation: string | undefined;
  /** 2 or "Succeeded" is a success. Absent means that the list was reduced to successes. */
  readonly result: string | undefined;
  /** Any spelling of a moment; entries are only put in order when all have one. */
  readonly date: string | undefined;
}

/**
 * The KBs that are installed after all entries. Where their order is not known, a removal counts as the last word: a missing
 * update too many is better than one too few.
 */
export function replayHistory(entries: readonly HistoryEntry[]): KbNumber[] {
  const timed = entries.map((entry) => ({ entry, time: parseMoment(entry.date) }));
  const ordered = timed.every(({ time }) => time !== undefined);
  if (ordered)
    timed.sort((a, b) => Number(a.time) - Number(b.time) || Number(isRemoval(a.entry)) - Number(isRemoval(b.entry)));
  const installed = new Set<KbNumber>();
  const removed = new Set<KbNumber>();
  for (const { entry } of timed) {
    if (!hasSucceeded(entry)) continue;
    for (const kb of kbsOfTitle(entry.title)) {
      if (isRemoval(entry)) {
        installed.delete(kb);
        if (!ordered) removed.add(kb);
      } else if (isInstallation(entry) && !removed.has(kb)) installed.add(kb);
    }
  }
  return [...installed];
}

function hasSucceeded({ result }: HistoryEntry): boolean {
  return result === undefined || /^(?:2|(?:orc)?succeeded)$/i.test(result);
}

function isInstallation({ operation }: HistoryEntry): boolean {
  return operation === undefined || /^(?:1|(?:uo)?installation)$/i.test(operation);
}

function isRemoval({ operation }: HistoryEntry): boolean {
  return /^(?:2|(?:uo)?uninstallation)$/i.test(operation ?? '');
}

/** ISO 8601, PowerShell 5's "/Date(1669852800000)/", or seconds since 1970. Dates in the order of a language are not told apart. */
function parseMoment(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const wrapped = /^\/Date\((-?\d{1,16})(?:[+-]\d{4})?\)\/$/.exec(text);
  if (wrapped) return Number(wrapped[1]);
  if (/^\d{9,10}$/.test(text)) return Number(text) * 1000;
  const moment = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d|$)/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(moment) ? undefined : moment;
}
