/**
 * What the entries of `systeminfo` say, in any display language: it prints the same entries in the same order everywhere,
 * and the version ("10.0.17134 N/A Build 17134") names its build twice, which no other text line does.
 */

import type { KbNumber } from '../../../brand.ts';
import { parseKbNumber } from '../../../brand.ts';
import { parseDeviceName } from '../../devices.ts';
import { installationTypeOfName } from '../../installation-type.ts';
import { parseIpAddress, uniteAddresses } from '../../ip-addresses.ts';
import { findKbNumbers, sortKbNumbers } from '../../kb-numbers.ts';
import type { InventoryReading, Processor } from '../../model.ts';
import { parseOsName } from '../../os-name.ts';
import { parseOsVersion } from '../../os-version.ts';
import { parseProcessor } from '../../processor.ts';
import { readingOf } from '../../reading-of.ts';
import type { ParsedInventory, PlacedMessage } from '../parser.ts';
import type { SysteminfoEntry } from './entries.ts';

/** Places of entries, counted from the version. */
const offsets = { hostName: -2, osName: -1, hotfixes: 28 } as const;

/** A reading for each device in the entries: each version begins one. */
export function interpretEntries(entries: readonly SysteminfoEntry[]): ParsedInventory {
  const starts = findVersionEntries(entries);
  const devices =
    starts.length === 0
      ? [readDevice(entries, undefined)]
      : starts.map((start, nth) => {
          const from = nth === 0 ? Math.max(0, start + offsets.hostName) : start + offsets.hostName;
          const next = starts[nth + 1];
          const end = next === undefined ? entries.length : Math.max(start + 1, next + offsets.hostName);
          return readDevice(entries.slice(Math.max(from, 0), end), start - Math.max(from, 0));
        });
  return {
    readings: devices.map(({ reading }) => reading),
    notes: devices.flatMap(({ notes }) => notes),
  };
}

/** The places of versions. A damaged one counts where it stands below the name of a Windows and a list proves the listing. */
export function findVersionEntries(entries: readonly SysteminfoEntry[]): number[] {
  const places = entries.flatMap((entry, index) => (index > 0 && isVersionText(entry.value) ? [index] : []));
  if (places.length > 0 || !entries.some(({ bracketed }) => bracketed)) return places;
  return entries.flatMap((entry, index) => {
    const below = /windows/i.test(entries[index - 1]?.value ?? '');
    return below && parseOsVersion(entry.value) !== undefined ? [index] : [];
  });
}

/** "10.0.17134 N/A Build 17134" in any language: a version, then its own build number again. */
function isVersionText(value: string): boolean {
  const version = parseOsVersion(value);
  if (version === undefined) return false;
  const build = version.split('.')[2];
  const rest = value.trim().replace(/^[\d.]+/, '');
  return rest.split(/\D+/).includes(build ?? '');
}

export function holdsKbList(entry: SysteminfoEntry): boolean {
  return entry.items.some((item) => /^KB\d{6,8}(?!\d)/i.test(item));
}

function readDevice(
  entries: readonly SysteminfoEntry[],
  version: number | undefined,
): { reading: InventoryReading; notes: PlacedMessage[] } {
  const osVersion = version === undefined ? undefined : parseOsVersion(entries[version]?.value ?? '');
  const osName = version === undefined ? undefined : parseOsName(entries[version + offsets.osName]?.value);
  const hostName = version === undefined ? undefined : parseDeviceName(entries[version + offsets.hostName]?.value);
  const processor = readProcessor(entries, version ?? 0, osVersion, osName);
  const installationType = osName === undefined ? undefined : installationTypeOfName(osName);
  const hotfixes = readHotfixes(entries, version);
  const reading = readingOf({
    computerDnsName: hostName,
    osName,
    osVersion,
    osProcessor: processor,
    installationType,
    installedKbs: hotfixes.kbs,
    ipAddresses: readAddresses(entries),
  });
  return { reading, notes: hotfixes.notes };
}

/**
 * The system type ("x64-based PC") stands right before the processors. Where it is missing, an AMD64 or Intel64 processor
 * proves x64 only for systems that were never made for x86: Windows 11 and the servers since 2008 R2.
 */
function readProcessor(
  entries: readonly SysteminfoEntry[],
  from: number,
  osVersion: string | undefined,
  osName: string | undefined,
): Processor | undefined {
  const list = entries.findIndex((entry, index) => index > from && entry.items.some(isProcessorItem));
  const before = entries.slice(from + 1, list < 0 ? undefined : list);
  const named = list < 0 ? undefined : parseProcessor(before.at(-1)?.value ?? '');
  if (named) return named;
  const typed = before.findLast(({ value }) => /\bPC\b/i.test(value) && parseProcessor(value) !== undefined);
  if (typed) return parseProcessor(typed.value);
  const item = entries[list]?.items[0] ?? '';
  if (/^ARM/i.test(item)) return 'arm64';
  const build = Number(osVersion?.split('.')[2]);
  const neverX86 = build >= 22_000 || (build >= 7600 && /server/i.test(osName ?? ''));
  return neverX86 && /^(?:AMD64|Intel64|EM64T)\b/i.test(item) ? 'x64' : undefined;
}

/** Of the network cards, whose lists are the only ones of addresses. Undefined where there are none. */
function readAddresses(entries: readonly SysteminfoEntry[]): readonly string[] | undefined {
  const addresses = entries.flatMap(({ items }) =>
    items.flatMap((item) => parseIpAddress(item.split('\n', 1)[0] ?? '') ?? []),
  );
  return addresses.length === 0 ? undefined : uniteAddresses(addresses);
}

function isProcessorItem(item: string): boolean {
  return /\b(?:Family|GenuineIntel|AuthenticAMD|[MG]Hz)\b/i.test(item) || /^ARM/i.test(item);
}

function readHotfixes(
  entries: readonly SysteminfoEntry[],
  version: number | undefined,
): { kbs: KbNumber[] | undefined; notes: PlacedMessage[] } {
  const entry = chooseHotfixEntry(entries, version);
  if (!entry) return { kbs: undefined, notes: [] };
  const announced = Number(/\d+/.exec(entry.value)?.[0] ?? Number.NaN);
  const listed = entry.items.filter((item) => item !== '').length;
  const short = listed < announced;
  const kbs = sortKbNumbers((short ? withoutCutItem(entry.items) : entry.items).flatMap(kbOfItem));
  const message = `announces ${announced} hotfixes and lists ${listed}; the file may be cut`;
  return { kbs, notes: short ? [{ place: entry.label, message }] : [] };
}

/** Where the list was cut off, its last number may have lost digits; seven of them are a whole one. */
function withoutCutItem(items: readonly string[]): readonly string[] {
  return /^\D*\d{7}$/m.test(items.at(-1) ?? '') ? items : items.slice(0, -1);
}

/** The list in which KB numbers prevail; without any, the entry in the place of the hotfixes, which says "none" in words. */
function chooseHotfixEntry(
  entries: readonly SysteminfoEntry[],
  version: number | undefined,
): SysteminfoEntry | undefined {
  const lists = entries.filter((entry) => holdsKbList(entry) || isBareList(entry));
  const best = lists.reduce<SysteminfoEntry | undefined>(
    (chosen, entry) => (chosen && chosen.items.length >= entry.items.length ? chosen : entry),
    undefined,
  );
  if (best) return best;
  const placed = version === undefined ? undefined : entries[placeOfHotfixes(entries, version)];
  return placed && placed.items.length === 0 && !/\d/.test(placed.value) ? placed : undefined;
}

/** Right below the logon server ("\\DC02"), where the listing names one; else as many entries below the version as ever. */
function placeOfHotfixes(entries: readonly SysteminfoEntry[], version: number): number {
  const logonServer = entries.findIndex(({ value }, index) => index > version && /^\\\\\S/.test(value));
  return logonServer < 0 ? version + offsets.hotfixes : logonServer + 1;
}

/** A list of bare numbers, as Windows Vista printed some hotfixes. */
function isBareList(entry: SysteminfoEntry): boolean {
  return entry.items.length > 0 && entry.items.every((item) => /^\d{6,7}$/.test(item));
}

/** "KB4462930", "KB954550-v5", "982018", "2024-10 Cumulative Update (KB5044284)"; "File 1" and "{…}" name none. */
function kbOfItem(item: string): KbNumber[] {
  const first = item.split('\n', 1)[0]?.trim() ?? '';
  const whole = parseKbNumber(first) ?? parseKbNumber(/^KB\d{6,8}(?=[^\d.])/i.exec(first)?.[0] ?? '');
  return whole ? [whole] : findKbNumbers(first).slice(0, 1);
}
