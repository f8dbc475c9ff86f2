/** Whom an IP address stands for when calls are counted: one IPv4 address, or one IPv6 network, which a caller has whole. */

import ipaddr from 'ipaddr.js';

/** Proxies that do not name their client by an address are one caller: whatever else they send could be made up anew each time. */
const noAddress = 'no address';

/** "192.0.2.1", also for "::ffff:192.0.2.1" and "::ffff:c000:201"; "2001:db8:0:1" for every address in 2001:db8:0:1::/64. */
export function addressKeyOf(text: string): string {
  const address = withoutPort(text);
  if (!ipaddr.isValid(address)) return noAddress;
  const parsed = ipaddr.process(address);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString();
  return parsed.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':');
}

/** Some proxies write "192.0.2.1:50000" or "[2001:db8::1]:50000" into X-Forwarded-For. */
function withoutPort(text: string): string {
  const [, v4, v6] = /^(?:([\d.]+)|\[([^\]]+)\]):\d+$/.exec(text) ?? [];
  return v4 ?? v6 ?? text;
}
