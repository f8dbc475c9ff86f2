/** Whom the routes of Setup are open to: people, since an application that could make others would have all their roles. */

import type { Person, RequiredPerson } from '../../access/roles.ts';
import { KnownError } from '../../errors.ts';
import { isObject, type JsonObject } from '../../inventory/text/json-values.ts';
import type { Store } from '../../store/store.ts';
import { knownTenants } from '../session/known-tenants.ts';

export const administrators: RequiredPerson = { person: 'administrator' };

/** Small bodies: a certificate is the longest thing in one. */
export const mostBodyBytes = 65_536;

/** Throws `KnownError` Forbidden for an administrator of some tenants where others are served as well: what is changed would be theirs too. */
export async function checkAllTenants(
  { session: { tenants } }: Person,
  store: Pick<Store, 'applications' | 'devices'>,
): Promise<void> {
  if (tenants === undefined || (await knownTenants(store)).every((tenant) => tenants.includes(tenant))) return;
  throw new KnownError(
    'Forbidden',
    'This would hold for every tenant of the server; it takes an administrator of all of them. Whoever runs the server makes a link: missingkbs sign-in --role administrator --all-tenants.',
  );
}

/** An object with these fields and no others. Throws `KnownError` InvalidRequestBody. */
export function readBody(body: unknown, names: readonly string[]): JsonObject {
  if (!isObject(body)) throw new KnownError('InvalidRequestBody', 'What was sent must be a JSON object.');
  const unknown = Object.keys(body).find((name) => !names.includes(name));
  if (unknown === undefined) return body;
  throw new KnownError(
    'InvalidRequestBody',
    `The field "${unknown.slice(0, 100)}" is unknown; there are ${names.join(', ')}.`,
  );
}
