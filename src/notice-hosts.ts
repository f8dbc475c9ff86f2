/** Hosts that notices may be sent to, as MISSINGKBS_NOTICE_HOSTS names them. */

import { isIP } from 'node:net';
import { invalid } from './config-values.ts';

export interface NoticeHost {
  readonly protocol: 'https:' | 'http:';
  /** Lower case; of "*.contoso.com" it is ".contoso.com", which every name below that ends with. */
  readonly name: string;
  /** As a URL has it: "" where it is the usual one. */
  readonly port: string;
  /** Its addresses may be those of a private network or of this host. */
  readonly internal: boolean;
}

/** As `readNoticeHost` reads it. */
export function writeNoticeHost({ protocol, name, port, internal }: NoticeHost): string {
  const place = `${name.startsWith('.') ? '*' : ''}${name}${port === '' ? '' : `:${port}`}`;
  return `${protocol === 'http:' ? 'http://' : ''}${place}${internal ? ';internal' : ''}`;
}

/** "hooks.slack.com", "*.logic.azure.com", "siem.contoso.com:8443;internal", "http://10.0.0.5:9000;internal". */
export function readNoticeHost(entry: string): NoticeHost {
  const [place = '', ...options] = entry.split(';').map((part) => part.trim());
  const text = place.includes('://') ? place : `https://${place}`;
  const url = /^https?:\/\/[^\s/?#@]+\/?$/i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
  const internal = options.length === 1 && options[0] === 'internal';
  if (url === undefined || (options.length > 0 && !internal)) {
    throw invalid(
      'MISSINGKBS_NOTICE_HOSTS',
      entry,
      'host names with commas between them, each with a port where it is not 443, ";internal" behind those of a private network, "http://" before those without TLS',
    );
  }
  const { protocol, hostname, port } = url;
  const anyBelow = hostname.startsWith('*.');
  const name = anyBelow ? hostname.slice(1) : hostname;
  if (
    name.includes('*') ||
    (anyBelow && !/.\../.test(name)) ||
    (anyBelow && (internal || protocol === 'http:' || isIP(name.slice(1)) > 0))
  ) {
    throw invalid(
      'MISSINGKBS_NOTICE_HOSTS',
      entry,
      'one host where it is internal or without TLS; else a name, or "*." and a domain like contoso.com for all that are below it',
    );
  }
  return { protocol: protocol as NoticeHost['protocol'], name, port, internal };
}

/** The entry by which the address may be sent to. An entry for the host itself counts before one for all below a name. */
export function noticeHostOf(address: URL, hosts: readonly NoticeHost[]): NoticeHost | undefined {
  const { protocol, hostname, port } = address;
  const sameEnd = hosts.filter((host) => host.protocol === protocol && host.port === port);
  return (
    sameEnd.find(({ name }) => name === hostname) ??
    sameEnd.find(({ name }) => name.startsWith('.') && hostname.endsWith(name))
  );
}
