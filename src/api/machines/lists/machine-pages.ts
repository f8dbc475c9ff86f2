/** Pages of a tenant's machines, read from the store some at a time, so that nobody else waits for a long one. */

import type { Expression } from '../../../odata/expression.ts';
import type { Position } from '../../../odata/next-link.ts';
import type { CollectionQuery, Order } from '../../../odata/query.ts';
import type { DeviceCondition, ListedDevice } from '../../../store/device-list.ts';
import type { DeviceStore, StateId } from '../../../store/store.ts';
import type { MachineSystem } from '../machine-resource.ts';
import { conditionOf, dependsOn, type ListContext } from './conditions.ts';
import { KnownStates } from './known-states.ts';
import { listPage } from './list-page.ts';
import { ListWalk } from './list-walk.ts';
import { sourceOf } from './machine-rules.ts';
import { type OrderGroup, orderGroups } from './order-groups.ts';

export interface MachinePage {
  readonly devices: readonly ListedDevice[];
  /** Of the devices' states. */
  readonly systems: ReadonlyMap<StateId, MachineSystem>;
  readonly next?: Position;
}

export type ReadMachines = Pick<CollectionQuery, 'filter' | 'order' | 'top' | 'skip' | 'skipToken'> & {
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
    const { order, after, wanted, take } = listPage(asked, asked.pageSize);
    const { found } = await this.#whole(asked, inactiveUntil, async (where) => {
      const walk = new ListWalk(this.#devices, {
        tenant,
        where,
        descending: order.descending,
        wanted,
        skip: asked.skip,
      });
      const groups = await this.#groups(tenant, order, inactiveUntil);
      await (groups === undefined ? walk.byColumn(order, after) : walk.byGroups(groups, order, after));
      return walk;
    });
    const { page, ...rest } = take(found);
    const devices = page.map(({ device }) => device);
    return { devices, systems: await this.#known.of(devices.map(({ state }) => state)), ...rest };
  }

  async count(tenant: string, asked: Asked, inactiveUntil: string): Promise<number> {
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

  /** Undefined where a column orders. */
  async #groups(tenant: string, order: Order, inactiveUntil: string): Promise<readonly OrderGroup[] | undefined> {
    const { from } = sourceOf(order.property);
    if (from === 'column') return undefined;
    if (from !== 'state') return orderGroups(order, { states: new Map(), inactiveUntil });
    const ids = new Set((await this.#devices.countGroups(tenant)).map(({ state }) => state));
    const systems = await this.#known.of(ids);
    return orderGroups(order, { states: new Map([...systems].filter(([state]) => ids.has(state))), inactiveUntil });
  }
}
