/** Addresses of a device, as it reports them. */

const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
/** The network card behind a percent sign is the device's own matter. */
const ipv6 = /^([0-9a-f:.]{2,45})(?:%[\w.-]{1,40})?$/i;

/** In the short form of RFC 5952; undefined for what is none. */
export function parseIpAddress(text: string): string | undefined {
  const trimmed = text.trim();
  if (ipv4.test(trimmed)) return trimmed;
  const [, address] = ipv6.exec(trimmed) ?? [];
  if (!address?.includes(':')) return undefined;
  const url = `http://[${address}]`;
  return URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : undefined;
}

/** Of one device: no inventory has more. */
export const mostAddresses = 100;

/** Of a text that has one or several of them, "192.0.2.7, fe80::1"; undefined where it has none. */
export function parseIpAddresses(text: string): readonly string[] | undefined {
  const found = text.split(/[\s,;{}"]+/).flatMap((part) => parseIpAddress(part) ?? []);
  return found.length === 0 ? undefined : uniteAddresses(found).slice(0, mostAddresses);
}

/** Each once; the one by which others reach the device first, those that lead nowhere left out. */
export function uniteAddresses(addresses: readonly string[]): readonly string[] {
  const outside = [...new Set(addresses)].filter((address) => !/^(?:127\.|0\.0\.0\.0$|::1?$)/.test(address));
  return outside
    .map((address, place) => ({ address, place, rank: rankOf(address) }))
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .map(({ address }) => address);
}

function rankOf(address: string): number {
  if (/^(?:169\.254\.|fe[89ab])/.test(address)) return 2;
  return address.includes(':') ? 1 : 0;
}
