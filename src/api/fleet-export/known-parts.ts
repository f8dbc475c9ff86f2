/** What has been told of patch states, as whoever walks along the devices looks it up. */

import type { StateId } from '../../store/store.ts';
import type { Cells } from './columns.ts';
import type { StatePart, ToldStates } from './state-parts.ts';

/** States that are asked for at a time: who tells of them has others to serve. */
const mostAsked = 100;

export interface KnownPart extends Omit<StatePart, 'rows'> {
  readonly shared: readonly Cells[];
}

export class KnownParts {
  readonly #tell: (states: readonly StateId[]) => Promise<ToldStates>;
  /** Null for a state that the board has not. */
  readonly #states = new Map<StateId, KnownPart | null>();
  readonly #parts = new Map<number, Cells>();

  constructor(tell: (states: readonly StateId[]) => Promise<ToldStates>) {
    this.#tell = tell;
  }

  /** Of a state that was asked for. */
  get(state: StateId): KnownPart | null {
    return this.#states.get(state) ?? null;
  }

  async ask(states: Iterable<StateId>): Promise<void> {
    const unknown = [...new Set(states)].filter((state) => !this.#states.has(state));
    for (let from = 0; from < unknown.length; from += mostAsked) {
      const asked = unknown.slice(from, from + mostAsked);
      const { states: told, parts } = await this.#tell(asked);
      for (const [number, cells] of parts) this.#parts.set(number, cells);
      for (const state of asked) this.#states.set(state, null);
      for (const { rows, ...part } of told) {
        this.#states.set(part.state, { ...part, shared: rows.map((row) => this.#parts.get(row) as Cells) });
      }
    }
  }
}
