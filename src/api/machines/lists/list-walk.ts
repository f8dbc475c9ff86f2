/** Walks along a tenant's devices by a column, or by groups one after the other, from where a page begins. */

import { parseMachineId } from '../../../brand.ts';
import { compareLiterals } from '../../../odata/compare.ts';
import type { Literal } from '../../../odata/expression.ts';
import { foreignToken, type Position } from '../../../odata/next-link.ts';
import type { Order } from '../../../odata/query.ts';
import type { DeviceCondition, DeviceQuery, ListedDevice } from '../../../store/device-list.ts';
import type { DeviceStore } from '../../../store/store.ts';
import { sourceOf } from './machine-rules.ts';
import type { OrderGroup } from './order-groups.ts';

/** Devices that are read before others have their turn: some milliseconds of them. */
const slice = 1_000;

export interface Found {
  readonly device: ListedDevice;
  /** Of what orders; null where the id does. */
  readonly value: Literal;
}

export interface Walked {
  readonly tenant: string;
  readonly where: DeviceCondition;
  readonly descending: boolean;
  readonly wanted: number;
  readonly skip: number;
}

/** Goes along a list until it has found what is wanted. */
export class ListWalk {
  readonly found: Found[] = [];
  readonly #devices: DeviceStore;
  readonly #walked: Walked;
  #skip: number;

  constructor(devices: DeviceStore, walked: Walked) {
    this.#devices = devices;
    this.#walked = walked;
    this.#skip = walked.skip;
  }

  async byColumn({ property }: Order, after: Position | undefined): Promise<void> {
    const source = sourceOf(property);
    const column = source.from === 'column' ? source.column : 'id';
    const orderedBy = {
      id: () => null,
      dnsName: ({ computerDnsName }: ListedDevice) => computerDnsName.toLowerCase(),
      firstSeen: ({ firstSeen }: ListedDevice) => firstSeen,
      lastSeen: ({ lastSeen }: ListedDevice) => lastSeen,
    }[column];
    const from = after === undefined ? undefined : { value: columnValue(column, after), id: idOf(after) };
    if (from !== undefined) this.#skip = 0;
    await this.#collect(this.#walked.where, column, from, orderedBy);
  }

  async byGroups(groups: readonly OrderGroup[], order: Order, after: Position | undefined): Promise<void> {
    if (after !== undefined) this.#skip = 0;
    for (const { value, where } of groups) {
      if (this.found.length >= this.#walked.wanted) return;
      const place = after === undefined ? 1 : compareLiterals(value, after.value) * (order.descending ? -1 : 1);
      if (place < 0) continue;
      const both: DeviceCondition = { kind: 'and', of: [this.#walked.where, where] };
      if (await this.#skipsAll(both)) continue;
      const from = place === 0 && after !== undefined ? { value: '', id: idOf(after) } : undefined;
      await this.#collect(both, 'id', from, () => value);
    }
  }

  async #skipsAll(where: DeviceCondition): Promise<boolean> {
    if (this.#skip === 0) return false;
    const count = await this.#devices.countListed(this.#walked.tenant, where);
    if (count > this.#skip) return false;
    this.#skip -= count;
    return true;
  }

  async #collect(
    where: DeviceCondition,
    column: DeviceQuery['order']['column'],
    from: DeviceQuery['after'],
    orderedBy: (device: ListedDevice) => string | Literal,
  ): Promise<void> {
    const { tenant, descending, wanted } = this.#walked;
    for (let after = from; this.found.length < wanted; ) {
      const limit = Math.min(slice, wanted - this.found.length);
      const rows = await this.#devices.list(tenant, {
        where,
        order: { column, descending },
        limit,
        ...(after === undefined ? { skip: this.#skip } : { after }),
      });
      this.#skip = 0;
      for (const device of rows) this.found.push({ device, value: orderedBy(device) });
      const last = rows.at(-1);
      if (last === undefined || rows.length < limit) return;
      after = { value: String(orderedBy(last)), id: last.id };
    }
  }
}

function idOf({ id }: Position) {
  const known = parseMachineId(id);
  if (known === undefined) throw foreignToken();
  return known;
}

/** What a token of ours has of the column; an instant is one, or no database could compare it. */
function columnValue(column: string, { value }: Position): string {
  if (column === 'id') return '';
  if (typeof value !== 'string') throw foreignToken();
  if (column === 'dnsName') return value;
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) throw foreignToken();
  return at.toISOString();
}
