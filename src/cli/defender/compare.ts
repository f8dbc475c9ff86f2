/** Defender's answers beside ours, machine by machine and row by row, each as of the day on which Defender's was fetched. */

import type { Assessor } from '../../assessment/assessor.ts';
import type { Judgement } from '../../assessment/model.ts';
import type { MachineId } from '../../brand.ts';
import { type ComparableRow, type ComparedRow, compareRows } from '../../fleet/defender/compare-rows.ts';
import type { DefenderAnswer } from '../../store/defender-store.ts';
import type { Device, StateId, Store } from '../../store/store.ts';

export interface ComparedMachine {
  readonly computerDnsName: string;
  /** Defender's id. */
  readonly defenderId: MachineId;
  readonly fetched: string;
  /** Ours; absent where we have no inventory. */
  readonly machineId?: MachineId;
  readonly lastSeen?: string;
  /** Why there is nothing to compare. */
  readonly without?: 'inventory' | 'answer of Defender' | 'answer of ours';
  readonly reason?: string;
  readonly rows: readonly ComparedRow[];
}

export interface CompareParts {
  readonly store: Pick<Store, 'defender' | 'devices'>;
  readonly tenant: string;
  readonly assessor: Assessor;
}

/** Ours is the device of the same id, else the one of the same DNS name. */
export async function* compareWithDefender({ store, tenant, assessor }: CompareParts): AsyncGenerator<ComparedMachine> {
  const judged = new Map<string, OurRows>();

  async function judge(state: StateId, day: string): Promise<OurRows> {
    const key = `${day} ${state}`;
    const known = judged.get(key) ?? rowsOf(assessor.judge(await store.devices.readState(state), day));
    judged.set(key, known);
    return known;
  }

  for await (const answer of store.defender.each(tenant)) {
    const device = await findOurs(store.devices, tenant, answer);
    const { machine: defenderId, computerDnsName, fetched } = answer;
    const theirs = { computerDnsName, defenderId, fetched };
    if (device === undefined) {
      yield { ...theirs, without: 'inventory', reason: 'no inventory of it is known here', rows: [] };
      continue;
    }
    const head = { ...theirs, machineId: device.inventory.id, lastSeen: device.lastSeen };
    if (answer.rows === undefined) {
      yield { ...head, without: 'answer of Defender', reason: answer.refusal ?? '', rows: [] };
      continue;
    }
    const ours = await judge(device.state, fetched.slice(0, 10));
    if (ours.reason !== undefined) yield { ...head, without: 'answer of ours', reason: ours.reason, rows: [] };
    else yield { ...head, rows: compareRows(ours.rows, answer.rows) };
  }
}

interface OurRows {
  readonly rows: readonly ComparableRow[];
  /** Where they cannot be told. */
  readonly reason?: string;
}

/** No more than is compared: answers of a whole fleet are held. */
function rowsOf({ status, reason, missing }: Judgement): OurRows {
  if (status !== 'assessed') return { rows: [], reason: `${status}: ${reason ?? 'no reason given'}` };
  return { rows: missing.map(({ id, name, cveAddressed }) => ({ id, name, cveAddressed })) };
}

async function findOurs(
  devices: Store['devices'],
  tenant: string,
  { machine, computerDnsName }: DefenderAnswer,
): Promise<Device | undefined> {
  const ofId = await devices.find(tenant, machine);
  if (ofId !== undefined || computerDnsName === '') return ofId;
  return devices.findByDnsName(tenant, computerDnsName);
}

export interface ComparisonCounts {
  machines: number;
  withoutInventory: number;
  /** Defender's or ours. */
  withoutAnswer: number;
  /** Rows that both have, with one count of vulnerabilities and with two. */
  same: number;
  otherCount: number;
  onlyOurs: number;
  onlyDefender: number;
}

export function noCounts(): ComparisonCounts {
  const none = { machines: 0, withoutInventory: 0, withoutAnswer: 0 };
  return { ...none, same: 0, otherCount: 0, onlyOurs: 0, onlyDefender: 0 };
}

export function count(counts: ComparisonCounts, { without, rows }: ComparedMachine): void {
  counts.machines += 1;
  if (without === 'inventory') counts.withoutInventory += 1;
  else if (without !== undefined) counts.withoutAnswer += 1;
  for (const row of rows) {
    if (row.found === 'ours') counts.onlyOurs += 1;
    else if (row.found === 'defender') counts.onlyDefender += 1;
    else if (row.ours === row.defender) counts.same += 1;
    else counts.otherCount += 1;
  }
}
