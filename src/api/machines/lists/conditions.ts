/** Makes what the store lists by of what a filter asks of machines. */

import { isAskedFor } from '../../../odata/evaluate.ts';
import { type Condition, type Expression, type Literal, propertiesOf } from '../../../odata/expression.ts';
import type { DeviceCondition, TagSet } from '../../../store/device-list.ts';
import type { StateId } from '../../../store/store.ts';
import type { MachineSystem } from '../machine-resource.ts';
import { addressCondition, columnCondition } from './column-condition.ts';
import { sourceOf } from './machine-rules.ts';

/** What conditions are decided by, as it is at one moment. */
export interface ListContext {
  readonly states: ReadonlyMap<StateId, MachineSystem>;
  readonly tagSets: readonly TagSet[];
  /** Machines that were last seen then, or before, are inactive. */
  readonly inactiveUntil: string;
}

export function conditionOf(expression: Expression, context: ListContext): DeviceCondition {
  const sources = new Set(propertiesOf(expression).map((property) => sourceOf(property).from));
  if (sources.isSubsetOf(new Set(['constant']))) return { kind: 'constant', value: isAskedFor(expression, constantOf) };
  if (sources.isSubsetOf(new Set(['constant', 'state']))) return byState(expression, context);
  switch (expression.kind) {
    case 'and':
    case 'or':
      return { kind: expression.kind, of: expression.sides.map((side) => conditionOf(side, context)) };
    case 'not':
      return { kind: 'not', of: conditionOf(expression.of, context) };
    case 'any':
      return { kind: 'tagSets', tagSets: tagSetsOf(expression, context) };
    default:
      return leafCondition(expression, context);
  }
}

/** Whether the answer depends on something that may be there only since a moment: states, sets of tags. */
export function dependsOn(expression: Expression, from: 'state' | 'tags'): boolean {
  return propertiesOf(expression).some((property) => sourceOf(property).from === from);
}

/** Decided for each system, which many states share. */
function byState(expression: Expression, { states }: ListContext): DeviceCondition {
  const decided = new Map<MachineSystem, boolean>();
  const found: StateId[] = [];
  for (const [state, system] of states) {
    const meets = decided.get(system) ?? isAskedFor(expression, (property) => systemValueOf(property, system));
    decided.set(system, meets);
    if (meets) found.push(state);
  }
  return { kind: 'states', states: found };
}

function tagSetsOf(expression: Expression, { tagSets }: ListContext): readonly number[] {
  return tagSets
    .map(({ id, tags }) => ({ id, names: tags.map((tag) => tag.toLowerCase()) }))
    .filter(({ names }) => isAskedFor(expression, () => names))
    .map(({ id }) => id);
}

function leafCondition(condition: Condition, { inactiveUntil }: ListContext): DeviceCondition {
  const source = sourceOf(condition.property);
  if (source.from === 'column') return columnCondition(source.column, condition);
  if (source.from === 'address') return addressCondition(condition);
  const [active, inactive] = ['Active', 'Inactive'].map((status) => isAskedFor(condition, () => status));
  if (active === inactive) return { kind: 'constant', value: active as boolean };
  return { kind: 'compare', column: 'lastSeen', operator: active ? '>' : '<=', value: inactiveUntil };
}

function systemValueOf(property: string, system: MachineSystem): Literal {
  const source = sourceOf(property);
  return source.from === 'state' ? system[source.field] : constantOf(property);
}

function constantOf(property: string): Literal {
  const source = sourceOf(property);
  return source.from === 'constant' ? source.value : null;
}
