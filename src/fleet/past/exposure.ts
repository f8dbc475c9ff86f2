/** How much was open in a fleet at the end of a day. */

import type { AssessmentStatus } from '../../assessment/model.ts';
import { type Board, devicesByStatus, groupsOf } from '../board/board.ts';
import { devicesByOpen } from '../board/open-figures.ts';

export interface Exposure {
  readonly day: string;
  readonly devices: Readonly<Record<AssessmentStatus, number>>;
  /** Pairs of a device and a missing update, and of a device and an open vulnerability. */
  readonly missingUpdates: number;
  readonly openVulnerabilities: number;
  /** Devices by number of missing updates, ascending; all that could be judged, those that miss none first. */
  readonly devicesByMissingUpdates: readonly { readonly missing: number; readonly devices: number }[];
}

export function exposureOf(board: Board): Exposure {
  const byMissing = new Map<number, number>();
  let missingUpdates = 0;
  let openVulnerabilities = 0;
  for (const [{ rows, vulnerabilities }, count] of devicesByOpen(groupsOf(board, { status: 'assessed' }))) {
    missingUpdates += count * rows.length;
    openVulnerabilities += count * vulnerabilities.length;
    byMissing.set(rows.length, (byMissing.get(rows.length) ?? 0) + count);
  }
  const devicesByMissingUpdates = [...byMissing]
    .sort(([one], [other]) => one - other)
    .map(([missing, devices]) => ({ missing, devices }));
  const devices = devicesByStatus(board.groups);
  return { day: board.asOf, devices, missingUpdates, openVulnerabilities, devicesByMissingUpdates };
}
