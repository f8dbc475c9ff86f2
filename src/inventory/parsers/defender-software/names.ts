/** Defender's names of software, "sql_server_2019", as Windows lists the program: what the families of software know. */

import { parseOsName } from '../../os-name.ts';

/** "windows_server_2012_r2" is Windows Server 2012 R2; undefined for software that is no operating system. */
export function systemOfName(name: string): string | undefined {
  if (!/^windows_(?:\d{1,2}(?:\.\d)?|vista|server(?:_20\d\d(?:_r2)?)?)$/i.test(name)) return undefined;
  return parseOsName(name.split('_').map(spellWord).join(' '));
}

/** Versions of Office by the first part: Click-to-Run counts from the build on that Windows Installer never reaches. */
const officeYears: Readonly<Record<string, string>> = { '12': '2007', '14': '2010', '15': '2013', '16': '2016' };
const firstClickToRunBuild = 6001;

export interface NamedSoftware {
  readonly name: string;
  /** The version tells the level of the software. */
  readonly versionTells: boolean;
}

/**
 * Microsoft's software under its full name. Of servers the version does not count: Defender does not say whether it is that of
 * setup or of the files, and of which instance.
 */
export function nameOfSoftware(name: string, version: string | undefined): NamedSoftware {
  if (/^edge_chromium-based$/i.test(name)) return { name: 'Microsoft Edge', versionTells: true };
  if (/^office$/i.test(name)) return { name: nameOfOffice(version ?? ''), versionTells: true };
  const words = name.split('_').map(spellWord).join(' ');
  return { name: `Microsoft ${words}`, versionTells: !/\bserver\b/i.test(words) };
}

/** One name stands for runtimes and development kits, or for every edition. */
export function namesNoRelease(name: string): boolean {
  return /^(?:(?:asp)?\.net(?:_core)?|visual_studio_20\d\d)$/i.test(name);
}

function nameOfOffice(version: string): string {
  const [major = '', , build = ''] = version.split('.');
  const year = officeYears[major];
  if (year === undefined) return 'Microsoft Office';
  return major === '16' && Number(build) >= firstClickToRunBuild
    ? 'Microsoft Office Click-to-Run'
    : `Microsoft Office ${year}`;
}

function spellWord(word: string): string {
  if (/^(?:sql|r2|odbc|ole|db|iis|xml|sdk)$/i.test(word)) return word.toUpperCase();
  if (/^\.net$/i.test(word)) return '.NET';
  return word.charAt(0).toUpperCase() + word.slice(1);
}
