/** The past of one tenant as the store keeps it, judged in this thread. */

import { readSnapshotOfDay } from '../api/stored-catalog.ts';
import { type Assessor, createAssessor } from '../assessment/assessor.ts';
import type { MissingUpdate } from '../assessment/model.ts';
import { type MachineId, parseMachineId } from '../brand.ts';
import { decodeSnapshot } from '../catalog/snapshot.ts';
import { KnownError } from '../errors.ts';
import { judgeBy } from '../fleet/past/judge-by.ts';
import type { Past, PastJudge } from '../fleet/past/past-fleet.ts';
import { endOfDay, readPast, readStates } from '../store/past-devices.ts';
import type { Store } from '../store/store.ts';

/** Histories that are in memory at once. */
const maxBytes = 1024 * 1024 * 1024;

/** By which a day is judged. */
export type AssessorOf = (day: string) => Promise<Assessor>;

export interface PastOfTenant {
  readonly tenant: string;
  readonly store: Store;
  readonly assessorOf: AssessorOf;
  readonly past: Past;
}

export interface MissingOnDay {
  readonly machineId: MachineId;
  readonly day: string;
  readonly value: readonly MissingUpdate[];
}

export function pastOfTenant(store: Store, tenant: string, assessorOf: AssessorOf, now: Date): PastOfTenant {
  const fleet = readWhenAsked(store, tenant, now.toISOString());
  const judges = new WeakMap<Assessor, PastJudge>();
  const judgeOf = async (day: string) => {
    const assessor = await assessorOf(day);
    const judge = judges.get(assessor) ?? judgeBy(assessor, (states) => store.devices.readStateTexts(states));
    judges.set(assessor, judge);
    return judge;
  };
  return { tenant, store, assessorOf, past: { fleet, judgeOf } };
}

/** A question about one device reads no other. */
function readWhenAsked(store: Store, tenant: string, countedAt: string): Past['fleet'] {
  let reading: Promise<Past['fleet']> | undefined;
  const read = () => {
    reading ??= readPast(store, tenant, { countedAt, maxBytes });
    return reading;
  };
  return {
    countedAt,
    countAt: async (days) => (await read()).countAt(days),
    machinesIn: async (...question) => (await read()).machinesIn(...question),
    machinesBehind: async (...question) => (await read()).machinesBehind(...question),
    stampOf: async (asked) => (await read()).stampOf(asked),
  };
}

/** By the catalogues that the store kept. Rejects with a KnownError ResourceNotFound for a day of before. */
export function assessorsOfThen({ catalogs }: Store): AssessorOf {
  let last: { readonly number: number; readonly assessor: Assessor } | undefined;
  return async (day) => {
    const { number, snapshot } = await readSnapshotOfDay(catalogs, day);
    if (last?.number !== number) last = { number, assessor: createAssessor(decodeSnapshot(await snapshot())) };
    return last.assessor;
  };
}

/** Throws `KnownError` ResourceNotFound where there was no such device on that day, or its updates cannot be told. */
export async function missingOn(
  { tenant, store, assessorOf }: PastOfTenant,
  idOrName: string,
  day: string,
): Promise<MissingOnDay> {
  const machineId = parseMachineId(idOrName) ?? (await store.devices.findByDnsName(tenant, idOrName))?.inventory.id;
  const end = endOfDay(day);
  const intervals = machineId === undefined ? [] : await store.history.read(tenant, machineId);
  const interval = intervals.findLast(({ from }) => from <= end);
  const state = interval && (await readStates(store.devices, [interval.state])).get(interval.state);
  if (machineId === undefined || state === undefined) {
    throw new KnownError('ResourceNotFound', `Machine ${idOrName} was not found, or was not known on ${day}.`);
  }
  const assessor = await assessorOf(day);
  const { status, reason, missing } = assessor.judge(state, day);
  if (status === 'assessed') return { machineId, day, value: missing };
  throw new KnownError(
    'ResourceNotFound',
    `The missing updates of machine ${idOrName} on ${day} cannot be told: ${reason?.replace(/\.$/, '')}.`,
  );
}
