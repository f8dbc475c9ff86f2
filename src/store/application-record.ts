/** An application as every database keeps it: texts, and null for what it does not have. */

import type { Application } from './store.ts';

/** A row, its columns in this order. */
export interface ApplicationRecord {
  readonly clientId: string;
  readonly tenant: string;
  readonly name: string;
  /** JSON. */
  readonly roles: string;
  readonly secretHash: string | null;
  readonly certificate: string | null;
  readonly created: string;
  readonly revoked: string | null;
}

export function applicationRecordOf({
  roles,
  secretHash,
  certificate,
  revoked,
  ...rest
}: Application): ApplicationRecord {
  return {
    ...rest,
    roles: JSON.stringify(roles),
    secretHash: secretHash ?? null,
    certificate: certificate ?? null,
    revoked: revoked ?? null,
  };
}

export function toApplication({ roles, secretHash, certificate, revoked, ...rest }: ApplicationRecord): Application {
  return {
    ...rest,
    roles: JSON.parse(roles) as string[],
    ...(secretHash !== null && { secretHash }),
    ...(certificate !== null && { certificate }),
    ...(revoked !== null && { revoked }),
  };
}
