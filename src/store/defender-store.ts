/** What the store keeps of Defender's own answers, as one interface for every database. They stand beside our devices and are never mixed with them. */

import type { MachineId } from '../brand.ts';

export interface DefenderStore {
  /** In place of what was fetched of the machine before. */
  put(tenant: string, answer: DefenderAnswer): Promise<void>;
  /** When the answer of each machine was fetched. */
  fetched(tenant: string): Promise<ReadonlyMap<MachineId, string>>;
  /** In the order of their ids; each as it is when its turn comes. */
  each(tenant: string): AsyncIterable<DefenderAnswer>;
  /** Of the machine of that id of Defender's, else of the one of that DNS name in any case; of several the one that was fetched last. */
  find(tenant: string, machine: MachineId, computerDnsName: string): Promise<DefenderAnswer | undefined>;
  /** How many there were. */
  remove(tenant: string, machines: readonly MachineId[]): Promise<number>;
}

/** Of `getmissingkbs`, as it came. */
export interface DefenderAnswer {
  /** Defender's id of it, which need not be ours. */
  readonly machine: MachineId;
  /** "" where Defender gives none. */
  readonly computerDnsName: string;
  /** ISO 8601 in UTC. */
  readonly fetched: string;
  /** Absent where Defender gave none. */
  readonly rows?: readonly DefenderRow[];
  /** Then its reason: "404 ResourceNotFound: …". */
  readonly refusal?: string;
}

export interface DefenderRow {
  readonly id: string;
  readonly name: string;
  readonly productsNames: readonly string[];
  readonly url: string;
  readonly machineMissedOn: number;
  readonly cveAddressed: number;
}
