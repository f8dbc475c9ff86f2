/** Secrets of an application: several are good at once, so that clients go over from one to the next without a gap. */

import { digestOf } from '../digest.ts';
import { KnownError } from '../errors.ts';
import type { Application, ApplicationSecret, Store } from '../store/store.ts';
import { hashSecret, makeSecret } from './secrets.ts';

/** A secret without what it is. */
export interface ListedSecret {
  readonly id: string;
  readonly created: string;
}

/** The secret cannot be shown again. */
export interface AddedSecret {
  readonly clientId: string;
  readonly secretId: string;
  readonly clientSecret: string;
}

/** Whose application it has to be; without a tenant anybody's. */
export interface OfTenant {
  readonly tenant?: string;
}

/** The one that is in use, the next one, and others that somebody forgot. */
const mostSecrets = 5;

/** Beside those it has, so that clients can go over to it one by one. Throws `KnownError` ResourceNotFound, or InvalidInput where it has as many as it may. */
export async function addSecret(
  store: Store,
  clientId: string,
  { tenant, now = Date.now }: OfTenant & { readonly now?: () => number } = {},
): Promise<AddedSecret> {
  const clientSecret = makeSecret();
  const secret = { hash: await hashSecret(clientSecret), created: new Date(now()).toISOString() };
  await changeSecrets(store, { clientId, tenant }, (secrets) => {
    if (secrets.length < mostSecrets) return [...secrets, secret];
    throw new KnownError(
      'InvalidInput',
      `The application has ${secrets.length} secrets already, which is the most; remove one that nobody uses.`,
    );
  });
  return { clientId, secretId: listedSecret(secret).id, clientSecret };
}

/** No new tokens by it from now on. Throws `KnownError` ResourceNotFound, or InvalidInput for the last that proves the application. */
export async function removeSecret(
  store: Store,
  clientId: string,
  secretId: string,
  { tenant }: OfTenant = {},
): Promise<void> {
  await changeSecrets(store, { clientId, tenant }, (secrets, { certificate }) => {
    const left = secrets.filter((secret) => listedSecret(secret).id !== secretId);
    if (left.length === secrets.length) {
      throw new KnownError(
        'ResourceNotFound',
        `The application has no secret ${secretId.slice(0, 100)}. List them with "missingkbs app list".`,
      );
    }
    if (left.length > 0 || certificate !== undefined) return left;
    throw new KnownError(
      'InvalidInput',
      'This is the only secret of the application. Add another one first, or revoke the application.',
    );
  });
}

async function changeSecrets(
  store: Store,
  { clientId, tenant }: { readonly clientId: string; readonly tenant: string | undefined },
  change: (secrets: readonly ApplicationSecret[], application: Application) => readonly ApplicationSecret[],
): Promise<void> {
  for (;;) {
    const application = await findApplication(store, clientId, tenant);
    if (application.revoked !== undefined) {
      throw new KnownError('InvalidInput', `The application was revoked on ${application.revoked}; make another one.`);
    }
    const { secrets } = application;
    if (await store.applications.replaceSecrets(clientId, secrets, change(secrets, application))) return;
  }
}

/** Throws `KnownError` ResourceNotFound. */
export async function findApplication(
  store: Store,
  clientId: string,
  tenant: string | undefined,
): Promise<Application> {
  const found = await store.applications.find(clientId);
  if (found !== undefined && (tenant === undefined || found.tenant === tenant)) return found;
  throw new KnownError(
    'ResourceNotFound',
    `There is no application ${clientId.slice(0, 100)}. List them with "missingkbs app list".`,
  );
}

/** Its id follows from the hash, so that it need not be kept. */
export function listedSecret({ hash, created }: ApplicationSecret): ListedSecret {
  return { id: digestOf('sha256', hash).slice(0, 12), created };
}
