/** What a person who is signed in may do, as one word: each may do all that the ones before may. */

import { KnownError } from './errors.ts';

export const personRoles = ['reader', 'operator', 'administrator'] as const;
export type PersonRole = (typeof personRoles)[number];

/** Throws `KnownError` InvalidInput. */
export function checkPersonRole(text: string): PersonRole {
  const role = personRoles.find((known) => known === text);
  if (role !== undefined) return role;
  throw new KnownError(
    'InvalidInput',
    `There is no role "${text}" for a person; the roles are ${personRoles.join(', ')}.`,
  );
}

export function isAtLeast(role: PersonRole, least: PersonRole): boolean {
  return personRoles.indexOf(role) >= personRoles.indexOf(least);
}
