/** Which node of which tenant calls: enrolled by a secret, known by the key that it was given. */

import { EnrollSecretChecker } from '../../access/enroll-secrets.ts';
import { makeSecret } from '../../access/secrets.ts';
import { digestOf } from '../../digest.ts';
import type { OsqueryNode } from '../../store/osquery-store.ts';
import type { Store } from '../../store/store.ts';
import type { Enrolment } from './bodies.ts';

const dayMs = 86_400_000;

export class Nodes {
  readonly #store: Store['osquery'];
  readonly #now: () => number;
  readonly #secrets: EnrollSecretChecker;

  constructor(store: Store['osquery'], now: () => number) {
    this.#store = store;
    this.#now = now;
    this.#secrets = new EnrollSecretChecker(store);
  }

  /** Gives the node's key, which nobody can be told again; undefined where the secret is nobody's. */
  async enrol({ secret, ...told }: Enrolment): Promise<string | undefined> {
    const tenant = await this.#secrets.tenantOf(secret);
    if (tenant === undefined) return undefined;
    const key = makeSecret();
    const enrolled = new Date(this.#now()).toISOString();
    await this.#store.putNode({ ...told, keyHash: hashOf(key), tenant, enrolled, seen: enrolled });
    return key;
  }

  /** Undefined for a key that is nobody's, or nobody's any more. */
  async find(key: string): Promise<OsqueryNode | undefined> {
    const node = key === '' ? undefined : await this.#store.findNode(hashOf(key));
    if (node === undefined) return undefined;
    // A million nodes that call each minute: whether today is enough.
    if (this.#now() - Date.parse(node.seen) >= dayMs) {
      await this.#store.markNode(node.keyHash, { seen: new Date(this.#now()).toISOString() });
    }
    return node;
  }

  close(): Promise<void> {
    return this.#secrets.close();
  }
}

/** One of 2^256: a slow hash would add nothing, and each call has to find it. */
function hashOf(key: string): string {
  return digestOf('sha256', key);
}
