/** The settings by which an issuer of OpenID Connect signs people in to the page, and how long they stay signed in. */

import { resolve } from 'node:path';
import { invalid, readChoice, readList, readNumber, readTenant } from './config-values.ts';
import { type PersonRole, personRoles } from './person-roles.ts';

export interface SignInSetting {
  /** As its ID tokens write `iss`. */
  readonly issuer: string;
  readonly clientId: string;
  /** How the server proves that it is this client; without it anybody may say so, and PKCE alone protects the code. */
  readonly secret?: { readonly text: string } | { readonly file: string };
  readonly clientAuth: ClientAuth;
  readonly scopes: string;
  /** The claim whose values give a role: its name, or a path with dots. */
  readonly roleClaim: string;
  /** A value of that claim, and the role that it gives. */
  readonly roles: ReadonlyMap<string, PersonRole>;
  readonly tenantClaim: string;
  /** When set, the claim is not asked: everybody sees these, or all. */
  readonly tenants?: readonly string[] | 'all';
}

type ClientAuth = (typeof clientAuths)[number];
const clientAuths = ['basic', 'post'] as const;

/** Named so that nobody has one by accident. */
const usualRoles = personRoles.map((role) => `missingkbs.${role}=${role}`).join(',');

/** What stands for every tenant, in the setting and in the claim. */
export const allTenants = '*';

/** In the order of docs/operating.md. */
export const signInDefaults = {
  MISSINGKBS_OIDC_ISSUER: '',
  MISSINGKBS_OIDC_CLIENT_ID: '',
  MISSINGKBS_OIDC_CLIENT_SECRET: '',
  MISSINGKBS_OIDC_CLIENT_SECRET_FILE: '',
  MISSINGKBS_OIDC_CLIENT_AUTH: 'basic',
  MISSINGKBS_OIDC_SCOPES: 'openid profile',
  MISSINGKBS_OIDC_ROLE_CLAIM: 'roles',
  MISSINGKBS_OIDC_ROLES: usualRoles,
  MISSINGKBS_OIDC_TENANT_CLAIM: 'tid',
  MISSINGKBS_OIDC_TENANTS: '',
  MISSINGKBS_SESSION_IDLE_HOURS: '168',
  MISSINGKBS_SESSION_HOURS: '720',
} as const;

type Text = (key: keyof typeof signInDefaults) => string;

/** Undefined where no issuer is set. Throws `KnownError` ConfigurationInvalid. */
export function readSignIn(text: Text, publicUrl: string | undefined): SignInSetting | undefined {
  if (text('MISSINGKBS_OIDC_ISSUER') === '') return undefined;
  const issuer = readSafeUrl('MISSINGKBS_OIDC_ISSUER', text('MISSINGKBS_OIDC_ISSUER'));
  const clientId = text('MISSINGKBS_OIDC_CLIENT_ID');
  if (clientId === '') throw invalid('MISSINGKBS_OIDC_CLIENT_ID', '', 'the client id that the issuer gave this server');
  readSafeUrl('MISSINGKBS_PUBLIC_URL', publicUrl ?? '');
  const secret = readSecret(text);
  const scopes = text('MISSINGKBS_OIDC_SCOPES').split(/[\s,]+/);
  if (!scopes.includes('openid'))
    throw invalid('MISSINGKBS_OIDC_SCOPES', scopes.join(' '), 'scopes with openid among them');
  const tenants = readTenants(text('MISSINGKBS_OIDC_TENANTS'));
  return {
    issuer,
    clientId,
    ...(secret !== undefined && { secret }),
    clientAuth: readChoice('MISSINGKBS_OIDC_CLIENT_AUTH', text('MISSINGKBS_OIDC_CLIENT_AUTH'), clientAuths),
    scopes: scopes.join(' '),
    roleClaim: text('MISSINGKBS_OIDC_ROLE_CLAIM'),
    roles: new Map(readList(text('MISSINGKBS_OIDC_ROLES')).map(readRole)),
    tenantClaim: text('MISSINGKBS_OIDC_TENANT_CLAIM'),
    ...(tenants !== undefined && { tenants }),
  };
}

export interface SessionHours {
  readonly idle: number;
  readonly longest: number;
}

export function readSessionHours(text: Text): SessionHours {
  const read = (key: 'MISSINGKBS_SESSION_IDLE_HOURS' | 'MISSINGKBS_SESSION_HOURS') => {
    const hours = readNumber(key, text(key), 8_760);
    if (hours === 0) throw invalid(key, '0', 'a whole number from 1 to 8760');
    return hours;
  };
  return { idle: read('MISSINGKBS_SESSION_IDLE_HOURS'), longest: read('MISSINGKBS_SESSION_HOURS') };
}

/** https, or http to this host itself: whoever listens on the way could sign in as anybody. */
export function isSafeUrl(url: URL): boolean {
  return (
    url.protocol === 'https:' || (url.protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname))
  );
}

function readSafeUrl(key: string, text: string): string {
  const isUrl = /^https?:\/\/[^\s?#@]+$/i.test(text) && URL.canParse(text);
  if (isUrl && isSafeUrl(new URL(text))) return text;
  throw invalid(
    key,
    text,
    key === 'MISSINGKBS_PUBLIC_URL'
      ? 'an address with https (or http on this host), since MISSINGKBS_OIDC_ISSUER sends people back there'
      : 'the issuer as its ID tokens write `iss`, with https (or http on this host): https://id.contoso.com/realms/fleet',
  );
}

function readSecret(text: Text): SignInSetting['secret'] {
  const secret = text('MISSINGKBS_OIDC_CLIENT_SECRET');
  const file = text('MISSINGKBS_OIDC_CLIENT_SECRET_FILE');
  if (secret !== '' && file !== '') {
    throw invalid('MISSINGKBS_OIDC_CLIENT_SECRET_FILE', file, 'empty, since MISSINGKBS_OIDC_CLIENT_SECRET is set');
  }
  if (file !== '') return { file: resolve(file) };
  return secret === '' ? undefined : { text: secret };
}

/** "missingkbs.reader=reader". What is before the last "=" is the issuer's. */
function readRole(entry: string): readonly [string, PersonRole] {
  const at = entry.lastIndexOf('=');
  const value = entry.slice(0, Math.max(at, 0)).trim();
  const role = personRoles.find((known) => known === entry.slice(at + 1).trim());
  if (value === '' || role === undefined) {
    throw invalid(
      'MISSINGKBS_OIDC_ROLES',
      entry,
      `values of the claim and the role that each gives, one of ${personRoles.join(', ')}: fleet-admins=administrator`,
    );
  }
  return [value, role];
}

function readTenants(text: string): SignInSetting['tenants'] {
  const names = readList(text);
  if (names.length === 0) return undefined;
  return names.includes(allTenants) ? 'all' : names.map((name) => readTenant('MISSINGKBS_OIDC_TENANTS', name));
}
