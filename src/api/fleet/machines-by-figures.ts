/** Walks along the devices of some groups in the order of a figure of their states, or of a column, a page at a time. */

import { type Board, type BoardGroup, summariesOf } from '../../fleet/board/board.ts';
import { type DeviceFigures, figuresOf } from '../../fleet/board/device-figures.ts';
import type { StateSummary } from '../../fleet/board/state-summary.ts';
import { nextToken } from '../../odata/next-link.ts';
import type { DeviceCondition, ListedDevice } from '../../store/device-list.ts';
import type { DeviceStore, StateId } from '../../store/store.ts';
import { ListWalk } from '../machines/lists/list-walk.ts';
import { type FigureOrder, FigureWalk, orderByFigure } from './figure-walk.ts';
import type { DevicesAsked, MachineOrder } from './machines-asked.ts';

interface Walked {
  readonly tenant: string;
  readonly board: Board;
  readonly meant: MachinesMeant;
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

export interface MachinesMeant {
  readonly groups: readonly BoardGroup[];
  /** Has every state that a group has, with what its devices miss by `getmissingkbs`, whatever an exception leaves open. */
  readonly summaries: ReadonlyMap<StateId, StateSummary>;
  /** There where it is by a figure. */
  readonly order?: FigureOrder;
}

/** `groups` are some of `view`. */
export function orderMachines(
  groups: readonly BoardGroup[],
  [view, whole]: readonly [view: Board, whole: Board],
  { sort, descending }: Pick<DevicesAsked, 'sort' | 'descending'>,
): MachinesMeant {
  const summaries = new Map([...summariesOf(view), ...summariesOf(whole)]);
  if (sort === 'name' || sort === 'lastSeen') return { groups, summaries };
  const figure = figures[sort];
  // Devices that cannot be judged have no figure, and come last in a list of the worst.
  const figureOf = (state: StateId) => figuresOf(view, summaries.get(state) as StateSummary)?.[figure] ?? null;
  return { groups, summaries, order: orderByFigure(groups, figureOf, descending) };
}

export async function walkByFigures(devices: DeviceStore, walked: Walked) {
  const { board, meant, asked } = walked;
  const { limit, after } = asked;
  const walk = walkOf(devices, walked);
  await walk.from(after);
  const found = walk.found.slice(0, limit);
  const last = found.at(-1);
  return {
    ageMs: walk.ageMs,
    value: found.map((device) => describeMachine(board, device, meant.summaries.get(device.state) as StateSummary)),
    ...(last !== undefined && walk.found.length > limit && { next: nextToken(walk.positionOf(last)) }),
  };
}

function walkOf(devices: DeviceStore, { tenant, meant, conditionOf, columns, counts, asked }: Walked) {
  const { sort, descending, limit } = asked;
  const { groups, order } = meant;
  const wanted = limit + 1;
  const meeting = (of: readonly BoardGroup[]): DeviceCondition => ({ kind: 'and', of: [conditionOf(of), ...columns] });
  if (order !== undefined) {
    return new FigureWalk(devices, { tenant, order, conditionOf: meeting, wanted, ...(counts && { counts }) });
  }
  const terms = [{ column: columnOrders[sort as keyof typeof columnOrders], descending }];
  return new ListWalk(devices, { tenant, where: meeting(groups), terms, descending, wanted, skip: 0 });
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
