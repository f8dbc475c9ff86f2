/** Walks along the devices of some groups in the order of a figure of their states, or of a column, a page at a time. */

import { type Board, type BoardGroup, summariesOf } from '../../fleet/board/board.ts';
import { type DeviceFigures, figuresOf } from '../../fleet/board/device-figures.ts';
import type { StateSummary } from '../../fleet/board/state-summary.ts';
import { nextToken } from '../../odata/next-link.ts';
import type { DeviceCondition, ListedDevice } from '../../store/device-list.ts';
import type { DeviceStore, StateId } from '../../store/store.ts';
import { ListWalk } from '../machines/lists/list-walk.ts';
import { groupTerm, type OrderTerm } from '../machines/lists/order-terms.ts';
import type { DevicesAsked, MachineOrder } from './machines-asked.ts';

interface Walked {
  readonly tenant: string;
  /** Has every state that a group has. */
  readonly board: Board;
  readonly groups: readonly BoardGroup[];
  readonly where: readonly DeviceCondition[];
  readonly asked: DevicesAsked;
}

const columns = { name: 'dnsName', lastSeen: 'lastSeen' } as const;
const figures: Readonly<Record<Exclude<MachineOrder, keyof typeof columns>, keyof DeviceFigures>> = {
  open: 'openVulnerabilities',
  missing: 'missingUpdates',
  exploited: 'openExploited',
  kev: 'openInKev',
  months: 'monthsBehind',
};

export async function walkByFigures(devices: DeviceStore, { tenant, board, groups, where, asked }: Walked) {
  const { descending, limit, after } = asked;
  const walk = new ListWalk(devices, {
    tenant,
    where: { kind: 'and', of: where },
    terms: [termOf(board, groups, asked)],
    descending,
    wanted: limit + 1,
    skip: 0,
  });
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

/** Devices that cannot be judged have no figure, and come last in a list of the worst. */
function termOf(board: Board, groups: readonly BoardGroup[], { sort, descending }: DevicesAsked): OrderTerm {
  if (sort === 'name' || sort === 'lastSeen') return { column: columns[sort], descending };
  const figure = figures[sort];
  const states = new Map<StateId, number | null>();
  for (const { state, summary } of groups) states.set(state, figuresOf(board, summary)?.[figure] ?? null);
  return groupTerm(states, (value) => value, descending);
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
