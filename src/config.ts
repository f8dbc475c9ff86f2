/** Every setting: read from the environment once, checked, typed. docs/operating.md lists the keys, and a test holds the two together. */

import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { parseTenant } from './brand.ts';
import { catalogFileName } from './catalog-file.ts';
import { KnownError } from './errors.ts';

export interface Settings {
  readonly dataFolder: string;
  /** The compiled catalogue in the data folder. */
  readonly catalogFile: string;
  /** Of PostgreSQL; without it the store is a file in the data folder. It holds a password and is never logged. */
  readonly databaseUrl?: string;
  readonly host: string;
  readonly port: number;
  /** "https://kb.contoso.com", without a slash at the end; where clients reach the server. */
  readonly publicUrl?: string;
  readonly tls?: { readonly certFile: string; readonly keyFile: string };
  /** Calls of one application in one tenant; 0 is off. */
  readonly limits: { readonly perMinute: number; readonly perHour: number };
  /** Token requests in a minute; 0 is off. */
  readonly tokenLimits: { readonly perClient: number; readonly perAddress: number };
  /** How long answers may be stale before the server refuses them; without it, it never does. */
  readonly staleLimitDays?: number;
  /** A device that has not been seen for so long is called inactive. */
  readonly inactiveAfterDays: number;
  /** When a device that reports no more goes, and what a history tells of longer ago; 0 is never. */
  readonly upkeep: { readonly forgetAfterDays: number; readonly historyDays: number };
  /** Origins beside the feed's own from which its documents may come: "https://api.msrc.microsoft.com". */
  readonly feedOrigins: readonly string[];
  readonly ownTokens: boolean;
  readonly issuers: readonly IssuerSetting[];
  /** When set, tokens of other issuers are taken for these tenants alone. */
  readonly tenants?: readonly string[];
  readonly audiences: readonly string[];
  readonly logLevel: LogLevel;
  /** Proxies whose X-Forwarded-* headers are believed: all, none, or these addresses. */
  readonly trustProxy: boolean | readonly string[];
}

/** `issuer` is the `iss` of its tokens, and may hold "{tid}"; `tenant` is for tokens that bear no `tid`. */
export interface IssuerSetting {
  readonly issuer: string;
  readonly tenant?: string;
}

export type LogLevel = (typeof logLevels)[number];
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** The audiences that Defender's API goes by: clients that ask for one of them work unchanged. */
export const defaultAudiences = [
  'https://api.securitycenter.microsoft.com',
  'https://api.securitycenter.windows.com',
  'https://api.security.microsoft.com',
  'https://securitycenter.onmicrosoft.com/windowsatpservice',
  'https://securitycenter.microsoft.com/mtp',
  // Defender's application id.
  'fc780465-2017-40d4-a0c5-307022471b92',
] as const;

/** The keys, and what stands when one is absent or empty. */
export const settingDefaults = {
  MISSINGKBS_DATA: './data',
  MISSINGKBS_DATABASE_URL: '',
  MISSINGKBS_HOST: '127.0.0.1',
  MISSINGKBS_PORT: '8080',
  MISSINGKBS_PUBLIC_URL: '',
  MISSINGKBS_TLS_CERT: '',
  MISSINGKBS_TLS_KEY: '',
  MISSINGKBS_LIMIT_PER_MINUTE: '100',
  MISSINGKBS_LIMIT_PER_HOUR: '1500',
  MISSINGKBS_TOKEN_LIMIT_PER_CLIENT: '60',
  MISSINGKBS_TOKEN_LIMIT_PER_ADDRESS: '600',
  MISSINGKBS_STALE_LIMIT_DAYS: '',
  MISSINGKBS_INACTIVE_AFTER_DAYS: '7',
  MISSINGKBS_FORGET_AFTER_DAYS: '180',
  MISSINGKBS_HISTORY_DAYS: '400',
  MISSINGKBS_FEED_ORIGINS: '',
  MISSINGKBS_OWN_TOKENS: 'on',
  MISSINGKBS_ISSUERS: '',
  MISSINGKBS_TENANTS: '',
  MISSINGKBS_AUDIENCES: defaultAudiences.join(','),
  MISSINGKBS_LOG_LEVEL: 'info',
  MISSINGKBS_TRUST_PROXY: 'off',
} as const;

export type SettingKey = keyof typeof settingDefaults;

/** Throws `KnownError` ConfigurationInvalid that names the first key at fault, what it holds and what it may hold. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const text = (key: SettingKey) => environment[key]?.trim() || settingDefaults[key];
  const readDays = (key: SettingKey) => readNumber(key, text(key), 3_650);
  const dataFolder = resolve(text('MISSINGKBS_DATA'));
  const publicUrl = readPublicUrl(text('MISSINGKBS_PUBLIC_URL'));
  const tls = readTls(text('MISSINGKBS_TLS_CERT'), text('MISSINGKBS_TLS_KEY'));
  const tenants = readList(text('MISSINGKBS_TENANTS')).map((tenant) => readTenant('MISSINGKBS_TENANTS', tenant));
  const audiences = readList(text('MISSINGKBS_AUDIENCES')).map(withoutSlash);
  const staleLimit = text('MISSINGKBS_STALE_LIMIT_DAYS');
  const databaseUrl = readDatabaseUrl(text('MISSINGKBS_DATABASE_URL'));
  const settings: Settings = {
    dataFolder,
    ...(databaseUrl !== undefined && { databaseUrl }),
    catalogFile: join(dataFolder, catalogFileName),
    host: text('MISSINGKBS_HOST'),
    port: readNumber('MISSINGKBS_PORT', text('MISSINGKBS_PORT'), 65_535),
    ...(publicUrl !== undefined && { publicUrl }),
    ...(tls !== undefined && { tls }),
    limits: {
      perMinute: readNumber('MISSINGKBS_LIMIT_PER_MINUTE', text('MISSINGKBS_LIMIT_PER_MINUTE')),
      perHour: readNumber('MISSINGKBS_LIMIT_PER_HOUR', text('MISSINGKBS_LIMIT_PER_HOUR')),
    },
    tokenLimits: {
      perClient: readNumber('MISSINGKBS_TOKEN_LIMIT_PER_CLIENT', text('MISSINGKBS_TOKEN_LIMIT_PER_CLIENT')),
      perAddress: readNumber('MISSINGKBS_TOKEN_LIMIT_PER_ADDRESS', text('MISSINGKBS_TOKEN_LIMIT_PER_ADDRESS')),
    },
    ...(staleLimit !== '' && { staleLimitDays: readDays('MISSINGKBS_STALE_LIMIT_DAYS') }),
    inactiveAfterDays: readDays('MISSINGKBS_INACTIVE_AFTER_DAYS'),
    upkeep: {
      forgetAfterDays: readDays('MISSINGKBS_FORGET_AFTER_DAYS'),
      historyDays: readDays('MISSINGKBS_HISTORY_DAYS'),
    },
    feedOrigins: readList(text('MISSINGKBS_FEED_ORIGINS')).map(readOrigin),
    ownTokens: readSwitch('MISSINGKBS_OWN_TOKENS', text('MISSINGKBS_OWN_TOKENS')),
    issuers: readList(text('MISSINGKBS_ISSUERS')).map(readIssuer),
    ...(tenants.length > 0 && { tenants }),
    audiences: publicUrl === undefined ? audiences : [...new Set([...audiences, publicUrl])],
    logLevel: readChoice('MISSINGKBS_LOG_LEVEL', text('MISSINGKBS_LOG_LEVEL'), logLevels),
    trustProxy: readTrustProxy(text('MISSINGKBS_TRUST_PROXY')),
  };
  checkTogether(settings);
  return settings;
}

function checkTogether(settings: Settings): void {
  if (!settings.ownTokens && settings.issuers.length === 0) {
    throw invalid(
      'MISSINGKBS_OWN_TOKENS',
      'off',
      'on, as long as MISSINGKBS_ISSUERS is empty: else no token is ever valid',
    );
  }
  const twice = settings.issuers.find(
    ({ issuer }, place) => settings.issuers.findIndex((other) => other.issuer === issuer) < place,
  );
  if (twice !== undefined) {
    throw invalid('MISSINGKBS_ISSUERS', twice.issuer, 'named once: its tokens can be of one tenant only');
  }
  const template = settings.issuers.find(({ issuer }) => issuer.includes('{tid}'));
  if (template !== undefined && settings.tenants === undefined) {
    throw invalid(
      'MISSINGKBS_TENANTS',
      '',
      `the tenants that are served, since MISSINGKBS_ISSUERS has ${template.issuer}, which every tenant in the world can issue tokens under`,
    );
  }
}

/** "https://login.microsoftonline.com/…/v2.0", or "https://id.contoso.com/realms/fleet;tenant=contoso". */
function readIssuer(entry: string): IssuerSetting {
  const [issuer = '', ...options] = entry.split(';').map((part) => part.trim());
  if (!/^https?:\/\/[^\s?#]+$/.test(issuer)) {
    throw invalid('MISSINGKBS_ISSUERS', entry, 'issuer URLs with commas between them, each as its tokens write `iss`');
  }
  if (options.length === 0) return { issuer };
  const tenant = /^tenant=(.+)$/.exec(options[0] ?? '')?.[1];
  if (options.length > 1 || tenant === undefined) {
    throw invalid('MISSINGKBS_ISSUERS', entry, 'nothing behind an issuer but ";tenant=NAME"');
  }
  return { issuer, tenant: readTenant('MISSINGKBS_ISSUERS', tenant) };
}

function readTenant(key: SettingKey, text: string): string {
  const tenant = parseTenant(text);
  if (tenant === undefined) throw invalid(key, text, 'a GUID or a name of letters, digits, dots and hyphens');
  return tenant;
}

function readOrigin(text: string): string {
  const origin = /^https?:\/\/[^\s/?#]+\/?$/i.test(text) && URL.canParse(text) ? new URL(text).origin : undefined;
  if (origin === undefined) {
    throw invalid(
      'MISSINGKBS_FEED_ORIGINS',
      text,
      'scheme, host and port alone, with commas between several: https://mirror.contoso.com:8443',
    );
  }
  return origin;
}

function readDatabaseUrl(text: string): string | undefined {
  if (text === '') return undefined;
  // The value has a password in it, so the message says nothing of it.
  if (/^postgres(ql)?:\/\/[^/]+\/[^/?]+/.test(text) && URL.canParse(text)) return text;
  throw new KnownError(
    'ConfigurationInvalid',
    'MISSINGKBS_DATABASE_URL is no address of a PostgreSQL database. Write postgres://user:password@host:5432/database.',
  );
}

function readPublicUrl(text: string): string | undefined {
  if (text === '') return undefined;
  if (!/^https?:\/\/[^\s/?#]+(\/[^\s?#]*)?$/.test(text) || !URL.canParse(text)) {
    throw invalid('MISSINGKBS_PUBLIC_URL', text, 'a URL like https://kb.contoso.com');
  }
  return withoutSlash(text);
}

function readTls(certFile: string, keyFile: string): Settings['tls'] {
  if (certFile === '' && keyFile === '') return undefined;
  if (certFile === '') throw invalid('MISSINGKBS_TLS_CERT', '', 'a certificate file, since MISSINGKBS_TLS_KEY is set');
  if (keyFile === '') throw invalid('MISSINGKBS_TLS_KEY', '', 'a key file, since MISSINGKBS_TLS_CERT is set');
  return { certFile: resolve(certFile), keyFile: resolve(keyFile) };
}

function readNumber(key: SettingKey, text: string, max = 10_000_000): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= max)) throw invalid(key, text, `a whole number from 0 to ${max}`);
  return value;
}

function readSwitch(key: SettingKey, text: string): boolean {
  return readChoice(key, text, ['on', 'off']) === 'on';
}

function readTrustProxy(text: string): boolean | readonly string[] {
  if (text === 'on' || text === 'off') return text === 'on';
  const proxies = readList(text);
  const wrong = proxies.find((proxy) => isIP(proxy.replace(/\/\d{1,3}$/, '')) === 0);
  if (wrong !== undefined) throw invalid('MISSINGKBS_TRUST_PROXY', wrong, 'on, off, or addresses like 10.0.0.0/8');
  return proxies;
}

function readChoice<Choice extends string>(key: SettingKey, text: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((known) => known === text.toLowerCase());
  if (choice === undefined) throw invalid(key, text, `one of ${choices.join(', ')}`);
  return choice;
}

function readList(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

function invalid(key: SettingKey, found: string, expected: string): KnownError {
  const what = found === '' ? 'is empty' : `is "${found}"`;
  return new KnownError('ConfigurationInvalid', `${key} ${what}; it must be ${expected}.`);
}
