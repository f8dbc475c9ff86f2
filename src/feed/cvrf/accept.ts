/** Which records of a document we take, and what we call those that we do not. */

import type { CvrfHeader } from './records.ts';

/** What is missing before a document can be one of the feed's; undefined if nothing is. */
export function whatHeaderLacks(header: CvrfHeader): string | undefined {
  if (header.id === '') return 'no document id (DocumentTracking/Identification/ID)';
  if (header.title === '') return 'no DocumentTitle';
  if (utcOf(header.initialRelease) === undefined) return `"${header.initialRelease}" as InitialReleaseDate`;
  if (utcOf(header.currentRelease) === undefined) return `"${header.currentRelease}" as CurrentReleaseDate`;
  return undefined;
}

/** The feed writes dates in UTC, most of them without saying so; undefined for anything that is no date and time. */
export function utcOf(date: string): string | undefined {
  const match = /^\s*(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.\d+)?Z?\s*$/.exec(date);
  const utc = `${match?.[1]}Z`;
  return match && !Number.isNaN(Date.parse(utc)) ? utc : undefined;
}

/** The day of such a date. */
export function dayOf(date: string): string | undefined {
  return utcOf(date)?.slice(0, 10);
}

/** Packages of Microsoft's Linux distributions, which stand in the feed beside Windows and never have a KB. */
export function isLinuxPackage(productName: string): boolean {
  return / on (?:CBL Mariner|CBL-Mariner|Azure Linux) [\d.]+/i.test(productName) || linuxNames.test(productName);
}

const linuxNames = /^(?:azl3|cbl2|cm1|azure linux 3\.0|CBL Mariner [\d.]+)\b|\.rpm$/i;

const reasons: readonly { readonly pattern: RegExp; readonly reason: string }[] = [
  { pattern: /^CBL-Mariner/i, reason: 'Linux package' },
  { pattern: /^$/, reason: 'fix without a description' },
  { pattern: /click[- ]to[- ]run/i, reason: 'Click to Run' },
  { pattern: /release notes/i, reason: 'Release Notes' },
  { pattern: /^commit\b/i, reason: 'source code commit' },
  { pattern: /information/i, reason: 'pointer to more information' },
];

/** Why a fix whose description is not a KB number gives no row. */
export function reasonWithoutKb(description: string, productName: string): string {
  if (isLinuxPackage(productName)) return 'Linux package';
  return reasons.find(({ pattern }) => pattern.test(description.trim()))?.reason ?? 'fix that names no KB';
}
