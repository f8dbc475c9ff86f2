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
  if (internal || addresses.every(isPublic)) return addresses;
  return {
    reason:
      'its host has an address of a private network; the operator may call it internal in MISSINGKBS_NOTICE_HOSTS',
  };
}

/** Unicast of the whole internet: not loopback, private, link-local (and so no metadata), shared, reserved, nor what leads to those by another name. */
function isPublic(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address.range() !== 'unicast' || address.toString() === azurePlatform) return false;
  return address.kind() === 'ipv4' || address.match(globalUnicast);
}

/** The only one that is handed out (RFC 4291, section 2.4; IANA's registry). */
const globalUnicast = ipaddr.parseCIDR('2000::/3');

/** A public address that leads to the host's own platform on Azure (learn.microsoft.com, "What is IP address 168.63.129.16?"). */
const azurePlatform = '168.63.129.16';
