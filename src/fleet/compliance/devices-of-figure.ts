/** The single devices behind a figure of compliance, on whatever day. */

import type { MachineId } from '../../brand.ts';
import { type BoardGroup, countDevices } from '../board/board.ts';
import type { Page } from '../past/past-fleet.ts';
import { type SeenPast, seenOn } from '../past/seen-past.ts';
import { type DeviceFigure, groupsOfFigure } from './late-figures.ts';
import type { Part } from './parts.ts';
import type { ComplianceQuestion } from './question.ts';

export interface DevicesOfFigure {
  readonly day: string;
  readonly total: number;
  readonly machineIds: readonly MachineId[];
}

export interface FigureAsked {
  readonly figure: DeviceFigure;
  /** Undefined of all; null of devices without a ring, tag or platform. */
  readonly part: Part;
}

export async function devicesOfFigure(
  past: SeenPast,
  question: ComplianceQuestion,
  day: string,
  { figure, part }: FigureAsked,
  page: Page,
): Promise<DevicesOfFigure> {
  const board = await seenOn(past, day, await past.policyOn(day));
  const wanted = groupsOfFigure(board, question, figure, part);
  const named = wanted.flatMap(({ machineId }) => machineId ?? []);
  const unwanted = board.groups.flatMap(({ machineId }) =>
    machineId === undefined || named.includes(machineId) ? [] : [machineId],
  );
  const groups = wanted.filter(isUnnamed).map(({ state, tags }) => ({ states: [state], tags }));
  const machineIds = await past.fleet.machinesBehind(groups, [day], { ...page, also: named, never: unwanted });
  return { day, total: countDevices(wanted), machineIds };
}

function isUnnamed({ machineId }: BoardGroup): boolean {
  return machineId === undefined;
}
