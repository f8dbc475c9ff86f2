/** The version text of an operating system, "10.0.19045.3803", as inventories carry it. */

import { parseOsBuild, reportedRevision } from './os-build.ts';

/** Three or four parts without leading zeros; undefined when the text does not begin with a Windows version. */
export function parseOsVersion(text: string): string | undefined {
  const match = /^\s*0*(\d{1,2})\.0*(\d{1,2})\.0*(\d{4,6})(?:\.0*(\d{1,6}))?(?![\d.])/.exec(text);
  if (!match) return undefined;
  const [, major, minor, build, last] = match;
  if (!isWindows(Number(major), Number(minor))) return undefined;
  return withRevision(`${major}.${minor}.${build}`, reportedRevision(Number(build), last));
}

/** The text as it stands, without a revision that says nothing. */
export function trimOsVersion(osVersion: string): string {
  return parseOsBuild(osVersion)?.revision === undefined ? withoutRevision(osVersion.trim()) : osVersion.trim();
}

/** "10.0.19045" of "10.0.19045.3803". */
export function withoutRevision(osVersion: string): string {
  return osVersion.split('.').slice(0, 3).join('.');
}

export function hasRevision(osVersion: string): boolean {
  return parseOsBuild(osVersion)?.revision !== undefined;
}

/** A number beyond it is damage. */
const highestRevision = 999_999;

/** The version a build number belongs to: 22631 is "10.0.22631", 9600 is "6.3.9600"; undefined for none we know. */
export function versionOfBuild(build: number, revision?: number): string | undefined {
  const prefix = prefixOfBuild(build);
  if (prefix === undefined) return undefined;
  const isDamage = revision !== undefined && revision > highestRevision;
  return withRevision(`${prefix}.${build}`, isDamage ? undefined : reportedRevision(build, revision));
}

function withRevision(version: string, revision: number | undefined): string {
  return revision === undefined ? version : `${version}.${revision}`;
}

function prefixOfBuild(build: number): string | undefined {
  if (build >= 10_240) return '10.0';
  if (build === 9600) return '6.3';
  if (build === 9200) return '6.2';
  if (build === 7600 || build === 7601) return '6.1';
  if (build >= 6000 && build <= 6003) return '6.0';
  return undefined;
}

function isWindows(major: number, minor: number): boolean {
  return (major === 10 && minor === 0) || (major === 6 && minor <= 3) || (major === 5 && minor <= 2);
}
