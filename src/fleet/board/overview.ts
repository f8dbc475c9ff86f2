/** How a fleet stands today, in one look. */

import type { AssessmentStatus } from '../../assessment/model.ts';
import { type Board, type BoardFilter, devicesByStatus, groupsOf } from './board.ts';
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
  /** Each once, on however many devices. */
  readonly distinct: { readonly updates: number; readonly vulnerabilities: number; readonly exploited: number };
}

export function overviewOf(board: Board, filter: BoardFilter): Overview {
  const { facts } = board;
  const groups = groupsOf(board, filter);
  const assessed = groups.filter(({ summary }) => summary.status === 'assessed');
  const byMonths = [0, 0, 0, 0];
  const updates = new Set<string>();
  let missingUpdates = 0;
  let openVulnerabilities = 0;
  let openExploited = 0;
  let devicesWithExploited = 0;
  for (const [open, devices] of devicesByOpen(assessed)) {
    const months = Math.min(3, monthsBehind(open));
    byMonths[months] = (byMonths[months] ?? 0) + devices;
    for (const { kb } of open.rows) updates.add(kb);
    const exploited = facts.countExploited(open.vulnerabilities);
    missingUpdates += devices * open.rows.length;
    openVulnerabilities += devices * open.vulnerabilities.length;
    openExploited += devices * exploited;
    if (exploited > 0) devicesWithExploited += devices;
  }
  const [fullyPatched = 0, oneMonth = 0, twoMonths = 0, threeMonthsOrMore = 0] = byMonths;
  const byVulnerability = [...devicesByVulnerability(board, assessed)];
  const found = facts.vulnerabilities.filter((_, place) => byVulnerability[place] !== 0);
  return {
    devices: devicesByStatus(groups),
    fullyPatched,
    behind: { oneMonth, twoMonths, threeMonthsOrMore },
    missingUpdates,
    openVulnerabilities,
    openExploited,
    devicesWithExploited,
    distinct: {
      updates: updates.size,
      vulnerabilities: found.length,
      exploited: found.filter(({ exploited }) => exploited).length,
    },
  };
}

/** Months in which updates came out that are missing: a device that lacks one single update of long ago is one month behind. */
export function monthsBehind({ rows }: OpenUpdates): number {
  return new Set(rows.map(({ released }) => released.slice(0, 7))).size;
}
