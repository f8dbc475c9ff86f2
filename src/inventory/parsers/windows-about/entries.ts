/** The text lines that tell of a Windows on Settings → About and in winver, told by their shape in any display language. */

import type { Processor } from '../../model.ts';
import { parseOsName } from '../../os-name.ts';
import { versionOfBuild } from '../../os-version.ts';
import { deviceNameLabels, fullNameLabels } from './labels.ts';

export interface AboutBuild {
  readonly osVersion: string;
  /** From winver's brackets, which nothing else writes; a label alone proves nothing. */
  readonly certain: boolean;
}

/** Longer text lines are none of these. */
const longestTextLine = 300;

/** Lists put a mark or a number before a text line that was copied into them. */
const bullet = /^(?:[-*•]|\d{1,2}[.)])\s+/;
/** "OS build⇥19045.3208": a label of words, or none where it stands in the text line above, then build and revision and nothing else. */
const labelled = /^(?:[^\d()]{2,60}[\s:：])?(\d{5})\.(\d{1,6})$/;
/** "Version 22H2 (OS Build 19045.3208)", "Windows 11 Pro, version 23H2 (OS build …)"; the words are translated. */
const bracketed = /^[^()（）]{1,80}?(?:\d\dH[12]|1[5-9]\d\d|2004) ?[(（][^\d()（）]{1,40}(\d{5})\.(\d{1,6})[)）]$/;
/** winver before Windows 10, and in its first release: "Version 6.1 (Build 7601: Service Pack 1)". */
const earlier = /^\D{1,30}(?:6\.[0-3]|10\.0) ?\([^\d()]{1,30}(\d{4,5})(?:: ?[^()]{1,60})?\)$/;

export function readBuild(textLine: string): AboutBuild | undefined {
  const text = trimTextLine(textLine);
  const label = labelled.exec(text);
  const match = label ?? bracketed.exec(text) ?? earlier.exec(text);
  if (!match) return undefined;
  const osVersion = versionOfBuild(Number(match[1]), match[2] === undefined ? undefined : Number(match[2]));
  return osVersion === undefined ? undefined : { osVersion, certain: label === null };
}

/**
 * "Edition⇥Windows 11 Pro", "The Windows 11 Pro operating system and its user interface …": words of an edition begin with a
 * capital letter, or stand alone where the script has none; what follows them does not.
 */
const system = '(?:Microsoft )?Windows (?:Server )?(?:\\d{1,4}(?:\\.\\d)?|Vista)(?: R2)?(?!\\w)';
const year = '20\\d\\d(?= LTS)|(?<=LTS[BC] )20\\d\\d';
const word = `\\p{Lu}[\\p{L}\\p{M}-]{0,24}|for(?= \\p{Lu})|multi-session|${year}`;
const edition = new RegExp(`${system}(?: \\p{Lo}[\\p{L}\\p{M}]{0,24}|(?: (?:${word})){0,6})`, 'u');

export function readEdition(textLine: string): string | undefined {
  const text = trimTextLine(textLine);
  return text.includes('Windows ') ? parseOsName(edition.exec(text)?.[0]) : undefined;
}

/** What proves the page beside a build: the name of the release, or the experience pack. */
export function isCompanion(textLine: string): boolean {
  const text = trimTextLine(textLine);
  return /(?:^|[\s:：])(?:\d\dH[12]|1[5-9]\d\d|2004)$/.test(text) || /Windows Feature Experience Pack \d/.test(text);
}

/** "64-bit operating system, x64-based processor" in any language: the first number is that of the system. */
export function readSystemType(textLine: string): Processor | undefined {
  const match = /(32|64)\D{1,60}?[,、،，][^,、،，\d]{0,40}(x64|x86|ARM(?:64)?)/i.exec(trimTextLine(textLine));
  if (!match) return undefined;
  if (match[1] === '32') return 'x86';
  return /^ARM/i.test(match[2] ?? '') ? 'arm64' : 'x64';
}

export type NamedDevice = { readonly kind: 'short' | 'full'; readonly name: string | undefined };

/** The name behind its label; undefined as a name where it stands in the text line below, as pages are copied without their columns. */
export function readName(textLine: string): NamedDevice | undefined {
  const text = trimTextLine(textLine);
  const match = nameTextLine.exec(text);
  if (!match) return undefined;
  const kind = fullNameLabels.includes((match[1] ?? '').toLowerCase()) ? 'full' : 'short';
  return { kind, name: match[2] };
}

const nameTextLine = new RegExp(
  `^(${[...fullNameLabels, ...deviceNameLabels].join('|')})(?:\\s*[:：\\s]\\s*(\\S+))?$`,
  'i',
);

function trimTextLine(textLine: string): string {
  return textLine.length > longestTextLine ? '' : textLine.trim().replace(bullet, '');
}
