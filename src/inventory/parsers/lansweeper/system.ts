/** The operating system of an asset of Lansweeper, which has its own names and codes for them. */

import { installationTypeOfName } from '../../installation-type.ts';
import type { InventoryReading } from '../../model.ts';
import { parseOsName } from '../../os-name.ts';
import { hasRevision, parseOsVersion, versionOfBuild } from '../../os-version.ts';
import { readingOf } from '../../reading-of.ts';
import { type Row, textOf } from '../../rows/row.ts';

/** An asset whose row names a system that is not Windows; one that names none may still have hotfixes. */
export function isOtherSystem(row: Row): boolean {
  const system = textOf(row, 'system');
  return system !== undefined && !/^(?:microsoft )?win/i.test(system);
}

export function readSystem(row: Row): InventoryReading {
  const osName = parseOsName(nameOfSystem(textOf(row, 'system') ?? ''));
  return readingOf({
    osName,
    osVersion: readVersion(row),
    installationType: osName === undefined ? undefined : installationTypeOfName(osName),
  });
}

/** "Win 10" is Windows 10, "Win 2019" is Windows Server 2019. */
function nameOfSystem(text: string): string {
  return text.replace(/^win (?=20\d\d)/i, 'Windows Server ').replace(/^win (?=\d|vista|xp)/i, 'Windows ');
}

/**
 * "10.0.19045.3930", or OScode and BuildNumber, which is the revision where it is not the build over again (of
 * Win32_OperatingSystem it is). The code of a server may end in S.
 */
function readVersion(row: Row): string | undefined {
  const whole = parseOsVersion(textOf(row, 'build') ?? '') ?? versionOfPair(textOf(row, 'build') ?? '');
  if (whole !== undefined && hasRevision(whole)) return whole;
  const number = textOf(row, 'revision') ?? '';
  const version = parseOsVersion(textOf(row, 'code') ?? '') ?? whole ?? versionOfPair(number);
  if (version === undefined || hasRevision(version) || !/^\d{1,6}$/.test(number)) return version;
  return Number(number) === Number(version.split('.')[2]) ? version : `${version}.${Number(number)}`;
}

/** "19045.3930", "19045". */
function versionOfPair(text: string): string | undefined {
  const match = /^(\d{4,6})(?:\.(\d{1,6}))?$/.exec(text);
  return match ? versionOfBuild(Number(match[1]), match[2] === undefined ? undefined : Number(match[2])) : undefined;
}
