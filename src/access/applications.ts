/** Applications: who may ask our own token service for tokens. */

import { randomUUID } from 'node:crypto';
import { parseTenant } from '../brand.ts';
import { KnownError } from '../errors.ts';
import type { Application, Store } from '../store/store.ts';
import { isRole, roles } from './roles.ts';
import { hashSecret, makeSecret } from './secrets.ts';

export interface NewApplication {
  readonly tenant: string;
  readonly roles: readonly string[];
  readonly name?: string;
  readonly now?: () => number;
}

/** What a client needs to get tokens. The secret cannot be shown again. */
export interface ApplicationCredentials {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export type ListedApplication = Omit<Application, 'secretHash'>;

/** Throws `KnownError` InvalidInput for a role that does not exist, no role at all, or a tenant that is no name. */
export async function createApplication(store: Store, wanted: NewApplication): Promise<ApplicationCredentials> {
  const tenant = checkTenant(wanted.tenant);
  const clientSecret = makeSecret();
  const application: Application = {
    clientId: randomUUID(),
    tenant,
    name: wanted.name ?? 'unnamed',
    roles: checkRoles(wanted.roles),
    secretHash: await hashSecret(clientSecret),
    created: new Date(wanted.now?.() ?? Date.now()).toISOString(),
  };
  await store.applications.add(application);
  return { tenantId: tenant, clientId: application.clientId, clientSecret };
}

/** Oldest first, the revoked ones too; of one tenant, or of all. */
export async function listApplications(store: Store, tenant?: string): Promise<readonly ListedApplication[]> {
  const applications = await store.applications.list(tenant === undefined ? undefined : checkTenant(tenant));
  return applications.map(({ secretHash: _, ...listed }) => listed);
}

/** No new tokens from now on; running servers refuse the old ones within seconds. Throws `KnownError` ResourceNotFound. */
export async function revokeApplication(store: Store, clientId: string, now: () => number = Date.now): Promise<void> {
  const known = await store.applications.revoke(clientId, new Date(now()).toISOString());
  if (!known) {
    throw new KnownError(
      'ResourceNotFound',
      `There is no application ${clientId}. List them with "missingkbs app list".`,
    );
  }
}

/** Entra's names for "any tenant", which no application can belong to. */
export const reservedTenants: readonly string[] = ['common', 'organizations', 'consumers'];

function checkTenant(text: string): string {
  const tenant = parseTenant(text);
  if (tenant === undefined || reservedTenants.includes(tenant)) {
    throw new KnownError(
      'InvalidInput',
      `The tenant is "${text}"; it must be a GUID or a name of letters, digits, dots and hyphens, and none of ${reservedTenants.join(', ')}.`,
    );
  }
  return tenant;
}

function checkRoles(wanted: readonly string[]): readonly string[] {
  const unknown = wanted.find((role) => !isRole(role));
  if (wanted.length === 0 || unknown !== undefined) {
    const found = unknown === undefined ? 'No role was given' : `There is no role "${unknown}"`;
    throw new KnownError('InvalidInput', `${found}; the roles are ${roles.join(', ')}.`);
  }
  return [...new Set(wanted)];
}
