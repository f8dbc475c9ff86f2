/** Looks at the fleets of the tenants that hear of them, and tells what is new. */

import type { Logger } from 'pino';
import type { Severity } from '../../catalog/model.ts';
import type { Board } from '../../fleet/board/board.ts';
import { breachOf } from '../../fleet/board/breach.ts';
import { type FleetVulnerability, openVulnerabilities } from '../../fleet/board/open-vulnerabilities.ts';
import type { ExploitedVulnerability } from '../../notices/notice.ts';
import { type Listeners, listenersOf, tellBreach, tellExploited } from '../../notices/tell.ts';
import type { NoticeStore } from '../../store/notice-store.ts';

export interface FleetLook {
  readonly notices: NoticeStore;
  /** Through the policy of the tenant: what is left open on purpose is not told. */
  readonly boardOf: (tenant: string) => Promise<Board>;
  readonly logger: Logger;
  readonly now: () => number;
}

/** One tenant after the other; of one that cannot be looked at the log tells, and the others go on. */
export async function lookAtFleets(look: FleetLook): Promise<void> {
  for (const listeners of await listenersOf(look.notices, 'exploited-vulnerability', 'sla-breached')) {
    try {
      await lookAtFleet(look, listeners);
    } catch (error) {
      look.logger.warn({ err: error }, 'a fleet cannot be looked at for notices; it is tried again');
    }
  }
}

async function lookAtFleet(look: FleetLook, { tenant, subscriptions }: Listeners): Promise<void> {
  const { notices, now } = look;
  const board = await look.boardOf(tenant);
  // A fleet that is not there yet has not been looked at.
  if (board.groups.every(({ summary }) => summary.status !== 'assessed')) return;
  const hearing = subscriptions.filter(({ kinds }) => kinds.includes('exploited-vulnerability'));
  if (hearing.length > 0) {
    const open = openVulnerabilities(board, { exploited: 'any' }).filter(({ devices }) => devices > 0);
    await tellExploited(notices, { tenant, subscriptions: hearing }, open.map(told), now());
  }
  for (const subscription of subscriptions) {
    if (subscription.sla === undefined) continue;
    const { severity, days } = subscription.sla;
    const breach = breachOf(board, { severity: severity as Severity, days });
    await tellBreach(notices, subscription, { day: board.asOf, severity, days, ...breach }, now());
  }
}

function told({ id, devices, exploited: feed, kev }: FleetVulnerability): ExploitedVulnerability {
  if (kev === undefined) return { id, devices, feed };
  const { dateAdded: added, dueDate: due, ransomware } = kev;
  return { id, devices, feed, kev: { added, due, ransomware } };
}
