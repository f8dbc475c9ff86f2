/** Walks along the devices of some groups in the order of a figure of their states, or of a column, a page at a time. */

import { type Board, type BoardGroup, summariesOf } from '../../fleet/board/board.ts';
import { type DeviceFigures, figuresOf } from '../../fleet/board/device-figures.ts';
import type { StateSummary } from '../../fleet/board/state-summary.ts';
import { compareLiterals } from '../../odata/compare.ts';
import { nextToken } from '../../odata/next-link.ts';
import type { DeviceCondition, ListedDevice } from '../../store/device-list.ts';
import type { DeviceStore, StateId } from '../../store/store.ts';
import { ListWalk } from '../machines/lists/list-walk.ts';
import type { OrderGroup } from '../machines/lists/order-groups.ts';
import type { DevicesAsked, MachineOrder } from './machines-asked.ts';

interface Walked {
  readonly tenant: string;
  /** Has every state that a group has. */
  readonly board: Board;
  readonly groups: readonly BoardGroup[];
  readonly where: readonly DeviceCondition[];
  readonly asked: DevicesAsked;
}

const columns = { name: 'computerDnsName', lastSeen: 'lastSeen' } as const;
const figures: Readonly<Record<Exclude<MachineOrder, keyof typeof columns>, keyof DeviceFigures>> = {
  open: 'openVulnerabilities',
  missing: 'missingUpdates',
  exploited: 'openExploited',
  kev: 'openInKev',
  months: 'monthsBehind',
};

export async function walkByFigures(devices: DeviceStore, { tenant, board, groups, where, asked }: Walked) {
  const { sort, descending, limit, after } = asked;
  const walk = new ListWalk(devices, {
    tenant,
    where: { kind: 'and', of: where },
    descending,
    wanted: limit + 1,
    skip: 0,
  });
  if (sort === 'name' || sort === 'lastSeen') {
    await walk.byColumn({ property: columns[sort], descending }, after);
  } else {
    const order = { property: figures[sort], descending };
    await walk.byGroups(groupsByFigure(board, groups, figures[sort], descending), order, after);
  }
  const found = walk.found.slice(0, limit);
  const last = found.at(-1);
  const summaries = summariesOf(board);
  return {
    value: found.map(({ device }) => describeMachine(board, device, summaries.get(device.state) as StateSummary)),
    ...(last !== undefined &&
      walk.found.length > limit && { next: nextToken({ value: last.value, id: last.device.id }) }),
  };
}

/** Devices that cannot be judged have no figure, and come last in a list of the worst. */
function groupsByFigure(
  board: Board,
  groups: readonly BoardGroup[],
  figure: keyof DeviceFigures,
  descending: boolean,
): readonly OrderGroup[] {
  const states = new Map<StateId, number | null>();
  for (const { state, summary } of groups) states.set(state, figuresOf(board, summary)?.[figure] ?? null);
  const byValue = Map.groupBy(states, ([, value]) => value);
  const ascending = [...byValue]
    .sort(([one], [other]) => compareLiterals(one, other))
    .map(([value, of]): OrderGroup => ({ value, where: { kind: 'states', states: of.map(([state]) => state) } }));
  return descending ? ascending.toReversed() : ascending;
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
