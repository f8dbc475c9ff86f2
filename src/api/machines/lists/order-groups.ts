/** An order by what is no column: the values one after the other, each with the devices that have it. */

import { compareLiterals } from '../../../odata/compare.ts';
import type { Literal } from '../../../odata/expression.ts';
import type { Order } from '../../../odata/query.ts';
import type { DeviceCondition } from '../../../store/device-list.ts';
import type { StateId } from '../../../store/store.ts';
import type { MachineSystem } from '../machine-resource.ts';
import { sourceOf } from './machine-rules.ts';

export interface OrderGroup {
  readonly value: Literal;
  readonly where: DeviceCondition;
}

export interface GroupedBy {
  /** Those of the tenant's devices, each with its system. */
  readonly states: ReadonlyMap<StateId, MachineSystem>;
  readonly inactiveUntil: string;
}

/** In the order. Null comes first, as OData has it. */
export function orderGroups(
  { property, descending }: Order,
  { states, inactiveUntil }: GroupedBy,
): readonly OrderGroup[] {
  const groups = ascending(property, states, inactiveUntil);
  return descending ? groups.toReversed() : groups;
}

function ascending(property: string, states: GroupedBy['states'], inactiveUntil: string): readonly OrderGroup[] {
  const source = sourceOf(property);
  if (source.from === 'health') {
    const seen = (operator: '>' | '<=') =>
      ({ kind: 'compare', column: 'lastSeen', operator, value: inactiveUntil }) as const;
    return [
      { value: 'Active', where: seen('>') },
      { value: 'Inactive', where: seen('<=') },
    ];
  }
  if (source.from !== 'state') return [{ value: null, where: { kind: 'constant', value: true } }];
  const byValue = Map.groupBy(states, ([, system]) => system[source.field]);
  return [...byValue]
    .sort(([a], [b]) => compareLiterals(a, b))
    .map(([value, of]) => ({ value, where: { kind: 'states', states: of.map(([state]) => state) } }));
}
