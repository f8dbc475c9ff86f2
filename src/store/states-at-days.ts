/** In which states the devices of a tenant were at the end of some days: what questions about the past read of the histories. */

import type { PatchState } from '../assessment/patch-state.ts';
import type { MachineId } from '../brand.ts';
import { stateAtSecond } from './device-history.ts';
import type { DeviceStore, HistoryStore, StateId } from './store.ts';

export interface StatesAtDays {
  readonly id: MachineId;
  /** One a day; undefined where the device was not known yet. */
  readonly states: readonly (StateId | undefined)[];
}

/** Days are YYYY-MM-DD and end in UTC. Devices come in the order of their ids, from behind `after`. */
export async function* statesAtDays(
  history: HistoryStore,
  tenant: string,
  days: readonly string[],
  after?: MachineId,
): AsyncGenerator<StatesAtDays> {
  const seconds = days.map(lastSecondOf);
  for await (const { id, history: packed } of history.each(tenant, after)) {
    yield { id, states: seconds.map((second) => stateAtSecond(packed, second)) };
  }
}

/** Those of the states that are there still, in their order. A state may go between the history that names it and this. */
export async function readStates(
  devices: Pick<DeviceStore, 'readStateTexts'>,
  states: readonly StateId[],
): Promise<Map<StateId, PatchState>> {
  const texts = await devices.readStateTexts(states);
  return new Map([...texts].map(([state, text]) => [state, JSON.parse(text) as PatchState]));
}

function lastSecondOf(day: string): number {
  return Date.parse(day) / 1000 + 86_399;
}

/** The last moment of a day, ISO 8601 in UTC. */
export function endOfDay(day: string): string {
  return `${day}T23:59:59.999Z`;
}
