/** Which names a tenant of ours can have. */

import { parseTenant } from '../brand.ts';
import { KnownError } from '../errors.ts';

/** Entra's names for "any tenant", which no application can belong to. */
const anyTenant = ['common', 'organizations', 'consumers'];

/** Words of our own paths: a path that lacks its tenant is never read as a tenant's, nor a tenant's as another one. */
const pathWords = [
  'api',
  'assets',
  'collect.ps1',
  'discovery',
  'docs',
  'healthz',
  'metrics',
  'oauth2',
  'openapi.json',
  'osquery',
  'readyz',
  'sign-in',
  'v2.0',
];

/** What no tenant is called. A test holds it to the routes of the server. */
export const reservedTenants: readonly string[] = [...anyTenant, ...pathWords];

/** The tenant that the text names. KnownError InvalidInput where it cannot be one; `whose` says where the text stands. */
export function checkTenant(text: string, whose: string): string {
  const tenant = parseTenant(text);
  if (tenant !== undefined && !reservedTenants.includes(tenant)) return tenant;
  throw new KnownError(
    'InvalidInput',
    `${whose} is "${text}"; expected a GUID or a name of letters, digits, dots and hyphens, and none of ${reservedTenants.join(', ')}.`,
  );
}
