/** What a `$filter` of rows by machine leaves of devices, and of the rows of each. */

import { readingOf } from '../../odata/apply.ts';
import { isAskedFor } from '../../odata/evaluate.ts';
import { type Expression, propertiesOf } from '../../odata/expression.ts';
import type { DeviceCondition } from '../../store/device-list.ts';
import { columnCondition } from '../machines/lists/column-condition.ts';
import type { AssetKind } from './asset-kinds.ts';

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
