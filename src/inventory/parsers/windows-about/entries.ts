/** The lines that tell of a Windows on Settings → About and in winver, told by their shape in any display language. */

import type { Processor } from '../../model.ts';
import { parseOsName } from '../../os-name.ts';
import { versionOfBuild } from '../../os-version.ts';

export interface AboutBuild {
  readonly osVersion: string;
  /** From winver's brackets, which nothing else writes; a label alone proves nothing. */
  readonly certain: boolean;
}

/** Longer lines are no lines of these. */
const longestLine = 300;

/** Lists put a mark or a number before a line that was copied into them. */
const bullet = /^(?:[-*•]|\d{1,2}[.)])\s+/;
/** "OS build⇥19045.3208": a label of words, then build and revision and nothing else. */
const labelled = /^[^\d()]{2,60}[\s:：](\d{5})\.(\d{1,6})$/;
/** "Version 22H2 (OS Build 19045.3208)"; the words are translated. */
const bracketed = /^\D{1,30}(?:\d\dH[12]|\d{4}) ?[(（][^\d()（）]{1,40}(\d{5})\.(\d{1,6})[)）]$/;
/** winver before Windows 10, and in its first release: "Version 6.1 (Build 7601: Service Pack 1)". */
const earlier = /^\D{1,30}(?:6\.[0-3]|10\.0) ?\([^\d()]{1,30}(\d{4,5})(?:: ?[^()]{1,60})?\)$/;

export function readBuild(line: string): AboutBuild | undefined {
  const text = trimLine(line);
  const label = labelled.exec(text);
  const match = label ?? bracketed.exec(text) ?? earlier.exec(text);
  if (!match) return undefined;
  const osVersion = versionOfBuild(Number(match[1]), match[2] === undefined ? undefined : Number(match[2]));
  return osVersion === undefined ? undefined : { osVersion, certain: label === null };
}

const windows = '(?:Microsoft )?Windows (?:Server )?(?:\\d[\\d.]{0,5}|Vista)(?: R2)?';
/** "Edition⇥Windows 11 Pro": the name ends the line. */
const editionAtEnd = new RegExp(`(?:^|[\\s:：])(${windows}(?: [^\\d\\t:：]{1,60}(?: 20\\d\\d)?(?: LTS[BC])?)?)$`);
/** "The Windows 11 Pro operating system and its user interface …": what follows the edition begins small. */
const editionInside = new RegExp(`(${windows}(?:(?: for)? [A-Z][\\w-]{0,20}){0,5})(?![\\w-])`);

/** The name of the system in a line of its own, or within winver's sentence about trademarks. */
export function readEdition(line: string): string | undefined {
  const text = trimLine(line);
  if (!text.includes('Windows ')) return undefined;
  return parseOsName(editionAtEnd.exec(text)?.[1] ?? editionInside.exec(text)?.[1]);
}

/** What proves the page beside a build: the name of the release, or the experience pack. */
export function isCompanion(line: string): boolean {
  const text = trimLine(line);
  return /[\s:：](?:\d\dH[12]|1[5-9]\d\d|2004)$/.test(text) || /Windows Feature Experience Pack \d/.test(text);
}

/** "64-bit operating system, x64-based processor" in any language: the first number is that of the system. */
export function readSystemType(line: string): Processor | undefined {
  const match = /(32|64)\D{1,60}?[,、،，][^,、،，\d]{0,40}(x64|x86|ARM(?:64)?)/i.exec(trimLine(line));
  if (!match) return undefined;
  if (match[1] === '32') return 'x86';
  return /^ARM/i.test(match[2] ?? '') ? 'arm64' : 'x64';
}

/** The label and the value behind its tab, colon or blanks; undefined for a line without. */
export function readLabelled(line: string): { readonly label: string; readonly value: string } | undefined {
  const match = /^([^\t:：]{2,60}?)(?:\t|[:：]| {2,}) *(\S.*)$/.exec(trimLine(line));
  return match ? { label: (match[1] ?? '').trim().toLowerCase(), value: (match[2] ?? '').trim() } : undefined;
}

function trimLine(line: string): string {
  return line.length > longestLine ? '' : line.trim().replace(bullet, '');
}
