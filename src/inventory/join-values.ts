/** How two values of one field become one, where two readings of a device bring both; what contradicts is refused. */

import { KnownError } from '../errors.ts';
import type { InstallationType } from './installation-type.ts';
import { hasRevision, withoutRevision } from './os-version.ts';
import type { Software } from './software-list.ts';

/** Values that must be the same; `what` names them where they are not. */
export function joinEqual<Value>(what: string): (a: Value, b: Value) => Value {
  return (a, b) => (a === b ? a : contradict(what, a, b));
}

/** "pc-7" and "pc-7.contoso.com" are one device, and so is a name that NetBIOS cut to fifteen characters. */
export function isSameDeviceName(a: string, b: string): boolean {
  const [short = '', long = ''] = [a.toLowerCase(), b.toLowerCase()].sort((x, y) => x.length - y.length);
  const [host = ''] = long.split('.', 1);
  return short === long || short === host || (short.length === 15 && host.startsWith(short));
}

/** The longer name says more. */
export function joinNames(a: string, b: string): string {
  if (!isSameDeviceName(a, b)) return contradict('computer name', a, b);
  return b.length > a.length ? b : a;
}

/** The longer name says more: "Microsoft Windows 10 Pro" over "Windows 10 Pro". A name never decides, so none contradicts. */
export function joinOsNames(a: string, b: string): string {
  return b.toLowerCase().includes(a.toLowerCase()) ? b : a;
}

export function joinEditions(a: string, b: string): string {
  return a.toLowerCase() === b.toLowerCase() ? a : contradict('edition of the operating system', a, b);
}

/** Of two versions of one build the one with a revision says more. */
export function joinVersions(a: string, b: string): string {
  if (withoutRevision(a) !== withoutRevision(b)) return contradict('version of the operating system', a, b);
  if (!hasRevision(a)) return b;
  return !hasRevision(b) || a === b ? a : contradict('revision of the operating system', a, b);
}

/** "Server" may come from a name, which never tells Server Core. */
export function joinInstallationTypes(a: InstallationType, b: InstallationType): InstallationType {
  if (a === b) return a;
  return a !== 'Client' && b !== 'Client' ? 'Server Core' : contradict('installation type', a, b);
}

export function laterTime(a: string, b: string): string {
  return Date.parse(b) > Date.parse(a) ? b : a;
}

/** Each name and version once, with a vendor where any of them has one. */
export function uniteSoftware(entries: readonly Software[]): Software[] {
  const byKey = new Map<string, Software>();
  for (const entry of entries) {
    const key = `${entry.name}\u0000${entry.version ?? ''}`;
    if (byKey.get(key)?.vendor === undefined) byKey.set(key, entry);
  }
  return [...byKey.values()];
}

function contradict(what: string, a: unknown, b: unknown): never {
  throw new KnownError(
    'InvalidInput',
    `The files contradict each other about the ${what}: one says "${String(a)}", another "${String(b)}". Give only files of one device, taken at one time.`,
  );
}
