/** What a tenant has decided about patching: rings, which get updates one after the other, and exceptions. It changes plans and views, never what a device misses. */

import type { KbNumber, MachineId } from '../../brand.ts';

/** Days are YYYY-MM-DD, in UTC. */
export interface Ring {
  /** The same in any case of its letters. */
  readonly name: string;
  /** A device is in the first ring, by this number and then by name, that it is a member of. */
  readonly order: number;
  /** A member has one of these tags, where there are any … */
  readonly tags: readonly string[];
  /** … and one of these platforms ("Windows10"), where there are any … */
  readonly platforms: readonly string[];
  /** … and one of these products ("sql_server"), where there are any. With none of the three everybody is a member. */
  readonly software: readonly string[];
  /** An update is proposed so many days after its release. */
  readonly deferralDays: number;
  readonly holds: readonly Hold[];
}

/** The update is not proposed before that day. */
export interface Hold {
  readonly kb: KbNumber;
  readonly until: string;
}

/** What is left open on purpose: of an update, a vulnerability or everything, on a device, on devices of a tag or on all. */
export interface Exception {
  readonly id: string;
  readonly kb?: KbNumber;
  readonly cve?: string;
  readonly machineId?: MachineId;
  readonly tag?: string;
  /** Who answers for it. */
  readonly approvedBy: string;
  readonly reason: string;
  /** The first day on which it counts. */
  readonly since: string;
  /** The last one. */
  readonly expires: string;
}

export interface Policy {
  /** In their order. */
  readonly rings: readonly Ring[];
  /** By id; those that have expired too. */
  readonly exceptions: readonly Exception[];
}

export const policyKinds = ['ring', 'exception'] as const;
export type PolicyKind = (typeof policyKinds)[number];
