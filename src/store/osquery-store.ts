/** What the store keeps of osquery's agents, as one interface for every database: their secrets, the nodes, and what each said last. */

import type { MachineId } from '../brand.ts';

/** Times are ISO 8601 in UTC. */
export interface OsqueryStore {
  addSecret(secret: EnrollSecret): Promise<void>;
  findSecret(id: string): Promise<EnrollSecret | undefined>;
  /** By creation, oldest first; of one tenant, or of all. */
  listSecrets(tenant?: string): Promise<readonly EnrollSecret[]>;
  /** False when there is no such secret. A second revocation keeps the first date. */
  revokeSecret(id: string, revoked: string): Promise<boolean>;
  /** In place of a node of the same tenant, machine and host, whose key ends with it. */
  putNode(node: OsqueryNode): Promise<void>;
  findNode(keyHash: string): Promise<OsqueryNode | undefined>;
  /** Of one tenant, in the order of their names. */
  listNodes(tenant: string): Promise<readonly OsqueryNode[]>;
  /** What is named is set. A node that is not there any more is passed over. */
  markNode(keyHash: string, times: NodeTimes): Promise<void>;
  /** The keys of a machine end. How many there were. */
  removeNodes(tenant: string, machine: MachineId): Promise<number>;
  /** Nodes that were last seen before, of all tenants. How many there were. */
  removeUnseen(before: string): Promise<number>;
  /** In place of what the node said to the query before, unless that is later. Of a node that is not there any more nothing is kept. */
  keepResult(keyHash: string, result: KeptResult): Promise<void>;
  keptResults(keyHash: string): Promise<readonly KeptResult[]>;
  /** All of a node. */
  dropResults(keyHash: string): Promise<void>;
}

export interface EnrollSecret {
  /** Stands in the secret itself. */
  readonly id: string;
  readonly tenant: string;
  readonly name: string;
  /** See access/secrets.ts. */
  readonly secretHash: string;
  readonly created: string;
  readonly revoked?: string;
}

export interface NodeTimes {
  /** To the day: it is not written at each call. */
  readonly seen?: string;
  /** When it was last given queries to answer at once. */
  readonly asked?: string;
  /** When it last answered all of them. */
  readonly answered?: string;
}

export interface OsqueryNode extends NodeTimes {
  /** SHA-256 of the node key, which is random and kept nowhere. */
  readonly keyHash: string;
  readonly tenant: string;
  readonly machine: MachineId;
  readonly computerDnsName: string;
  /** What osquery identifies the host by: a name or a UUID. */
  readonly host: string;
  /** "windows", as os_version has it, where the enrolment tells. */
  readonly platform?: string;
  readonly enrolled: string;
  readonly seen: string;
}

export interface KeptResult {
  readonly query: string;
  /** When the rows were so. */
  readonly taken: string;
  readonly packed: Uint8Array;
}
