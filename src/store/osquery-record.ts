/** Secrets and nodes of osquery as every database keeps them: texts, and null for what is not there. */

import type { MachineId } from '../brand.ts';
import type { EnrollSecret, OsqueryNode } from './osquery-store.ts';

/** A row, its columns under these names. */
export type SecretRecord = Omit<EnrollSecret, 'revoked'> & { readonly revoked: string | null };

export interface NodeRecord {
  readonly keyHash: string;
  readonly tenant: string;
  readonly machine: string;
  readonly computerDnsName: string;
  readonly host: string;
  readonly platform: string | null;
  readonly enrolled: string;
  readonly seen: string;
  readonly asked: string | null;
  readonly answered: string | null;
}

export function toSecret({ revoked, ...rest }: SecretRecord): EnrollSecret {
  return { ...rest, ...(revoked !== null && { revoked }) };
}

export function toNode({ machine, platform, asked, answered, ...rest }: NodeRecord): OsqueryNode {
  return {
    ...rest,
    machine: machine as MachineId,
    ...(platform !== null && { platform }),
    ...(asked !== null && { asked }),
    ...(answered !== null && { answered }),
  };
}
