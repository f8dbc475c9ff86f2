/** Software as Defender names it: "microsoft-_-windows_10" is its id, "windows_10" its name, "Windows 10" how people read it. */

import type { SystemFacts } from '../board/state-summary.ts';

const separator = '-_-';
const recommendationPrefix = `va${separator}`;

/** Of what Microsoft's feed fixes and others make. */
const otherVendors: Readonly<Record<string, string>> = { flash_player: 'adobe' };

export function vendorOf(software: string): string {
  return otherVendors[software] ?? 'microsoft';
}

export function softwareIdOf(software: string): string {
  return `${vendorOf(software)}${separator}${software}`;
}

/** The name of an id, in any case; undefined for what is the id of no name. */
export function softwareOfId(id: string): string | undefined {
  const lower = id.toLowerCase();
  const software = lower.slice(lower.indexOf(separator) + separator.length);
  return software !== '' && softwareIdOf(software) === lower ? software : undefined;
}

export function recommendationIdOf(software: string): string {
  return `${recommendationPrefix}${softwareIdOf(software)}`;
}

export function softwareOfRecommendation(id: string): string | undefined {
  if (id.slice(0, recommendationPrefix.length).toLowerCase() !== recommendationPrefix) return undefined;
  return softwareOfId(id.slice(recommendationPrefix.length));
}

/** What a capital at the beginning does not make of a word. */
const words: Readonly<Record<string, string>> = {
  '.net': '.NET',
  'asp.net': 'ASP.NET',
  sql: 'SQL',
  xml: 'XML',
  vbscript: 'VBScript',
  jscript: 'JScript',
  sharepoint: 'SharePoint',
  powerpoint: 'PowerPoint',
  onenote: 'OneNote',
  'chromium-based': '(Chromium-based)',
  odbc: 'ODBC',
  for: 'for',
};

export function displayNameOf(software: string): string {
  return software
    .split('_')
    .map((word) => words[word] ?? `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)
    .join(' ');
}

/** Of Windows, and of the Edge that is part of it, the version of the system; of other software a summary has none. */
export function versionOf(software: string, { osVersion }: Pick<SystemFacts, 'osVersion'>): string | null {
  return isWindows(software) || software === 'edge' ? osVersion : null;
}

/** The system itself, of whatever release. */
export function isWindows(software: string): boolean {
  return /^windows(?:_|$)/.test(software);
}
