/** Addresses that a host may be called at: resolved once and checked, so that the connection goes where the check looked. */

import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { NoticeHost } from '../notice-hosts.ts';

/** All addresses of a name, as the host's resolver gives them. */
export type ResolveName = (name: string) => Promise<readonly string[]>;

export const resolveByHost: ResolveName = async (name) =>
  (await lookup(name, { all: true, verbatim: true })).map(({ address }) => address);

/** A reason in place of the addresses where one of them is not public and the host is not called internal. */
export async function resolveHost(
  hostname: string,
  { internal }: NoticeHost,
  resolve: ResolveName,
): Promise<readonly string[] | { readonly reason: string }> {
  const name = hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(name) > 0 ? [name] : await resolve(name);
  if (addresses.length === 0) return { reason: 'its host has no address' };
  if (!addresses.every((address) => isPublic(address) || isPrivate(address))) {
    return { reason: "its host has an address that no receiver has: of a link, of a cloud's metadata, or reserved" };
  }
  if (internal || addresses.every(isPublic)) return addresses;
  return {
    reason:
      'its host has an address of a private network; the operator may call it internal in MISSINGKBS_NOTICE_HOSTS',
  };
}

/** Unicast of the whole internet: not what leads elsewhere by another name (NAT64, 6to4, Teredo). */
function isPublic(text: string): boolean {
  const address = parse(text);
  if (address?.range() !== 'unicast' || metadata.has(address.toString())) return false;
  return address.kind() === 'ipv4' || address.match(globalUnicast);
}

/** Of a private network or of this host. */
function isPrivate(text: string): boolean {
  const address = parse(text);
  return address !== undefined && privateRanges.has(address.range()) && !metadata.has(address.toString());
}

/** An IPv4 address in IPv6 is that IPv4 address. */
function parse(text: string) {
  return ipaddr.isValid(text) ? ipaddr.process(text) : undefined;
}

const privateRanges: ReadonlySet<string> = new Set(['private', 'loopback', 'uniqueLocal', 'carrierGradeNat']);

/** The only one that is handed out (RFC 4291, section 2.4; IANA's registry). */
const globalUnicast = ipaddr.parseCIDR('2000::/3');

/** Where clouds answer their machines about themselves, beside the link-local 169.254.169.254: Azure, Alibaba, AWS, as their documents have it. */
const metadata: ReadonlySet<string> = new Set(['168.63.129.16', '100.100.100.200', 'fd00:ec2::254']);
