/** Every setting: read from the environment once, checked, typed. docs/operating.md lists the keys, and a test holds the two together. */

import { join, resolve } from 'node:path';
import { catalogFileName } from './catalog-file.ts';
import {
  asksForTraces,
  type IssuerSetting,
  invalid,
  type MetricsSetting,
  readChoice,
  readDatabaseUrl,
  readIssuer,
  readList,
  readMetrics,
  readNumber,
  readOrigin,
  readPublicUrl,
  readSource,
  readSwitch,
  readTenant,
  readTls,
  readTrustProxy,
  withoutSlash,
} from './config-values.ts';
import { type NoticeHost, readNoticeHost } from './notice-hosts.ts';
import {
  readSessionHours,
  readSignIn,
  type SessionHours,
  type SignInSetting,
  signInDefaults,
} from './sign-in-settings.ts';

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
  /** When a device that reports no more goes, what a history tells of longer ago, and dead letters; 0 is never. */
  readonly upkeep: { readonly forgetAfterDays: number; readonly historyDays: number; readonly deadNoticeDays: number };
  /** Origins beside the feed's own from which its documents may come: "https://api.msrc.microsoft.com". */
  readonly feedOrigins: readonly string[];
  /** Where the feed and the lists are taken from, where not from their publishers: mirrors. */
  readonly sources: { readonly feed?: string; readonly kev?: string; readonly epss?: string };
  readonly ownTokens: boolean;
  readonly issuers: readonly IssuerSetting[];
  /** When set, tokens of other issuers are taken for these tenants alone. */
  readonly tenants?: readonly string[];
  readonly audiences: readonly string[];
  /** Who signs people in to the page, beside the links that the server makes itself. */
  readonly signIn?: SignInSetting;
  readonly sessionHours: SessionHours;
  /** Hosts that notices may be sent to; without any there are no notices. */
  readonly noticeHosts: readonly NoticeHost[];
  readonly logLevel: LogLevel;
  /** Who may read /metrics: callers on this host, everybody, nobody, or whoever reaches an address of its own. */
  readonly metrics: MetricsSetting;
  /** Whether the variables of OpenTelemetry say where traces go. */
  readonly traces: boolean;
  /** Proxies whose X-Forwarded-* headers are believed: all, none, or these addresses. */
  readonly trustProxy: boolean | readonly string[];
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
  MISSINGKBS_FEED_URL: '',
  MISSINGKBS_KEV_URL: '',
  MISSINGKBS_EPSS_URL: '',
  MISSINGKBS_OWN_TOKENS: 'on',
  MISSINGKBS_ISSUERS: '',
  MISSINGKBS_TENANTS: '',
  MISSINGKBS_AUDIENCES: defaultAudiences.join(','),
  ...signInDefaults,
  MISSINGKBS_NOTICE_HOSTS: '',
  MISSINGKBS_NOTICE_DEAD_DAYS: '30',
  MISSINGKBS_LOG_LEVEL: 'info',
  MISSINGKBS_METRICS: 'local',
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
  const signIn = readSignIn(text, publicUrl);
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
      deadNoticeDays: readDays('MISSINGKBS_NOTICE_DEAD_DAYS'),
    },
    feedOrigins: readList(text('MISSINGKBS_FEED_ORIGINS')).map(readOrigin),
    sources: {
      ...readSource('feed', 'MISSINGKBS_FEED_URL', text('MISSINGKBS_FEED_URL')),
      ...readSource('kev', 'MISSINGKBS_KEV_URL', text('MISSINGKBS_KEV_URL')),
      ...readSource('epss', 'MISSINGKBS_EPSS_URL', text('MISSINGKBS_EPSS_URL')),
    },
    ownTokens: readSwitch('MISSINGKBS_OWN_TOKENS', text('MISSINGKBS_OWN_TOKENS')),
    issuers: readList(text('MISSINGKBS_ISSUERS')).map(readIssuer),
    ...(tenants.length > 0 && { tenants }),
    audiences: publicUrl === undefined ? audiences : [...new Set([...audiences, publicUrl])],
    ...(signIn !== undefined && { signIn }),
    sessionHours: readSessionHours(text),
    noticeHosts: readList(text('MISSINGKBS_NOTICE_HOSTS')).map(readNoticeHost),
    logLevel: readChoice('MISSINGKBS_LOG_LEVEL', text('MISSINGKBS_LOG_LEVEL'), logLevels),
    metrics: readMetrics(text('MISSINGKBS_METRICS')),
    traces: asksForTraces(environment),
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
