/** Walks along the devices of some groups in the order of a figure of their states, or of a column, a page at a time. */

import { type Board, type BoardGroup, summariesOf } from '../../fleet/board/board.ts';
import { type DeviceFigures, figuresOf } from '../../fleet/board/device-figures.ts';
import type { StateSummary } from '../../fleet/board/state-summary.ts';
import { nextToken } from '../../odata/next-link.ts';
import type { DeviceCondition, ListedDevice } from '../../store/device-list.ts';
import type { DeviceStore, StateId } from '../../store/store.ts';
import { ListWalk } from '../machines/lists/list-walk.ts';
import { FigureWalk } from './figure-walk.ts';
import type { DevicesAsked, MachineOrder } from './machines-asked.ts';

interface Walked {
  readonly tenant: string;
  /** Has every state that a group has. */
  readonly board: Board;
  readonly groups: readonly BoardGroup[];
  readonly conditionOf: (groups: readonly BoardGroup[]) => DeviceCondition;
  readonly columns: readonly DeviceCondition[];
  /** Devices of each state that meet what is asked of columns, where that is asked. */
  readonly counts?: ReadonlyMap<StateId, number>;
  readonly asked: DevicesAsked;
}

const columnOrders = { name: 'dnsName', lastSeen: 'lastSeen' } as const;
const figures: Readonly<Record<Exclude<MachineOrder, keyof typeof columnOrders>, keyof DeviceFigures>> = {
  open: 'openVulnerabilities',
  missing: 'missingUpdates',
  exploited: 'openExploited',
  kev: 'openInKev',
  months: 'monthsBehind',
};

export async function walkByFigures(devices: DeviceStore, walked: Walked) {
  const { board, asked } = walked;
  const { limit, after } = asked;
  const walk = walkOf(devices, walked);
  await walk.from(after);
  const found = walk.found.slice(0, limit);
  const last = found.at(-1);
  const summaries = summariesOf(board);
  return {
    ageMs: walk.ageMs,
    value: found.map((device) => describeMachine(board, device, summaries.get(device.state) as StateSummary)),
    ...(last !== undefined && walk.found.length > limit && { next: nextToken(walk.positionOf(last)) }),
  };
}

function walkOf(devices: DeviceStore, { tenant, board, groups, conditionOf, columns, counts, asked }: Walked) {
  const { sort, descending, limit } = asked;
  const wanted = limit + 1;
  const meeting = (of: readonly BoardGroup[]): DeviceCondition => ({ kind: 'and', of: [conditionOf(of), ...columns] });
  if (sort === 'name' || sort === 'lastSeen') {
    const terms = [{ column: columnOrders[sort], descending }];
    return new ListWalk(devices, { tenant, where: meeting(groups), terms, descending, wanted, skip: 0 });
  }
  const figure = figures[sort];
  // Devices that cannot be judged have no figure, and come last in a list of the worst.
  const figureOf = ({ summary }: BoardGroup) => figuresOf(board, summary)?.[figure] ?? null;
  return new FigureWalk(devices, {
    tenant,
    groups,
    figureOf,
    conditionOf: meeting,
    descending,
    wanted,
    ...(counts && { counts }),
  });
}

/** A machine as a row of the list. */
export function describeMachine(
  board: Board,
  { id, computerDnsName, firstSeen, lastSeen, tags }: Omit<ListedDevice, 'state' | 'addresses'>,
  summary: StateSummary,
) {
  const { status, reason, system } = summary;
  const { osPlatform, version, osVersion, line } = system;
  return {
    id,
    computerDnsName,
    firstSeen,
    lastSeen,
    machineTags: tags,
    osPlatform,
    version,
    osVersion,
    line,
    status,
    ...(reason !== undefined && { reason }),
    ...figuresOf(board, summary),
  };
}
