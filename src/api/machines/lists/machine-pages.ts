/** Pages of a tenant's machines, read from the store some at a time, so that nobody else waits for a long one. */

import type { Expression } from '../../../odata/expression.ts';
import type { Position } from '../../../odata/next-link.ts';
import type { CollectionQuery, Order } from '../../../odata/query.ts';
import type { Aged, DeviceCondition, DeviceCount, ListedDevice } from '../../../store/device-list.ts';
import type { DeviceStore, StateId } from '../../../store/store.ts';
import type { MachineSystem } from '../machine-resource.ts';
import { conditionOf, dependsOn, type ListContext } from './conditions.ts';
import { KnownStates } from './known-states.ts';
import { listPage } from './list-page.ts';
import { ListWalk, oldest } from './list-walk.ts';
import { sourceOf } from './machine-rules.ts';
import { type OrderTerm, termOf } from './order-terms.ts';

export interface MachinePage extends Aged {
  readonly devices: readonly ListedDevice[];
  /** Of the devices' states. */
  readonly systems: ReadonlyMap<StateId, MachineSystem>;
  readonly next?: Position;
}

export type ReadMachines = Pick<CollectionQuery, 'filter' | 'orders' | 'top' | 'skip' | 'skipToken'> & {
  readonly pageSize: number;
  /** Beside the filter. */
  readonly where?: DeviceCondition;
};

type Asked = Pick<ReadMachines, 'filter' | 'where'>;

/** A state that comes while a page is read has it read again; where they come all the time, the last one stands. */
const tries = 3;

const all: DeviceCondition = { kind: 'constant', value: true };

export class MachinePages {
  readonly #devices: DeviceStore;
  readonly #known: KnownStates;

  constructor(devices: DeviceStore) {
    this.#devices = devices;
    this.#known = new KnownStates(devices);
  }

  async read(tenant: string, asked: ReadMachines, inactiveUntil: string): Promise<MachinePage> {
    const { orders, descending, after, wanted, take } = listPage(asked, asked.pageSize);
    const { walk, ageMs } = await this.#whole(asked, inactiveUntil, async (where) => {
      const { terms, ageMs } = await this.#terms({ tenant, where, inactiveUntil }, orders);
      const walk = new ListWalk(this.#devices, { tenant, where, terms, descending, wanted, skip: asked.skip });
      await walk.from(after);
      return { walk, ageMs: oldest(walk.ageMs, ageMs) };
    });
    const { page: devices, ...rest } = take(walk.found, (device) => walk.positionOf(device));
    const systems = await this.#known.of(devices.map(({ state }) => state));
    return { devices, systems, ...rest, ...(ageMs !== undefined && { ageMs }) };
  }

  async count(tenant: string, asked: Asked, inactiveUntil: string): Promise<DeviceCount> {
    return this.#whole(asked, inactiveUntil, (where) => this.#devices.countListed(tenant, where));
  }

  /** A device whose state or tags are new since the filter was made into a condition would be missed: then once more. */
  async #whole<Result>(
    { filter, where = all }: Asked,
    inactiveUntil: string,
    read: (where: DeviceCondition) => Promise<Result>,
  ): Promise<Result> {
    if (filter === undefined) return read(where);
    for (let tried = 1, context = await this.#context(filter, inactiveUntil); ; tried += 1) {
      const result = await read({ kind: 'and', of: [where, conditionOf(filter, context)] });
      const now = await this.#context(filter, inactiveUntil);
      if (tried === tries || now.mark === context.mark) return result;
      context = now;
    }
  }

  /** While the mark is the same, so is all that the filter depends on. */
  async #context(filter: Expression, inactiveUntil: string): Promise<ListContext & { readonly mark: string }> {
    const states = dependsOn(filter, 'state') ? await this.#known.all() : new Map<StateId, MachineSystem>();
    const tagSets = dependsOn(filter, 'tags') ? await this.#devices.tagSets() : [];
    const mark = `${this.#known.arrivals} ${tagSets.map(({ id }) => id).join()}`;
    return { states, tagSets, inactiveUntil, mark };
  }

  async #terms(
    { tenant, where, inactiveUntil }: { tenant: string; where: DeviceCondition; inactiveUntil: string },
    orders: readonly Order[],
  ): Promise<Aged & { readonly terms: readonly OrderTerm[] }> {
    const byState = orders.some(({ property }) => sourceOf(property).from === 'state');
    const { systems, ...age } = byState ? await this.#systemsOf(tenant, where) : { systems: new Map() };
    return { terms: orders.map((order) => termOf(order, { systems, inactiveUntil })), ...age };
  }

  /** Of states that a device is in which is asked for. */
  async #systemsOf(tenant: string, where: DeviceCondition) {
    const { counts, ...age } = await this.#devices.countStates(tenant, where);
    const systems = await this.#known.of(counts.keys());
    return { systems: new Map([...systems].filter(([state]) => counts.has(state))), ...age };
  }
}
