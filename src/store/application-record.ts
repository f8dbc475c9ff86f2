/** An application as every database keeps it: texts, and null for what it does not have. */

import type { Application, ApplicationSecret } from './store.ts';

/** A row, its columns in this order. */
export interface ApplicationRecord {
  readonly clientId: string;
  readonly tenant: string;
  readonly name: string;
  /** JSON. */
  readonly roles: string;
  /** JSON. */
  readonly secrets: string | null;
  readonly certificate: string | null;
  readonly created: string;
  readonly revoked: string | null;
}

export function applicationRecordOf({ roles, secrets, certificate, revoked, ...rest }: Application): ApplicationRecord {
  return {
    ...rest,
    roles: JSON.stringify(roles),
    secrets: secretsText(secrets),
    certificate: certificate ?? null,
    revoked: revoked ?? null,
  };
}

export function toApplication({ roles, secrets, certificate, revoked, ...rest }: ApplicationRecord): Application {
  return {
    ...rest,
    roles: JSON.parse(roles) as string[],
    secrets: secrets === null ? [] : (JSON.parse(secrets) as ApplicationSecret[]),
    ...(certificate !== null && { certificate }),
    ...(revoked !== null && { revoked }),
  };
}

/** The same text for the same secrets. */
export function secretsText(secrets: readonly ApplicationSecret[]): string | null {
  return secrets.length === 0 ? null : JSON.stringify(secrets.map(({ hash, created }) => ({ hash, created })));
}
