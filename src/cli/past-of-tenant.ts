/** The past of one tenant as the store keeps it, judged in this thread by one catalogue. */

import type { Assessor } from '../assessment/assessor.ts';
import type { MissingUpdate } from '../assessment/model.ts';
import { type MachineId, parseMachineId } from '../brand.ts';
import { KnownError } from '../errors.ts';
import { judgeBy } from '../fleet/past/judge.ts';
import { JudgedStates } from '../fleet/past/judged-states.ts';
import type { Past } from '../fleet/past/past-fleet.ts';
import { endOfDay, statesAtDays } from '../store/states-at-days.ts';
import type { Store } from '../store/store.ts';

export interface PastOfTenant {
  readonly tenant: string;
  readonly store: Store;
  readonly assessor: Assessor;
  readonly past: Past;
}

export interface MissingOnDay {
  readonly machineId: MachineId;
  readonly day: string;
  readonly value: readonly MissingUpdate[];
}

export function pastOfTenant(store: Store, tenant: string, assessor: Assessor): PastOfTenant {
  const judge = judgeBy(assessor);
  const fleet: Past['fleet'] = {
    devices: (days, after) => statesAtDays(store.history, tenant, days, after),
    readState: (state) => store.devices.readState(state),
  };
  return { tenant, store, assessor, past: { fleet, judgeOf: async () => judge, judged: new JudgedStates() } };
}

/** Throws `KnownError` ResourceNotFound where there was no such device on that day, or its updates cannot be told. */
export async function missingOn(
  { tenant, store, assessor }: PastOfTenant,
  idOrName: string,
  day: string,
): Promise<MissingOnDay> {
  const machineId = parseMachineId(idOrName) ?? (await store.devices.findByDnsName(tenant, idOrName))?.inventory.id;
  const end = endOfDay(day);
  const intervals = machineId === undefined ? [] : await store.history.read(tenant, machineId);
  const interval = intervals.findLast(({ from }) => from <= end);
  if (machineId === undefined || interval === undefined) {
    throw new KnownError('ResourceNotFound', `Machine ${idOrName} was not found, or was not known on ${day}.`);
  }
  const { status, reason, missing } = assessor.assess(await store.devices.readState(interval.state), day);
  if (status === 'assessed') return { machineId, day, value: missing };
  throw new KnownError(
    'ResourceNotFound',
    `The missing updates of machine ${idOrName} on ${day} cannot be told: ${reason?.replace(/\.$/, '')}.`,
  );
}
