/** The public history of .NET Framework updates of each build of Windows: which release had which KBs, previews included. */

import { type KbNumber, parseKbNumber } from '../../brand.ts';
import { dotNetTable } from './table.ts';

/** What is installed where one of these versions of the .NET Framework is; "3.5" also stands beside a 4: one update serves both. */
export interface DotNetUpdate {
  readonly kb: KbNumber;
  readonly versions: readonly string[];
}

export interface DotNetRelease {
  /** YYYY-MM-DD. */
  readonly released: string;
  readonly preview?: true;
  /** What Windows Update offers; it leads to the children that fit the device. Absent where there is none, or none known. */
  readonly parent?: KbNumber;
  /** Empty where only the parent is known. Two may be for the same version: any one of them will do. */
  readonly children: readonly DotNetUpdate[];
}

/** What the letters before a child stand for. */
export const versionSets: Readonly<Record<string, readonly string[]>> = {
  a: ['3.5', '4.7.2'],
  b: ['3.5', '4.8'],
  c: ['3.5', '4.8.1'],
  d: ['4.8'],
  e: ['4.8.1'],
  f: ['3.5'],
  g: ['3.5.1'],
  h: ['4.6.2', '4.7', '4.7.1', '4.7.2'],
  i: ['4.5.2'],
  j: ['4.6', '4.6.1', '4.6.2', '4.7', '4.7.1', '4.7.2'],
  k: ['4.6', '4.6.1', '4.6.2', '4.7'],
  l: ['4.6', '4.6.1', '4.6.2', '4.7', '4.7.1'],
};

/** Lines that are another one with features switched on, and so have its updates; some have KB numbers of their own beside. */
export const sharedHistories: Readonly<Record<number, number>> = { 18363: 18362, 22631: 22621, 26200: 26100 };

/**
 * Oldest first. Every release contains those before it, so a device that has one, by its parent or by the child of a
 * version, lacks none of the earlier ones for that version. A child may stand in several releases: it came as a preview
 * first, or its version got nothing new. Empty for a build that is not known.
 */
export function dotNetHistoryOf(build: number): readonly DotNetRelease[] {
  return (dotNetTable[sharedHistories[build] ?? build] ?? '').split(/\s+/).filter(Boolean).map(parseRelease);
}

/** The builds that have a history, ascending. */
export function buildsWithDotNetHistory(): readonly number[] {
  return [...Object.keys(dotNetTable), ...Object.keys(sharedHistories)].map(Number).sort((a, b) => a - b);
}

function parseRelease(token: string): DotNetRelease {
  const [, year, month, day, preview, parent, rest] =
    /^(\d\d)(\d\d)(\d\d)(p?):(\d*)((?::[a-z]\d+)*)$/.exec(token) ?? [];
  if (rest === undefined) throw new Error(`${tableFault(token)}; expected YYMMDD[p]:[parent][:child]….`);
  return {
    released: `20${year}-${month}-${day}`,
    ...(preview && { preview: true }),
    ...(parent && { parent: readKb(parent, token) }),
    children: rest
      .split(':')
      .filter(Boolean)
      .map((child) => parseChild(child, token)),
  };
}

function parseChild(text: string, token: string): DotNetUpdate {
  const versions = versionSets[text.charAt(0)];
  if (!versions) throw new Error(`${tableFault(token)}; "${text.charAt(0)}" is no letter of versionSets.`);
  return { kb: readKb(text.slice(1), token), versions };
}

function readKb(text: string, token: string): KbNumber {
  const kb = parseKbNumber(text);
  if (!kb) throw new Error(`${tableFault(token)}; "${text}" is no KB number.`);
  return kb;
}

function tableFault(token: string): string {
  return `table.ts has "${token}"`;
}
