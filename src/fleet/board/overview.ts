/** How a fleet stands today, in one look. */

import type { AssessmentStatus } from '../../assessment/model.ts';
import { type Board, type BoardFilter, type BoardGroup, devicesByStatus, groupsOf } from './board.ts';
import { noBoardThreats } from './kev-table.ts';
import { devicesByOpen, devicesByVulnerability } from './open-figures.ts';
import type { OpenUpdates } from './state-summary.ts';

export interface Overview {
  /** Those that could not be judged are in no other figure. */
  readonly devices: Readonly<Record<AssessmentStatus, number>>;
  readonly fullyPatched: number;
  /** Devices by how many months they miss updates of, as `monthsBehind` counts. */
  readonly behind: { readonly oneMonth: number; readonly twoMonths: number; readonly threeMonthsOrMore: number };
  /** Pairs of a device and a missing update, and of a device and an open vulnerability; those that are exploited among them. */
  readonly missingUpdates: number;
  readonly openVulnerabilities: number;
  readonly openExploited: number;
  /** Devices on which an exploited vulnerability is open. */
  readonly devicesWithExploited: number;
  /** The same of those that KEV has: another statement, of other days. */
  readonly openInKev: number;
  readonly devicesWithKev: number;
  /** What exceptions leave open, which is in no other figure. */
  readonly excepted: {
    readonly devices: number;
    readonly missingUpdates: number;
    readonly openVulnerabilities: number;
  };
  /** Each once, on however many devices. */
  readonly distinct: {
    readonly updates: number;
    readonly vulnerabilities: number;
    readonly exploited: number;
    readonly inKev: number;
  };
}

export function overviewOf(board: Board, filter: BoardFilter): Overview {
  const { facts, threats: { kev } = noBoardThreats } = board;
  const groups = groupsOf(board, filter);
  const assessed = groups.filter(({ summary }) => summary.status === 'assessed');
  const byMonths = [0, 0, 0, 0];
  const updates = new Set<string>();
  let missingUpdates = 0;
  let openVulnerabilities = 0;
  let openExploited = 0;
  let devicesWithExploited = 0;
  let openInKev = 0;
  let devicesWithKev = 0;
  for (const [open, devices] of devicesByOpen(assessed)) {
    const months = Math.min(3, monthsBehind(open));
    byMonths[months] = (byMonths[months] ?? 0) + devices;
    for (const { kb } of open.rows) updates.add(kb);
    const exploited = facts.countExploited(open.vulnerabilities);
    missingUpdates += devices * open.rows.length;
    openVulnerabilities += devices * open.vulnerabilities.length;
    openExploited += devices * exploited;
    if (exploited > 0) devicesWithExploited += devices;
    const inKev = kev.count(open.vulnerabilities);
    openInKev += devices * inKev;
    if (inKev > 0) devicesWithKev += devices;
  }
  const [fullyPatched = 0, oneMonth = 0, twoMonths = 0, threeMonthsOrMore = 0] = byMonths;
  const byVulnerability = [...devicesByVulnerability(board, assessed)];
  const found = facts.vulnerabilities.filter((_, place) => byVulnerability[place] !== 0);
  const inKev = byVulnerability.filter((devices, place) => devices !== 0 && kev.at(place) !== undefined).length;
  return {
    devices: devicesByStatus(groups),
    fullyPatched,
    behind: { oneMonth, twoMonths, threeMonthsOrMore },
    missingUpdates,
    openVulnerabilities,
    openExploited,
    devicesWithExploited,
    openInKev,
    devicesWithKev,
    excepted: countExcepted(assessed),
    distinct: {
      updates: updates.size,
      vulnerabilities: found.length,
      exploited: found.filter(({ exploited }) => exploited).length,
      inKev,
    },
  };
}

function countExcepted(groups: readonly BoardGroup[]): Overview['excepted'] {
  const excepted = { devices: 0, missingUpdates: 0, openVulnerabilities: 0 };
  for (const { devices, leftOpen } of groups) {
    if (leftOpen === undefined) continue;
    excepted.devices += devices;
    excepted.missingUpdates += devices * leftOpen.updates;
    excepted.openVulnerabilities += devices * leftOpen.vulnerabilities.length;
  }
  return excepted;
}

/** Months in which updates came out that are missing: a device that lacks one single update of long ago is one month behind. */
export function monthsBehind({ rows }: OpenUpdates): number {
  // A list of devices asks it of ten thousand states at once, and most of them miss nothing or one update.
  if (rows.length < 2) return rows.length;
  return new Set(rows.map(({ released }) => released.slice(0, 7))).size;
}
