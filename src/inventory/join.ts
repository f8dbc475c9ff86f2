/** Several readings of one device made one: what one file lacks another supplies; what contradicts is refused. */

import type { KbNumber } from '../brand.ts';
import { KnownError } from '../errors.ts';
import { sortKbNumbers } from './kb-numbers.ts';
import type { InstallationType, InventoryReading, OfferedUpdate, Software } from './model.ts';
import { hasRevision, withoutRevision } from './os-version.ts';

/**
 * The device that all readings describe. KBs, software and offers are united; of two versions of one build the one with a
 * revision wins. KnownError InvalidInput when they name different devices, builds, revisions or architectures.
 */
export function joinReadings(readings: readonly InventoryReading[]): InventoryReading {
  const single = readings.reduce<InventoryReading>((all, next) => joinTwo(all, next), {});
  const joined: Loose = {
    ...single,
    installedKbs: joinLists(readings, ({ installedKbs }) => installedKbs, sortKbNumbers),
    software: joinLists(readings, ({ software }) => software, joinSoftware),
    windowsUpdateOffers: joinLists(readings, ({ windowsUpdateOffers }) => windowsUpdateOffers, joinOffers),
  };
  return Object.fromEntries(Object.entries(joined).filter(([, value]) => value !== undefined)) as InventoryReading;
}

type Loose = { readonly [Field in keyof InventoryReading]?: InventoryReading[Field] | undefined };

function joinTwo(a: InventoryReading, b: InventoryReading): InventoryReading {
  const joined: Loose = {
    id: joinEqual('machine id', a.id, b.id),
    computerDnsName: joinWith(a.computerDnsName, b.computerDnsName, joinNames),
    osName: joinWith(a.osName, b.osName, joinOsNames),
    osEdition: joinWith(a.osEdition, b.osEdition, joinEditions),
    osVersion: joinWith(a.osVersion, b.osVersion, joinVersions),
    osProcessor: joinEqual('processor', a.osProcessor, b.osProcessor),
    installationType: joinWith(a.installationType, b.installationType, joinInstallationTypes),
    lastSeen: joinWith(a.lastSeen, b.lastSeen, (x, y) => (Date.parse(y) > Date.parse(x) ? y : x)),
    esu: joinEqual('esu flag', a.esu, b.esu),
    hotpatch: joinEqual('hotpatch flag', a.hotpatch, b.hotpatch),
    secureBoot: joinEqual('secureBoot flag', a.secureBoot, b.secureBoot),
    dotNetRelease: joinWith(a.dotNetRelease, b.dotNetRelease, Math.max),
  };
  return joined as InventoryReading;
}

function joinWith<Value>(
  a: Value | undefined,
  b: Value | undefined,
  join: (a: Value, b: Value) => Value,
): Value | undefined {
  if (a === undefined) return b;
  return b === undefined ? a : join(a, b);
}

function joinEqual<Value>(what: string, a: Value | undefined, b: Value | undefined): Value | undefined {
  return joinWith(a, b, (x, y) => (x === y ? x : contradict(what, x, y)));
}

/** "pc-7" and "pc-7.contoso.com" are one device, and so is a name that NetBIOS cut to fifteen characters. */
export function isSameDeviceName(a: string, b: string): boolean {
  const [short = '', long = ''] = [a.toLowerCase(), b.toLowerCase()].sort((x, y) => x.length - y.length);
  const [host = ''] = long.split('.', 1);
  return short === long || short === host || (short.length === 15 && host.startsWith(short));
}

/** The longer name says more. */
function joinNames(a: string, b: string): string {
  if (!isSameDeviceName(a, b)) return contradict('computer name', a, b);
  return b.length > a.length ? b : a;
}

/** The longer name says more: "Microsoft Windows 10 Pro" over "Windows 10 Pro". A name never decides, so none contradicts. */
function joinOsNames(a: string, b: string): string {
  return b.toLowerCase().includes(a.toLowerCase()) ? b : a;
}

function joinEditions(a: string, b: string): string {
  return a.toLowerCase() === b.toLowerCase() ? a : contradict('edition of the operating system', a, b);
}

function joinVersions(a: string, b: string): string {
  if (withoutRevision(a) !== withoutRevision(b)) return contradict('version of the operating system', a, b);
  if (!hasRevision(a)) return b;
  return !hasRevision(b) || a === b ? a : contradict('revision of the operating system', a, b);
}

/** "Server" may come from a name, which never tells Server Core. */
function joinInstallationTypes(a: InstallationType, b: InstallationType): InstallationType {
  if (a === b) return a;
  return a !== 'Client' && b !== 'Client' ? 'Server Core' : contradict('installation type', a, b);
}

/** All of them at once: joined two by two, the lists of many readings would be read as often as there are readings. */
function joinLists<Entry>(
  readings: readonly InventoryReading[],
  listOf: (reading: InventoryReading) => readonly Entry[] | undefined,
  join: (entries: Entry[]) => Entry[],
): readonly Entry[] | undefined {
  const lists = readings.map(listOf).filter((list) => list !== undefined);
  return lists.length < 2 ? lists[0] : join(lists.flat());
}

function joinSoftware(entries: readonly Software[]): Software[] {
  const known = new Map<string, Software>();
  for (const entry of entries) {
    const key = `${entry.name}\u0000${entry.version ?? ''}`;
    if (known.get(key)?.vendor === undefined) known.set(key, entry);
  }
  return [...known.values()];
}

function joinOffers(offers: readonly OfferedUpdate[]): OfferedUpdate[] {
  const known = new Map<KbNumber, OfferedUpdate>();
  for (const offer of offers) if (known.get(offer.kb)?.title === undefined) known.set(offer.kb, offer);
  return [...known.values()];
}

function contradict(what: string, a: unknown, b: unknown): never {
  throw new KnownError(
    'InvalidInput',
    `The files contradict each other about the ${what}: one says "${String(a)}", another "${String(b)}". Give only files of one device, taken at one time.`,
  );
}
