/** What a `$filter` of rows by machine leaves of devices, of states, and of the rows of each. */

import { setImmediate } from 'node:timers/promises';
import type { Board } from '../../fleet/board/board.ts';
import type { StateSummary } from '../../fleet/board/state-summary.ts';
import { noDevice } from '../../fleet/defender/asset-rows.ts';
import { readingOf } from '../../odata/apply.ts';
import { isAskedFor } from '../../odata/evaluate.ts';
import { type Expression, propertiesOf } from '../../odata/expression.ts';
import type { DeviceCondition } from '../../store/device-list.ts';
import type { StateId } from '../../store/store.ts';
import { columnCondition } from '../machines/lists/column-condition.ts';
import type { AssetKind } from './asset-kinds.ts';

type AnyKind<Item extends { readonly key: string }> = Pick<AssetKind<Item>, 'itemsOf' | 'rowOf' | 'rules' | 'ofDevice'>;

/** States that are looked at before others have their turn. */
const atOnce = 20;

/** Whether devices of one state have different rows by it. */
export function asksOfDevice({ ofDevice }: Pick<AssetKind<never>, 'ofDevice'>, filter: Expression): boolean {
  return propertiesOf(filter).some((property) => property in ofDevice);
}

/** No device that has a row is left out by it, though some that have none are let in. Undefined where it says nothing of devices. */
export function deviceConditionOf(
  kind: Pick<AssetKind<never>, 'ofDevice'>,
  filter: Expression,
): DeviceCondition | undefined {
  switch (filter.kind) {
    case 'and': {
      const of = filter.sides.flatMap((side) => deviceConditionOf(kind, side) ?? []);
      return of.length === 0 ? undefined : { kind: 'and', of };
    }
    case 'or': {
      const of = filter.sides.flatMap((side) => deviceConditionOf(kind, side) ?? []);
      return of.length < filter.sides.length ? undefined : { kind: 'or', of };
    }
    case 'not':
    case 'any':
      return undefined;
    default: {
      const column = kind.ofDevice[filter.property];
      return column === undefined || column === null ? undefined : columnCondition(column, filter);
    }
  }
}

/** Which rows are asked for. */
export function rowTest({ rules }: Pick<AssetKind<never>, 'rules'>, filter: Expression) {
  return (row: Readonly<Record<string, unknown>>): boolean => isAskedFor(filter, readingOf(row, rules.properties));
}

/** Of states that have a row of those, where the filter asks nothing of devices. */
export async function statesAskedFor<Item extends { readonly key: string }>(
  kind: AnyKind<Item>,
  board: Board,
  filter: Expression,
): Promise<readonly StateId[]> {
  const isWanted = rowTest(kind, filter);
  const has = (summary: StateSummary) =>
    kind.itemsOf(board, summary).some((item) => isWanted(kind.rowOf(noDevice, summary, item)));
  const found = new Set<StateId>();
  for (const [place, { state, summary }] of board.groups.entries()) {
    if (place % atOnce === atOnce - 1) await setImmediate();
    if (!found.has(state) && has(summary)) found.add(state);
  }
  return [...found];
}
