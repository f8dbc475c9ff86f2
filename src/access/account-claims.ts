/** What the claims of an issuer make of a person here: who they are, which role they have, whose devices they see. Nothing is given that no claim gives. */

import { parseTenant } from '../brand.ts';
import { KnownError } from '../errors.ts';
import { isAtLeast, type PersonRole } from '../person-roles.ts';
import { allTenants, type SignInSetting } from '../sign-in-settings.ts';
import { reservedTenants } from './tenant-names.ts';

export type Claims = Readonly<Record<string, unknown>>;

export interface ClaimedAccount {
  /** Of the issuer, so that accounts of two issuers are never one. */
  readonly account: string;
  readonly name: string;
  readonly role: PersonRole;
  readonly tenants: readonly [string, ...string[]] | 'all';
}

const mostNameLetters = 100;
/** Of what a message shows. */
const mostShown = 10;

/** `served` are the tenants that the server is bound to, if it is. Throws `KnownError` Forbidden, for the person to read. */
export function accountOf(claims: Claims, setting: SignInSetting, served?: readonly string[]): ClaimedAccount {
  const name = nameOf(claims);
  return {
    account: `${setting.issuer} ${claims.sub}`,
    name,
    role: roleOf(claims, setting, name),
    tenants: tenantsOf(claims, setting, name, served),
  };
}

/** Whether the claims that decide are there, or are to be looked for elsewhere. */
export function lacksClaims(claims: Claims, { roleClaim, tenantClaim, tenants }: SignInSetting): boolean {
  const names = tenants === undefined ? [roleClaim, tenantClaim] : [roleClaim];
  return names.some((name) => valuesOf(claims, name).length === 0) || givenName(claims) === undefined;
}

function nameOf(claims: Claims): string {
  return (givenName(claims) ?? String(claims.sub)).replace(/\p{C}/gu, '').slice(0, mostNameLetters);
}

function givenName(claims: Claims): string | undefined {
  const names = [claims.name, claims.preferred_username, claims.email];
  return names.find((name): name is string => typeof name === 'string' && name.trim() !== '');
}

/** The highest of the roles that the values give. */
function roleOf(claims: Claims, { roleClaim, roles }: SignInSetting, name: string): PersonRole {
  const values = valuesOf(claims, roleClaim);
  const [role] = values
    .flatMap((value) => roles.get(value) ?? [])
    .sort((one, other) => (isAtLeast(one, other) ? -1 : 1));
  if (role !== undefined) return role;
  throw noAccess(
    name,
    `has no role here: its claim "${roleClaim}" ${found(values)}; a role takes one of ${list([...roles.keys()])}`,
  );
}

function tenantsOf(
  claims: Claims,
  { tenantClaim, tenants }: SignInSetting,
  name: string,
  served: readonly string[] | undefined,
): ClaimedAccount['tenants'] {
  const values = tenants === undefined ? valuesOf(claims, tenantClaim) : tenants;
  const isAll = values === 'all' || values.includes(allTenants);
  if (isAll && served === undefined) return 'all';
  const named = values === 'all' ? [] : values.map((value) => value.toLowerCase());
  const [first, ...more] = isAll
    ? (served ?? [])
    : [...new Set(named)].filter((value) => isTenant(value) && (served?.includes(value) ?? true));
  if (first !== undefined) return [first, ...more];
  const expected =
    served === undefined ? 'the name of a tenant' : 'a tenant that this server serves (MISSINGKBS_TENANTS)';
  const where =
    tenants === undefined ? `its claim "${tenantClaim}" ${found(named)}` : `MISSINGKBS_OIDC_TENANTS ${found(named)}`;
  throw noAccess(name, `belongs to no tenant here: ${where}; it takes ${expected}`);
}

function isTenant(text: string): boolean {
  return parseTenant(text) !== undefined && !reservedTenants.includes(text);
}

/** By the whole name first: names of claims may be addresses, with dots in them. */
function valuesOf(claims: Claims, name: string): readonly string[] {
  const value = Object.hasOwn(claims, name) ? claims[name] : name.split('.').reduce(step, claims);
  const values = Array.isArray(value) ? value : [value];
  return values.filter((each): each is string => typeof each === 'string' && each !== '');
}

function step(at: unknown, key: string): unknown {
  return typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as Claims)[key] : undefined;
}

function found(values: readonly string[]): string {
  return values.length === 0 ? 'is not there' : `has ${list(values)}`;
}

function list(values: readonly string[]): string {
  const shown = values.slice(0, mostShown).map((value) => `"${value.slice(0, mostNameLetters)}"`);
  return values.length > mostShown ? `${shown.join(', ')} and ${values.length - mostShown} more` : shown.join(', ');
}

function noAccess(name: string, why: string): KnownError {
  return new KnownError(
    'Forbidden',
    `The account ${name} ${why}. Ask whoever runs this server, or sign in with another account.`,
  );
}
