/** Lists of installed software, in which Windows mixes products and the updates to them. */

import type { KbNumber } from '../brand.ts';
import { findKbNumbers } from './kb-numbers.ts';
import { isOfMicrosoft, makerOf } from './maker.ts';

export interface Software {
  readonly name: string;
  readonly version?: string;
  readonly vendor?: string;
}

export interface ListedSoftware {
  readonly name: string | undefined;
  readonly version?: string | undefined;
  readonly vendor?: string | undefined;
  /** The source says that the entry updates another one. */
  readonly isUpdate?: boolean;
}

export interface SoftwareList {
  readonly software: readonly Software[];
  /** Of the entries that are updates of Microsoft. */
  readonly kbs: readonly KbNumber[];
}

const longestText = 1024;

/**
 * Products and installed updates of a list. An entry whose name carries a KB number is an installed update, unless another
 * vendor made it; it is a product as well when it has a version of its own, as "MSXML 4.0 SP2 (KB973688)" does.
 */
export function sortSoftware(entries: Iterable<ListedSoftware>): SoftwareList {
  const software = new Map<string, Software>();
  const kbs: KbNumber[] = [];
  for (const entry of entries) {
    const name = entry.name?.trim() ?? '';
    if (name === '' || name.length > longestText) continue;
    const titleKbs = makerOf(entry.vendor) === 'other' ? [] : kbsOfTitle(name);
    kbs.push(...titleKbs);
    const ownVersion = titleKbs.length === 0 || /\d\.\d/.test(entry.version ?? '');
    if (entry.isUpdate || !ownVersion) continue;
    const made = makeSoftware(name, entry.version, entry.vendor);
    software.set(`${made.name}\u0000${made.version ?? ''}`, made);
  }
  return { software: [...software.values()], kbs };
}

export function makeSoftware(name: string, version: string | undefined, vendor: string | undefined): Software {
  const trimmed = { version: version?.trim(), vendor: vendor?.trim() };
  return {
    name: name.trim(),
    ...(trimmed.version && trimmed.version.length <= longestText && { version: trimmed.version }),
    ...(trimmed.vendor && trimmed.vendor.length <= longestText && { vendor: trimmed.vendor }),
  };
}

/**
 * The KB that the title of an update is about: those in brackets, "(KB5021088)", else all that stand in it. A title whose
 * end is cut off may have lost digits of its last number.
 */
export function kbsOfTitle(title: string): KbNumber[] {
  const whole = title.replace(/KB\d{6}(?:\.\.\.|…)\s*$/i, '');
  const bracketed = Array.from(whole.matchAll(/[(（]\s*(KB\d{6,8})\s*[)）]/gi), (match) => match[1] ?? '');
  return findKbNumbers(bracketed.length > 0 ? bracketed.join(' ') : whole);
}

/** Of Microsoft, sorted, without vendors: only its software can have a KB; everything else would make every device a state of its own. */
export function softwareOfState(software: readonly Software[]): Software[] {
  const byKey = new Map<string, Software>();
  for (const { name, version } of software.filter(isOfMicrosoft)) {
    byKey.set(`${name}\u0000${version ?? ''}`, { name, ...(version !== undefined && { version }) });
  }
  return [...byKey.keys()].sort().flatMap((key) => byKey.get(key) ?? []);
}
