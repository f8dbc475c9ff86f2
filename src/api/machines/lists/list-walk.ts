/** Walks along a tenant's devices in an order of several terms, from where a page begins, until a page is full. */

import { type MachineId, parseMachineId } from '../../../brand.ts';
import { compareLiterals } from '../../../odata/compare.ts';
import type { Literal } from '../../../odata/expression.ts';
import { foreignToken, type Position } from '../../../odata/next-link.ts';
import type { DeviceCondition, ListedDevice, StateCounts } from '../../../store/device-list.ts';
import type { DeviceStore, StateId } from '../../../store/store.ts';
import {
  type ColumnTerm,
  columnOf,
  type GroupTerm,
  isColumn,
  type OrderGroup,
  type OrderTerm,
  orderedBy,
  readColumnValue,
} from './order-terms.ts';

/** Devices that are read before others have their turn: some milliseconds of them. */
const slice = 1_000;

export interface Walked {
  readonly tenant: string;
  readonly where: DeviceCondition;
  /** Before the id. */
  readonly terms: readonly OrderTerm[];
  /** By id. */
  readonly descending: boolean;
  readonly wanted: number;
  readonly skip: number;
}

/** The part of the list that a step is about, and what its devices still differ in. */
interface Scope {
  readonly where: DeviceCondition;
  /** There where groups of states were chosen before. */
  readonly states?: readonly StateId[];
  readonly terms: readonly OrderTerm[];
}

/** Where a step begins: behind the device that has these values of its terms, and this id. */
interface From {
  readonly values: readonly Literal[];
  readonly id: MachineId;
}

export class ListWalk {
  readonly found: ListedDevice[] = [];
  readonly #devices: DeviceStore;
  readonly #walked: Walked;
  #skip: number;
  #ageMs: number | undefined;

  constructor(devices: DeviceStore, walked: Walked) {
    this.#devices = devices;
    this.#walked = walked;
    this.#skip = walked.skip;
  }

  /** Throws `KnownError` ODataError for a place of another list. */
  async from(after: Position | undefined): Promise<void> {
    if (after !== undefined) this.#skip = 0;
    const { where, terms } = this.#walked;
    await this.#walk({ where, terms }, after && { values: after.values, id: idOf(after) });
  }

  /** How old what was found is, unless it is of now. */
  get ageMs(): number | undefined {
    return this.#ageMs;
  }

  positionOf(device: ListedDevice): Position {
    return { values: this.#walked.terms.map((term) => orderedBy(device, term)), id: device.id };
  }

  async #walk(scope: Scope, from: From | undefined): Promise<void> {
    const [first, ...rest] = scope.terms;
    if (first !== undefined && !isColumn(first)) {
      await this.#byGroups(first, { ...scope, terms: rest }, from);
      return;
    }
    const end = scope.terms.findIndex((term) => !isColumn(term));
    if (end < 0) await this.#byColumns(scope.where, scope.terms as readonly ColumnTerm[], from);
    else await this.#byRuns(scope, scope.terms.slice(0, end) as readonly ColumnTerm[], from);
  }

  async #byGroups(term: GroupTerm, scope: Scope, from: From | undefined): Promise<void> {
    const groups = term.groupsOf(scope.states);
    const counts = await this.#countsOf(scope, groups);
    for (const { value, where, states = scope.states } of groups) {
      if (this.#isFull) return;
      const place = from === undefined ? 1 : compareLiterals(value, from.values[0] ?? null) * signOf(term);
      if (place < 0) continue;
      const within: Scope = { ...scope, where: both(scope.where, where), ...(states && { states }) };
      if (await this.#skipsAll(within, counts)) continue;
      await this.#walk(within, place === 0 ? from && { ...from, values: from.values.slice(1) } : undefined);
    }
  }

  async #byColumns(where: DeviceCondition, columns: readonly ColumnTerm[], from: From | undefined): Promise<void> {
    for (let after = from; !this.#isFull; ) {
      const limit = Math.min(slice, this.#walked.wanted - this.found.length);
      const rows = await this.#list(where, columns, after, { limit, ...(after === undefined && { skip: this.#skip }) });
      this.#skip = 0;
      this.found.push(...rows);
      const last = rows.at(-1);
      if (last === undefined || rows.length < limit) return;
      after = { values: columns.map((column) => columnOf(last, column)), id: last.id };
    }
  }

  /** Devices that are alike in the columns are put into the order of what follows; where they are many, by a walk of their own. */
  async #byRuns(scope: Scope, columns: readonly ColumnTerm[], from: From | undefined): Promise<void> {
    const terms = scope.terms.slice(columns.length);
    const runOf = (values: readonly string[]): Scope => ({
      ...scope,
      where: alike(scope.where, columns, values),
      terms,
    });
    let after: From | undefined;
    if (from !== undefined) {
      const values = columns.map((column, place) => readColumnValue(column, from.values[place]));
      await this.#walk(runOf(values), { ...from, values: from.values.slice(columns.length) });
      after = { values, id: this.#lastId };
    }
    while (!this.#isFull) {
      const rows = await this.#list(scope.where, columns, after, { limit: slice });
      const runs = [
        ...Map.groupBy(rows, (device) => JSON.stringify(columns.map((column) => columnOf(device, column)))),
      ];
      const isEnd = rows.length < slice;
      if (runs.length === 1 && !isEnd) {
        const values = valuesOf(runs);
        await this.#walk(runOf(values), undefined);
        after = { values, id: this.#lastId };
        continue;
      }
      // The last one may have more.
      const whole = isEnd ? runs : runs.slice(0, -1);
      for (const [, run] of whole) this.#put(run, terms);
      if (isEnd) return;
      after = { values: valuesOf(whole), id: this.#lastId };
    }
  }

  #put(run: readonly ListedDevice[], terms: readonly OrderTerm[]): void {
    for (const device of run.toSorted((one, other) => this.#compare(one, other, terms))) {
      if (this.#isFull) return;
      if (this.#skip > 0) this.#skip -= 1;
      else this.found.push(device);
    }
  }

  #compare(one: ListedDevice, other: ListedDevice, terms: readonly OrderTerm[]): number {
    for (const term of terms) {
      const difference = compareLiterals(orderedBy(one, term), orderedBy(other, term)) * signOf(term);
      if (difference !== 0) return difference;
    }
    return compareLiterals(one.id, other.id) * signOf(this.#walked);
  }

  async #list(
    where: DeviceCondition,
    columns: readonly ColumnTerm[],
    from: From | undefined,
    part: { readonly limit: number; readonly skip?: number },
  ): Promise<readonly ListedDevice[]> {
    const { tenant, descending } = this.#walked;
    const order = [...columns, { column: 'id', descending } as const];
    const after = from && [...columns.map((column, place) => readColumnValue(column, from.values[place])), from.id];
    const { devices, ageMs } = await this.#devices.list(tenant, { where, order, ...part, ...(after && { after }) });
    this.#ageMs = oldest(this.#ageMs, ageMs);
    return devices;
  }

  /** Once for all groups, which may be thousands. */
  async #countsOf({ where }: Scope, groups: readonly OrderGroup[]): Promise<StateCounts['counts'] | undefined> {
    if (this.#skip === 0 || groups.some(({ states }) => states === undefined)) return undefined;
    const { counts, ageMs } = await this.#devices.countStates(this.#walked.tenant, where);
    this.#ageMs = oldest(this.#ageMs, ageMs);
    return counts;
  }

  /** `counts` are those of groups that are made of states. */
  async #skipsAll({ where, states = [] }: Scope, counts: StateCounts['counts'] | undefined): Promise<boolean> {
    if (this.#skip === 0) return false;
    const { devices, ageMs } =
      counts === undefined
        ? await this.#devices.countListed(this.#walked.tenant, where)
        : { devices: states.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0), ageMs: undefined };
    this.#ageMs = oldest(this.#ageMs, ageMs);
    if (devices > this.#skip) return false;
    this.#skip -= devices;
    return true;
  }

  get #isFull(): boolean {
    return this.found.length >= this.#walked.wanted;
  }

  /** Behind which no device of a run comes. */
  get #lastId(): MachineId {
    return (this.#walked.descending ? '0' : 'f').repeat(40) as MachineId;
  }
}

/** Of two answers; what is of now has no age. */
export function oldest(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);
}

function idOf({ id }: Position): MachineId {
  const known = parseMachineId(id);
  if (known === undefined) throw foreignToken();
  return known;
}

/** Of the last of the runs. */
function valuesOf(runs: readonly (readonly [string, unknown])[]): readonly string[] {
  return JSON.parse(runs.at(-1)?.[0] as string);
}

function alike(where: DeviceCondition, columns: readonly ColumnTerm[], values: readonly string[]): DeviceCondition {
  const equal = columns.map(
    ({ column }, place): DeviceCondition => ({
      kind: 'compare',
      column,
      operator: '=',
      value: values[place] as string,
    }),
  );
  return { kind: 'and', of: [where, ...equal] };
}

function both(one: DeviceCondition, other: DeviceCondition): DeviceCondition {
  return { kind: 'and', of: [one, other] };
}

function signOf({ descending }: { readonly descending: boolean }): number {
  return descending ? -1 : 1;
}
