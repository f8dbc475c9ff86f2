/** Lists of devices: which ones, in which order, from where on, in words that each database makes statements of. */

import type { MachineId } from '../brand.ts';
import type { StateId } from './state-id.ts';

/** "dnsName" is lower case, an instant ISO 8601 in UTC. Only these order a list. */
export type DeviceColumn = 'id' | 'dnsName' | 'firstSeen' | 'lastSeen';

/** The main address is no column that orders, since a device may have none. */
export type ComparedColumn = DeviceColumn | 'mainAddress';

export type DeviceCondition =
  | { readonly kind: 'and' | 'or'; readonly of: readonly DeviceCondition[] }
  | { readonly kind: 'not'; readonly of: DeviceCondition }
  | { readonly kind: 'constant'; readonly value: boolean }
  | {
      readonly kind: 'compare';
      /** What a device has not is different from every value, and otherwise meets nothing. */
      readonly column: ComparedColumn;
      readonly operator: '=' | '<>' | '<' | '<=' | '>' | '>=';
      readonly value: string;
    }
  | { readonly kind: 'in'; readonly column: DeviceColumn; readonly values: readonly string[] }
  | {
      readonly kind: 'match';
      readonly column: ComparedColumn;
      readonly how: 'startswith' | 'endswith' | 'contains';
      readonly text: string;
    }
  /** One of the device's addresses; without a value, any at all. */
  | { readonly kind: 'address'; readonly value?: string }
  | { readonly kind: 'states'; readonly states: readonly StateId[] }
  | { readonly kind: 'tagSets'; readonly tagSets: readonly TagSetId[] };

export type TagSetId = number;

export interface TagSet {
  readonly id: TagSetId;
  readonly tags: readonly string[];
}

export interface ColumnOrder {
  readonly column: DeviceColumn;
  readonly descending: boolean;
}

export interface DeviceQuery {
  readonly where: DeviceCondition;
  /** The id comes last, so that no two devices are alike in all of it. */
  readonly order: readonly ColumnOrder[];
  /** What the device that the list goes on behind had of each column of the order. */
  readonly after?: readonly string[];
  /** Not together with `after`. */
  readonly skip?: number;
  readonly limit: number;
}

/** What a list tells of a device; the rest is its state's. */
export interface ListedDevice {
  readonly id: MachineId;
  readonly computerDnsName: string;
  readonly state: StateId;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly tags: readonly string[];
  /** The main one first. */
  readonly addresses: readonly string[];
}

/** What was found is as it is now, or as it was so long ago: devices that have come to be asked for since may be missing. */
export interface Aged {
  readonly ageMs?: number;
}

export interface DeviceList extends Aged {
  /** Each is asked for now. */
  readonly devices: readonly ListedDevice[];
}

export interface DeviceCount extends Aged {
  readonly devices: number;
}

export interface StateCounts extends Aged {
  /** Of devices; a state that has none is not there. */
  readonly counts: ReadonlyMap<StateId, number>;
}

/** What is to be passed over of a list by id: each device weighs what its state does, or nothing. */
export interface PassedOver {
  readonly where: DeviceCondition;
  readonly descending: boolean;
  readonly weights: ReadonlyMap<StateId, number>;
  readonly limit: number;
}

export interface Passed extends Aged {
  /** Undefined where already the first one weighs too much. */
  readonly last?: MachineId;
  /** Of the limit. */
  readonly left: number;
}

/** The part of `DeviceStore` that lists. */
export interface DeviceLists {
  /** A page of the tenant's devices. Where that is not of now, a list by `lastSeen` tells what that was then. */
  list(tenant: string, query: DeviceQuery): Promise<DeviceList>;
  countListed(tenant: string, where: DeviceCondition): Promise<DeviceCount>;
  countStates(tenant: string, where: DeviceCondition): Promise<StateCounts>;
  /** As many of the first devices as do not weigh more together; undefined where they are to be walked over. */
  passOver(tenant: string, passed: PassedOver): Promise<Passed | undefined>;
  /** Of all tenants: which states there are, those of the past among them. One that came before a list is among them after it. */
  stateIds(): Promise<readonly StateId[]>;
  /** Of all tenants. */
  tagSets(): Promise<readonly TagSet[]>;
}

/** What each device of the list has to meet, as far as it can be told apart. */
export function conjunctsOf(condition: DeviceCondition): readonly DeviceCondition[] {
  return condition.kind === 'and' ? condition.of.flatMap(conjunctsOf) : [condition];
}

/** What is asked of a column alone, and the rest: a walk along the column need not look at what the first rules out. */
export function splitByColumn(where: DeviceCondition, column: DeviceColumn) {
  const parts = conjunctsOf(where).filter((part) => part.kind !== 'constant' || !part.value);
  const isOfColumn = (part: DeviceCondition) => part.kind === 'compare' && part.column === column;
  const and = (of: readonly DeviceCondition[]): DeviceCondition =>
    of.length === 0 ? { kind: 'constant', value: true } : { kind: 'and', of };
  return { along: and(parts.filter(isOfColumn)), rest: and(parts.filter((part) => !isOfColumn(part))) };
}

/** That a device is one of some. */
export function isOfIds(condition: DeviceCondition): boolean {
  const isOne = condition.kind === 'in' || (condition.kind === 'compare' && condition.operator === '=');
  return isOne && condition.column === 'id';
}

/** Lists on a connection of their own, which only reads: for a thread that lists much. */
export interface OpenLists {
  /** As they are now. */
  list(tenant: string, query: DeviceQuery): Promise<readonly ListedDevice[]>;
  close(): Promise<void>;
}

/** How a database writes what a condition is made of. */
export interface ConditionWriter {
  /** The column as a text, or as what it compares like one. */
  column(name: ComparedColumn): string;
  /** Puts a value into the statement, to compare the column with. */
  value(name: ComparedColumn, value: string): string;
  values(name: DeviceColumn, values: readonly string[]): string;
  match(name: ComparedColumn, how: 'startswith' | 'endswith' | 'contains', text: string): string;
  /** Whether the text is one of the device's addresses. */
  address(value: string): string;
  states(states: readonly StateId[]): string;
  tagSets(tagSets: readonly TagSetId[]): string;
}

/** Every value is a parameter: nothing of a condition is ever read as SQL. */
export function writeCondition(condition: DeviceCondition, writer: ConditionWriter): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return `(${condition.of.map((part) => writeCondition(part, writer)).join(condition.kind === 'and' ? ' AND ' : ' OR ')})`;
    case 'not':
      return `NOT (${writeCondition(condition.of, writer)})`;
    case 'constant':
      return condition.value ? '1 = 1' : '1 = 0';
    case 'compare':
      return orNothing(
        condition,
        `${writer.column(condition.column)} ${condition.operator} ${writer.value(condition.column, condition.value)}`,
      );
    case 'in':
      return writer.values(condition.column, condition.values);
    case 'match':
      return orNothing(condition, writer.match(condition.column, condition.how, condition.text));
    case 'address':
      return condition.value === undefined
        ? 'd.addresses IS NOT NULL'
        : `(d.addresses IS NOT NULL AND ${writer.address(condition.value)})`;
    case 'states':
      return writer.states(condition.states);
    case 'tagSets':
      // A device without tags has no set, and is asked for by `not`.
      return `(${writer.tagSets(condition.tagSets)} AND d.tag_set_id IS NOT NULL)`;
  }
}

/** Of a device without addresses, what is asked of the main one is neither true nor false to a database. */
function orNothing(
  { column, ...condition }: { readonly column: ComparedColumn; readonly operator?: string },
  written: string,
): string {
  if (column !== 'mainAddress') return written;
  return condition.operator === '<>'
    ? `(d.addresses IS NULL OR ${written})`
    : `(d.addresses IS NOT NULL AND ${written})`;
}

/** Where a list goes on. */
export function writeAfter({ order, after }: DeviceQuery, writer: ConditionWriter): string {
  return after === undefined ? '1 = 1' : writeBehind(order, after, writer);
}

function writeBehind(
  [first, ...rest]: readonly ColumnOrder[],
  [value = '', ...values]: readonly string[],
  writer: ConditionWriter,
): string {
  if (first === undefined) return '1 = 0';
  const sign = first.descending ? '<' : '>';
  const compare = (operator: string) =>
    `${writer.column(first.column)} ${operator} ${writer.value(first.column, value)}`;
  if (rest.length === 0) return compare(sign);
  // In the order of the statement, as some databases count their parameters. The first part is what an index finds.
  return `(${compare(`${sign}=`)} AND (${compare(sign)} OR ${writeBehind(rest, values, writer)}))`;
}

export function writeOrder({ order }: DeviceQuery, writer: ConditionWriter): string {
  return order.map(({ column, descending }) => `${writer.column(column)} ${descending ? 'DESC' : 'ASC'}`).join(', ');
}
