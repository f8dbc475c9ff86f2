/** Enrol secrets of osquery: who may become a node of which tenant. Several may be good at once, so that they can be changed one after the other. */

import { randomBytes } from 'node:crypto';
import { KnownError } from '../errors.ts';
import type { EnrollSecret, OsqueryStore } from '../store/osquery-store.ts';
import { SecretChecker } from './secret-checker.ts';
import { hashSecret, makeSecret } from './secrets.ts';
import { checkTenant } from './tenant-names.ts';

type Secrets = Pick<OsqueryStore, 'addSecret' | 'findSecret' | 'listSecrets' | 'revokeSecret'>;

export interface NewSecret {
  readonly tenant: string;
  readonly name?: string;
  readonly now: () => number;
}

/** The secret cannot be shown again. */
export interface MadeSecret {
  readonly tenant: string;
  readonly id: string;
  /** "<id>.<43 characters>": the id says which hash it is to be held against. */
  readonly secret: string;
}

export type ListedSecret = Omit<EnrollSecret, 'secretHash'>;

const idBytes = 8;

/** Throws `KnownError` InvalidInput for a tenant that is no name. */
export async function createEnrollSecret(store: Secrets, { tenant, name, now }: NewSecret): Promise<MadeSecret> {
  const owner = checkTenant(tenant, 'The tenant');
  const id = randomBytes(idBytes).toString('hex');
  const random = makeSecret();
  const created = new Date(now()).toISOString();
  await store.addSecret({ id, tenant: owner, name: name ?? 'unnamed', secretHash: await hashSecret(random), created });
  return { tenant: owner, id, secret: `${id}.${random}` };
}

/** Oldest first, the revoked ones too; of one tenant, or of all. */
export async function listEnrollSecrets(store: Secrets, tenant?: string): Promise<readonly ListedSecret[]> {
  const secrets = await store.listSecrets(tenant === undefined ? undefined : checkTenant(tenant, 'The tenant'));
  return secrets.map(({ secretHash: _, ...listed }) => listed);
}

/** Nobody enrols by it any more; who did stays. Throws `KnownError` ResourceNotFound. */
export async function revokeEnrollSecret(store: Secrets, id: string, now: () => number): Promise<void> {
  if (await store.revokeSecret(id, new Date(now()).toISOString())) return;
  throw new KnownError(
    'ResourceNotFound',
    `There is no enrol secret ${id}. List them with "missingkbs osquery secret list".`,
  );
}

export class EnrollSecretChecker {
  readonly #store: Secrets;
  readonly #checker = new SecretChecker();

  constructor(store: Secrets) {
    this.#store = store;
  }

  /** Whose secret it is, if it is anybody's. Rejects with `RetryLater` TooManyRequests while too many wait for the slow check. */
  async tenantOf(text: string): Promise<string | undefined> {
    const [id = '', random = ''] = text.split('.', 2);
    if (id.length !== idBytes * 2 || random === '') return undefined;
    const secret = await this.#store.findSecret(id);
    if (secret === undefined || secret.revoked !== undefined) return undefined;
    return (await this.#checker.isRight(random, secret.secretHash)) ? secret.tenant : undefined;
  }

  close(): Promise<void> {
    return this.#checker.close();
  }
}
