/** Applications: who may ask our own token service for tokens. */

import { randomUUID } from 'node:crypto';
import { KnownError } from '../errors.ts';
import type { Application, Store } from '../store/store.ts';
import { findApplication, type ListedSecret, listedSecret, type OfTenant } from './application-secrets.ts';
import { type ClientCertificate, readCertificate } from './certificates.ts';
import { isRole, roles } from './roles.ts';
import { hashSecret, makeSecret } from './secrets.ts';
import { checkTenant } from './tenant-names.ts';

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

/** What a client that has the certificate's key needs to get tokens. */
export interface CertifiedApplication {
  readonly tenantId: string;
  readonly clientId: string;
  readonly certificate: CertificateFacts;
}

/** Thumbprints as Windows shows them, and the day after which no token is given any more. */
export interface CertificateFacts {
  readonly sha1: string;
  readonly sha256: string;
  /** ISO 8601 in UTC. */
  readonly expires: string;
}

export type ListedApplication = Omit<Application, 'secrets' | 'certificate'> & {
  readonly secrets: readonly ListedSecret[];
  readonly certificate?: CertificateFacts;
};

/** Throws `KnownError` InvalidInput for a role that does not exist, no role at all, or a tenant that is no name. */
export async function createApplication(store: Store, wanted: NewApplication): Promise<ApplicationCredentials> {
  const application = describeNew(wanted);
  const clientSecret = makeSecret();
  const secret = { hash: await hashSecret(clientSecret), created: application.created };
  await store.applications.add({ ...application, secrets: [secret] });
  return { tenantId: application.tenant, clientId: application.clientId, clientSecret };
}

/** `certificate` is PEM or DER. Throws as `createApplication` does, and for what is no certificate or one that has expired. */
export async function createCertifiedApplication(
  store: Store,
  wanted: NewApplication,
  certificate: Buffer,
): Promise<CertifiedApplication> {
  const application = describeNew(wanted);
  const read = readCertificate(certificate);
  if (read.validTo.getTime() < Date.parse(application.created)) {
    throw new KnownError(
      'InvalidInput',
      `The certificate expired on ${read.validTo.toISOString()}; take one that is valid.`,
    );
  }
  await store.applications.add({ ...application, secrets: [], certificate: read.pem });
  return { tenantId: application.tenant, clientId: application.clientId, certificate: factsOf(read) };
}

/** Oldest first, the revoked ones too; of one tenant, or of all. */
export async function listApplications(store: Store, tenant?: string): Promise<readonly ListedApplication[]> {
  const applications = await store.applications.list(
    tenant === undefined ? undefined : checkTenant(tenant, 'The tenant'),
  );
  return applications.map(({ secrets, certificate, ...listed }) => ({
    ...listed,
    secrets: secrets.map(listedSecret),
    ...(certificate !== undefined && { certificate: factsOf(readCertificate(certificate)) }),
  }));
}

/** No new tokens from now on; running servers refuse the old ones within seconds. Throws `KnownError` ResourceNotFound. */
export async function revokeApplication(
  store: Store,
  clientId: string,
  { tenant, now = Date.now }: OfTenant & { readonly now?: () => number } = {},
): Promise<void> {
  await findApplication(store, clientId, tenant);
  await store.applications.revoke(clientId, new Date(now()).toISOString());
}

function describeNew(wanted: NewApplication): Omit<Application, 'secrets' | 'certificate'> {
  return {
    clientId: randomUUID(),
    tenant: checkTenant(wanted.tenant, 'The tenant'),
    name: wanted.name ?? 'unnamed',
    roles: checkRoles(wanted.roles),
    created: new Date(wanted.now?.() ?? Date.now()).toISOString(),
  };
}

function factsOf({ sha1, sha256, validTo }: ClientCertificate): CertificateFacts {
  return { sha1, sha256, expires: validTo.toISOString() };
}

function checkRoles(wanted: readonly string[]): readonly string[] {
  const unknown = wanted.find((role) => !isRole(role));
  if (wanted.length === 0 || unknown !== undefined) {
    const found = unknown === undefined ? 'No role was given' : `There is no role "${unknown}"`;
    throw new KnownError('InvalidInput', `${found}; the roles are ${roles.join(', ')}.`);
  }
  return [...new Set(wanted)];
}
