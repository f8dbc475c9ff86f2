/** Whom an IP address stands for when calls are counted: one IPv4 address, or one IPv6 network, which a caller has whole. */

import { isIPv6 } from 'node:net';

/** "192.0.2.1", also for "::ffff:192.0.2.1"; "2001:db8:0:1" for every address in 2001:db8:0:1::/64. */
export function addressKeyOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.replace(/%.*$/, '').split('::');
  const groups = head === '' ? [] : head.split(':');
  if (tail !== undefined) {
    const after = tail === '' ? [] : tail.split(':');
    while (groups.length + after.length < 8) groups.push('0');
    groups.push(...after);
  }
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
