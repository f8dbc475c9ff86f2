/** The rings and exceptions of a tenant as the store keeps them, for whoever changes them and whoever goes by them. */

import { digestOf } from '../../digest.ts';
import { KnownError } from '../../errors.ts';
import type { Exception, Policy, PolicyKind, Ring } from '../../fleet/policy/model.ts';
import type { ExceptionFields } from '../../fleet/policy/read-entries.ts';
import { inOrder } from '../../fleet/policy/rings.ts';
import type { PolicyStore } from '../../store/policy-store.ts';

/** Who changes something, and when: ISO 8601 in UTC. */
export interface Change {
  readonly application: string;
  readonly now: string;
}

export interface PolicyEvent {
  readonly kind: PolicyKind;
  /** Name of the ring or id of the exception. */
  readonly id: string;
  readonly changed: string;
  readonly application: string;
  /** As it was from then on; absent where it was removed. */
  readonly content?: Ring | Exception;
}

const most: Readonly<Record<PolicyKind, number>> = { ring: 200, exception: 5_000 };

export class TenantPolicy {
  readonly #store: PolicyStore;
  readonly #tenant: string;

  constructor(store: PolicyStore, tenant: string) {
    this.#store = store;
    this.#tenant = tenant;
  }

  /** As it is, or as it was then. */
  async read(upTo?: string): Promise<Policy> {
    const entries = await this.#store.read(this.#tenant, upTo);
    const of = <Entry>(kind: PolicyKind) =>
      entries.filter((entry) => entry.kind === kind).map(({ content }) => JSON.parse(content) as Entry);
    return { rings: inOrder(of<Ring>('ring')), exceptions: of<Exception>('exception') };
  }

  /** Newest first. */
  async history(kind: PolicyKind, limit: number, id?: string): Promise<readonly PolicyEvent[]> {
    const changes = await this.#store.history(this.#tenant, kind, limit, id && keyOf(kind, id));
    return changes.map(({ content, ...change }) => ({
      ...change,
      kind,
      ...(content !== undefined && { content: JSON.parse(content) }),
    }));
  }

  /** Adds the ring or replaces the one of that name; says whether it is new. */
  async putRing(ring: Ring, change: Change): Promise<boolean> {
    const { rings } = await this.read();
    const isNew = !rings.some(({ name }) => keyOf('ring', name) === keyOf('ring', ring.name));
    if (isNew) checkRoom('ring', rings.length);
    await this.#put('ring', ring.name, ring, change);
    return isNew;
  }

  async addException(fields: ExceptionFields, change: Change): Promise<Exception> {
    checkRoom('exception', (await this.read()).exceptions.length);
    // What is sent twice at once is one.
    const id = digestOf('sha1', JSON.stringify([this.#tenant, change.now, fields])).slice(0, 16);
    return this.#putException({ ...fields, id, since: change.now.slice(0, 10) }, change);
  }

  /** Its id and its first day stay. Rejects with a `KnownError` ResourceNotFound. */
  async replaceException(id: string, fields: ExceptionFields, change: Change): Promise<Exception> {
    const last = (await this.read()).exceptions.find((exception) => exception.id === id.toLowerCase());
    if (last === undefined) throw notThere('exception', id);
    return this.#putException({ ...fields, id: last.id, since: last.since }, change);
  }

  /** Rejects with a `KnownError` ResourceNotFound. */
  async remove(kind: PolicyKind, id: string, { application, now }: Change): Promise<void> {
    const change = { kind, id: keyOf(kind, id), application, changed: now };
    if (!(await this.#store.change(this.#tenant, change))) throw notThere(kind, id);
  }

  async #putException(exception: Exception, change: Change): Promise<Exception> {
    await this.#put('exception', exception.id, exception, change);
    return exception;
  }

  async #put(kind: PolicyKind, id: string, content: Ring | Exception, { application, now }: Change): Promise<void> {
    const change = { kind, id: keyOf(kind, id), content: JSON.stringify(content), application, changed: now };
    await this.#store.change(this.#tenant, change);
  }
}

/** Names of rings are the same in any case of letters; ids are lower case as they are made. */
function keyOf(kind: PolicyKind, id: string): string {
  return kind === 'ring' ? id.normalize('NFC').toLowerCase() : id.toLowerCase();
}

function checkRoom(kind: PolicyKind, count: number): void {
  if (count < most[kind]) return;
  throw new KnownError(
    'InvalidInput',
    `There are ${count} ${kind}s; there may be ${most[kind]}. Remove some that are not needed any more.`,
  );
}

function notThere(kind: PolicyKind, id: string): KnownError {
  return new KnownError('ResourceNotFound', `There is no ${kind} "${id.slice(0, 100)}".`);
}
