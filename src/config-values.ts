/** How each kind of value of a setting is read. A wrong one is told by its key, what it holds and what it may hold. */

import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { parseTenant } from './brand.ts';
import { KnownError } from './errors.ts';

/** `issuer` is the `iss` of its tokens, and may hold "{tid}"; `tenant` is for tokens that bear no `tid`. */
export interface IssuerSetting {
  readonly issuer: string;
  readonly tenant?: string;
}

export type MetricsSetting = 'local' | 'on' | 'off' | { readonly host: string; readonly port: number };

/** "https://login.microsoftonline.com/…/v2.0", or "https://id.contoso.com/realms/fleet;tenant=contoso". */
export function readIssuer(entry: string): IssuerSetting {
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

export function readTenant(key: string, text: string): string {
  const tenant = parseTenant(text);
  if (tenant === undefined) throw invalid(key, text, 'a GUID or a name of letters, digits, dots and hyphens');
  return tenant;
}

export function readOrigin(text: string): string {
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

export function readDatabaseUrl(text: string): string | undefined {
  if (text === '') return undefined;
  // The value has a password in it, so the message says nothing of it.
  if (/^postgres(ql)?:\/\/[^/]+\/[^/?]+/.test(text) && URL.canParse(text)) return text;
  throw new KnownError(
    'ConfigurationInvalid',
    'MISSINGKBS_DATABASE_URL is no address of a PostgreSQL database. Write postgres://user:password@host:5432/database.',
  );
}

export function readPublicUrl(text: string): string | undefined {
  if (text === '') return undefined;
  if (!/^https?:\/\/[^\s/?#]+(\/[^\s?#]*)?$/.test(text) || !URL.canParse(text)) {
    throw invalid('MISSINGKBS_PUBLIC_URL', text, 'a URL like https://kb.contoso.com');
  }
  return withoutSlash(text);
}

/** Where something is taken from that has a publisher: an address under its name, and nothing where none is given. */
export function readSource(name: string, key: string, text: string): Readonly<Record<string, string>> {
  if (text === '') return {};
  if (/^https?:\/\/[^\s#]+$/.test(text) && URL.canParse(text)) return { [name]: withoutSlash(text) };
  throw invalid(key, text, 'an address like https://mirror.contoso.com/feed');
}

export function readTls(certFile: string, keyFile: string): { certFile: string; keyFile: string } | undefined {
  if (certFile === '' && keyFile === '') return undefined;
  if (certFile === '') throw invalid('MISSINGKBS_TLS_CERT', '', 'a certificate file, since MISSINGKBS_TLS_KEY is set');
  if (keyFile === '') throw invalid('MISSINGKBS_TLS_KEY', '', 'a key file, since MISSINGKBS_TLS_CERT is set');
  return { certFile: resolve(certFile), keyFile: resolve(keyFile) };
}

export function readNumber(key: string, text: string, max = 10_000_000): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= max)) throw invalid(key, text, `a whole number from 0 to ${max}`);
  return value;
}

export function readSwitch(key: string, text: string): boolean {
  return readChoice(key, text, ['on', 'off']) === 'on';
}

export function readTrustProxy(text: string): boolean | readonly string[] {
  if (text === 'on' || text === 'off') return text === 'on';
  const proxies = readList(text);
  const wrong = proxies.find((proxy) => isIP(proxy.replace(/\/\d{1,3}$/, '')) === 0);
  if (wrong !== undefined) throw invalid('MISSINGKBS_TRUST_PROXY', wrong, 'on, off, or addresses like 10.0.0.0/8');
  return proxies;
}

export function readChoice<Choice extends string>(key: string, text: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((known) => known === text.toLowerCase());
  if (choice === undefined) throw invalid(key, text, `one of ${choices.join(', ')}`);
  return choice;
}

export function readList(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

export function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

export function invalid(key: string, found: string, expected: string): KnownError {
  const what = found === '' ? 'is empty' : `is "${found}"`;
  return new KnownError('ConfigurationInvalid', `${key} ${what}; it must be ${expected}.`);
}

/** "127.0.0.1:9464", "[::1]:9464". */
export function readMetrics(text: string): MetricsSetting {
  const known = (['local', 'on', 'off'] as const).find((choice) => choice === text.toLowerCase());
  if (known !== undefined) return known;
  const [, v6, name, digits] = /^(?:\[([\da-f:.]+)\]|([^\s:[\]/]+)):(\d{1,5})$/i.exec(text) ?? [];
  const host = v6 ?? name;
  if (host === undefined || Number(digits) > 65_535) {
    throw invalid('MISSINGKBS_METRICS', text, 'local, on, off, or an address to listen on like 127.0.0.1:9464');
  }
  return { host, port: Number(digits) };
}

/** The usual variables of OpenTelemetry; its packages read the rest of them. Throws where they ask for what is not sent here. */
export function asksForTraces(environment: Readonly<Record<string, string | undefined>>): boolean {
  const of = (key: string) => environment[key]?.trim().toLowerCase() ?? '';
  if (of('OTEL_EXPORTER_OTLP_ENDPOINT') === '' && of('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT') === '') return false;
  const exporter = of('OTEL_TRACES_EXPORTER');
  if (of('OTEL_SDK_DISABLED') === 'true' || exporter === 'none') return false;
  if (!['', 'otlp'].includes(exporter)) throw invalid('OTEL_TRACES_EXPORTER', exporter, 'otlp or none');
  const protocolKeys = ['OTEL_EXPORTER_OTLP_TRACES_PROTOCOL', 'OTEL_EXPORTER_OTLP_PROTOCOL'];
  // That of traces alone counts before that of everything.
  const key = protocolKeys.find((name) => of(name) !== '');
  if (key !== undefined && of(key) !== 'http/json') {
    throw invalid(key, of(key), 'http/json, the only one that is sent here; collectors take it at their port 4318');
  }
  return true;
}
