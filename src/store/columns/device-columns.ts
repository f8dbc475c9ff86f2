/** Answers which devices a list has, and how many, from columns of those that are asked for again and again. */

import type { MachineId } from '../../brand.ts';
import type { DeviceCondition, DeviceQuery, Passed, PassedOver } from '../device-list.ts';
import type { StateId } from '../state-id.ts';
import { compareWithValues, type Place, pageOf, placeOf, readValue, rowOf } from './column-order.ts';
import { type ColumnPage, idAt } from './column-page.ts';
import { mostDirect, pageTest } from './column-test.ts';
import { selectRange } from './select-range.ts';
import { type ReadRange, TenantColumns } from './tenant-columns.ts';

export type ColumnQuestion =
  | { readonly kind: 'find'; readonly tenantId: number; readonly query: DeviceQuery }
  | { readonly kind: 'pass over'; readonly tenantId: number; readonly passed: PassedOver }
  | { readonly kind: 'count' | 'count states'; readonly tenantId: number; readonly where: DeviceCondition };

export interface ColumnAnswer {
  /** How long ago the first of what is told was read, at the most. */
  readonly ageMs: number;
  readonly found: readonly FoundDevice[];
  readonly count: number;
  readonly states: ReadonlyMap<StateId, number>;
  readonly passed: Passed;
}

export interface FoundDevice {
  readonly id: MachineId;
  readonly dnsName: string;
  readonly firstSeen: number;
  readonly lastSeen: number;
}

/** Nobody is answered from what is older. */
const oldestMs = 10_000;
/** Of all tenants: some five million devices. */
const maxBytes = 512 * 1024 * 1024;

export class DeviceColumns {
  readonly #rangesOf: (tenantId: number) => ReadRange;
  readonly #tenants = new Map<number, TenantColumns>();

  constructor(rangesOf: (tenantId: number) => ReadRange) {
    this.#rangesOf = rangesOf;
  }

  /** Undefined as long as there is nothing that is new enough: the database knows. */
  answer(question: ColumnQuestion): ColumnAnswer | undefined {
    const { pages, ageMs } = this.#columnsOf(question.tenantId).ask();
    if (ageMs > oldestMs) return undefined;
    const nothing: ColumnAnswer = { ageMs, found: [], count: 0, states: new Map(), passed: { left: 0 } };
    switch (question.kind) {
      case 'find':
        return { ...nothing, found: find(pages, question.query).map((place) => foundAt(pages, place)) };
      case 'pass over':
        return { ...nothing, passed: passOver(pages, question.passed) };
      case 'count':
        return { ...nothing, count: count(pages, question.where) };
      case 'count states':
        return { ...nothing, states: countStates(pages, question.where) };
    }
  }

  #columnsOf(tenantId: number): TenantColumns {
    const known = this.#tenants.get(tenantId);
    if (known !== undefined) return known;
    const roomFor = (bytes: number) => this.#bytes + bytes <= maxBytes;
    const columns = new TenantColumns(this.#rangesOf(tenantId), roomFor);
    this.#tenants.set(tenantId, columns);
    return columns;
  }

  get #bytes(): number {
    return [...this.#tenants.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  }
}

function foundAt(pages: readonly ColumnPage[], place: Place): FoundDevice {
  const page = pages[pageOf(place)] as ColumnPage;
  const row = rowOf(place);
  const { starts, bytes } = page.names;
  return {
    id: idAt(page, row),
    dnsName: bytes.toString('utf8', starts[row], (starts[row + 1] as number) - 1),
    firstSeen: page.firstSeen[row] as number,
    lastSeen: page.lastSeen[row] as number,
  };
}

function count(pages: readonly ColumnPage[], where: DeviceCondition): number {
  const test = pageTest(where);
  let sum = 0;
  for (const page of pages) for (const meets of test(page)) sum += meets;
  return sum;
}

function countStates(pages: readonly ColumnPage[], where: DeviceCondition): Map<StateId, number> {
  const test = pageTest(where);
  const most = pages.reduce((sofar, { states }) => states.reduce((most, state) => Math.max(most, state), sofar), 0);
  // Numbers come one behind the other; of some databases they begin far behind.
  const direct = new Uint32Array(Math.min(most, mostDirect) + 1);
  const others = new Map<StateId, number>();
  for (const page of pages) {
    const meets = test(page);
    for (let row = 0; row < meets.length; row += 1) {
      if (meets[row] === 0) continue;
      const state = page.states[row] as StateId;
      if (state < direct.length) direct[state] = (direct[state] as number) + 1;
      else others.set(state, (others.get(state) ?? 0) + 1);
    }
  }
  for (const [state, devices] of direct.entries()) if (devices > 0) others.set(state, devices);
  return others;
}

/** In the order that is asked for. */
export function find(pages: readonly ColumnPage[], query: DeviceQuery): readonly Place[] {
  const { where, order, after, skip = 0, limit } = query;
  if (order[0]?.column === 'id') return findById(pages, query);
  const test = pageTest(where);
  const behind = after && compareWithValues(order, readValues(query, after));
  const wanted = pages.map((page) => {
    const meets = test(page);
    if (behind === undefined) return meets;
    for (let row = 0; row < meets.length; row += 1) if (meets[row] === 1 && behind(page, row) <= 0) meets[row] = 0;
    return meets;
  });
  return selectRange(pages, wanted, order, skip, skip + limit);
}

/** Pages have the order already: only those are looked at that it takes. */
function findById(pages: readonly ColumnPage[], query: DeviceQuery): Place[] {
  const { where, order, after, skip = 0, limit } = query;
  const descending = order[0]?.descending === true;
  const test = pageTest(where);
  const behind = after && compareWithValues(order, readValues(query, after));
  const found: Place[] = [];
  let left = skip;
  for (let step = 0; step < pages.length && found.length < limit; step += 1) {
    const number = descending ? pages.length - 1 - step : step;
    const page = pages[number] as ColumnPage;
    if (page.devices === 0 || (behind !== undefined && behind(page, descending ? 0 : page.devices - 1) <= 0)) continue;
    const meets = test(page);
    for (let at = 0; at < meets.length && found.length < limit; at += 1) {
      const row = descending ? meets.length - 1 - at : at;
      if (meets[row] === 0 || (behind !== undefined && behind(page, row) <= 0)) continue;
      if (left > 0) left -= 1;
      else found.push(placeOf(number, row));
    }
  }
  return found;
}

function passOver(pages: readonly ColumnPage[], { where, descending, weights, limit }: PassedOver): Passed {
  const test = pageTest(where);
  let left = limit;
  let last: readonly [ColumnPage, number] | undefined;
  const passed = () => ({ left, ...(last !== undefined && { last: idAt(...last) }) });
  for (const page of descending ? pages.toReversed() : pages) {
    const meets = test(page);
    for (let at = 0; at < meets.length; at += 1) {
      const row = descending ? meets.length - 1 - at : at;
      if (meets[row] === 0) continue;
      const weight = weights.get(page.states[row] as StateId) ?? 0;
      if (weight > left) return passed();
      left -= weight;
      last = [page, row];
    }
  }
  return passed();
}

function readValues({ order }: DeviceQuery, after: readonly string[]) {
  return order.map((term, at) => readValue(term, after[at] as string));
}
