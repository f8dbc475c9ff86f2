/** What the states of devices say of the system, each read once: the number of a state never changes or comes back. */

import { setImmediate } from 'node:timers/promises';
import { KnownError } from '../../../errors.ts';
import type { StateOfReading } from '../../../inventory/model.ts';
import type { DeviceStore, StateId } from '../../../store/store.ts';
import { type MachineSystem, systemOf } from '../machine-resource.ts';

/** States that are read before others have their turn: some milliseconds of them. */
const page = 100;

export class KnownStates {
  readonly #devices: DeviceStore;
  readonly #systems = new Map<StateId, MachineSystem>();
  /** Thousands of states are of some dozen systems. */
  readonly #alike = new Map<string, MachineSystem>();
  #arrivals = 0;

  constructor(devices: DeviceStore) {
    this.#devices = devices;
  }

  /** Of these states. Rejects with `KnownError` StoreUnavailable when one is not there. */
  async of(states: Iterable<StateId>): Promise<ReadonlyMap<StateId, MachineSystem>> {
    const missing = [...new Set(states)].filter((state) => !this.#systems.has(state));
    for (const state of await this.#read(missing)) {
      throw new KnownError('StoreUnavailable', `The store has no patch state number ${state}.`);
    }
    return this.#systems;
  }

  /** How often a state has come: while it is the same, so is what `all` gives. */
  get arrivals(): number {
    return this.#arrivals;
  }

  /** Of all states that there are now; states of one system have the same object. */
  async all(): Promise<ReadonlyMap<StateId, MachineSystem>> {
    const ids = await this.#devices.stateIds();
    await this.#read(ids.filter((id) => !this.#systems.has(id)));
    if (this.#systems.size > ids.length) {
      const there = new Set(ids);
      for (const state of this.#systems.keys()) if (!there.has(state)) this.#systems.delete(state);
    }
    return this.#systems;
  }

  /** Gives those that are not there. */
  async #read(states: readonly StateId[]): Promise<readonly StateId[]> {
    const gone: StateId[] = [];
    for (let from = 0; from < states.length; from += page) {
      const asked = states.slice(from, from + page);
      const texts = await this.#devices.readStateTexts(asked);
      for (const state of asked) {
        const text = texts.get(state);
        if (text === undefined) gone.push(state);
        else {
          this.#systems.set(state, this.#intern(systemOf(JSON.parse(text) as StateOfReading)));
          this.#arrivals += 1;
        }
      }
      await setImmediate();
    }
    return gone;
  }

  #intern(system: MachineSystem): MachineSystem {
    const key = JSON.stringify(system);
    const known = this.#alike.get(key) ?? system;
    this.#alike.set(key, known);
    return known;
  }
}
