/** By what a list of devices is ordered, before their ids: columns, which the store orders by, and groups, one after the other. */

import { compareLiterals } from '../../../odata/compare.ts';
import type { Literal } from '../../../odata/expression.ts';
import { foreignToken } from '../../../odata/next-link.ts';
import type { Order } from '../../../odata/query.ts';
import type { DeviceColumn, DeviceCondition, ListedDevice } from '../../../store/device-list.ts';
import type { StateId } from '../../../store/store.ts';
import type { MachineSystem } from '../machine-resource.ts';
import { sourceOf } from './machine-rules.ts';

export type OrderTerm = ColumnTerm | GroupTerm;

export interface ColumnTerm {
  readonly column: Exclude<DeviceColumn, 'id'>;
  readonly descending: boolean;
}

export interface GroupTerm {
  /** Those that some of the states have, or of all devices without states; in the order. */
  readonly groupsOf: (states?: readonly StateId[]) => readonly OrderGroup[];
  readonly valueOf: (device: ListedDevice) => Literal;
  readonly descending: boolean;
}

export interface OrderGroup {
  readonly value: Literal;
  readonly where: DeviceCondition;
  /** There where it is made of them. */
  readonly states?: readonly StateId[];
}

const columns = {
  dnsName: ({ computerDnsName }: ListedDevice) => computerDnsName.toLowerCase(),
  firstSeen: ({ firstSeen }: ListedDevice) => firstSeen,
  lastSeen: ({ lastSeen }: ListedDevice) => lastSeen,
};

export function isColumn(term: OrderTerm): term is ColumnTerm {
  return 'column' in term;
}

export function columnOf(device: ListedDevice, { column }: ColumnTerm): string {
  return columns[column](device);
}

export function orderedBy(device: ListedDevice, term: OrderTerm): Literal {
  return isColumn(term) ? columnOf(device, term) : term.valueOf(device);
}

/** Of a token. An instant is one, or no database could compare it. Throws `KnownError` ODataError. */
export function readColumnValue({ column }: ColumnTerm, value: Literal | undefined): string {
  if (typeof value !== 'string') throw foreignToken();
  if (column === 'dnsName') return value;
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) throw foreignToken();
  return at.toISOString();
}

export interface GroupedBy {
  /** Of all states that a device is in. */
  readonly systems: ReadonlyMap<StateId, MachineSystem>;
  readonly inactiveUntil: string;
}

/** Null comes first, as OData has it. The id is none of them. */
export function termOf({ property, descending }: Order, { systems, inactiveUntil }: GroupedBy): OrderTerm {
  const source = sourceOf(property);
  switch (source.from) {
    case 'column':
      return { column: source.column as ColumnTerm['column'], descending };
    case 'state': {
      const { field } = source;
      return groupTerm(systems, (system) => system[field], descending);
    }
    case 'health':
      return healthTerm(inactiveUntil, descending);
    default:
      // The same for every machine.
      return {
        groupsOf: () => [{ value: null, where: { kind: 'constant', value: true } }],
        valueOf: () => null,
        descending,
      };
  }
}

/** By what devices of one state have in common; null of a state that is not known. */
function groupTerm<Known>(
  known: ReadonlyMap<StateId, Known>,
  read: (known: Known) => Literal,
  descending: boolean,
): GroupTerm {
  const valueOfState = (state: StateId) => {
    const found = known.get(state);
    return found === undefined ? null : read(found);
  };
  return {
    groupsOf(states = [...known.keys()]) {
      const groups = [...Map.groupBy(states, valueOfState)]
        .sort(([one], [other]) => compareLiterals(one, other))
        .map(([value, of]): OrderGroup => ({ value, where: { kind: 'states', states: of }, states: of }));
      return descending ? groups.toReversed() : groups;
    },
    valueOf: ({ state }) => valueOfState(state),
    descending,
  };
}

function healthTerm(inactiveUntil: string, descending: boolean): GroupTerm {
  const group = (value: string, operator: '>' | '<='): OrderGroup => ({
    value,
    where: { kind: 'compare', column: 'lastSeen', operator, value: inactiveUntil },
  });
  const groups = [group('Active', '>'), group('Inactive', '<=')];
  return {
    groupsOf: () => (descending ? groups.toReversed() : groups),
    valueOf: ({ lastSeen }) => (lastSeen > inactiveUntil ? 'Active' : 'Inactive'),
    descending,
  };
}
