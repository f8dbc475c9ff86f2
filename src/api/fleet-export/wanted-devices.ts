/** Which devices an export's filter asks for: what columns decide is the store's to find, the rest is decided device by device, so that none is missed whose state or tags are new. */

import { readingOf } from '../../odata/apply.ts';
import { isAskedFor } from '../../odata/evaluate.ts';
import type { Expression } from '../../odata/expression.ts';
import type { DeviceCondition, ListedDevice } from '../../store/device-list.ts';
import { conditionOf, dependsOn } from '../machines/lists/conditions.ts';
import { machineRules } from '../machines/lists/machine-rules.ts';
import { machineOf } from '../machines/machine-resource.ts';
import type { KnownPart } from './known-parts.ts';

export interface SplitFilter {
  readonly where: DeviceCondition;
  readonly rest?: Expression;
}

const everything: DeviceCondition = { kind: 'constant', value: true };

export function splitFilter(filter: Expression | undefined, inactiveUntil: string): SplitFilter {
  if (filter === undefined) return { where: everything };
  const sides = filter.kind === 'and' ? filter.sides : [filter];
  const isRest = (side: Expression) => dependsOn(side, 'state') || dependsOn(side, 'tags');
  const rest = sides.filter(isRest);
  const byStore = sides.filter((side) => !isRest(side));
  const context = { states: new Map(), tagSets: [], inactiveUntil };
  return {
    where: { kind: 'and', of: [everything, ...byStore.map((side) => conditionOf(side, context))] },
    ...(rest.length > 0 && { rest: { kind: 'and', sides: rest } }),
  };
}

export function wantedBy(
  filter: Expression | undefined,
  inactiveUntil: string,
): (device: ListedDevice, part: KnownPart) => boolean {
  if (filter === undefined) return () => true;
  return (device, { system }) =>
    isAskedFor(filter, readingOf(machineOf(device, system, inactiveUntil), machineRules.properties));
}
