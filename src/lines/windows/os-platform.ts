/** Defender's names for an operating system, told from its build: "Windows10" with version "1909", "WindowsServer2019" with "1809". */

import { parseOsBuild } from '../../inventory/os-build.ts';
import { firstBuildOfWindows10, type OsLine, osLines } from './os-lines.ts';
import type { OsFacts } from './platform.ts';
import { findRole, type OsRole } from './role.ts';

export interface OsPlatform {
  readonly osPlatform: string | null;
  readonly version: string | null;
  readonly osBuild: number | null;
}

/** Builds without a client line that says the version. Facts: Microsoft's release information pages. */
export const otherVersions: Readonly<Record<number, string>> = {
  10240: '1507',
  20348: '21H2',
  20349: '22H2',
  25398: '23H2',
};

/** What the build does not tell is null; so is the platform of a device of which the engine cannot tell client from server. */
export function osPlatformOf(device: OsFacts): OsPlatform {
  const osBuild = parseOsBuild(device.osVersion ?? '')?.build ?? null;
  if (osBuild === null) return { osPlatform: null, version: null, osBuild };
  const lines = osLines.filter((line) => line.build === osBuild);
  const told = findRole(device, osBuild, lines);
  return {
    osPlatform: told.found ? platformOf(lines, osBuild, told.role) : null,
    version: versionOf(osBuild),
    osBuild,
  };
}

function platformOf(lines: readonly OsLine[], build: number, role: OsRole): string | null {
  const line = lines.find((known) => known.role === role);
  return platformOfLine(line?.name) ?? platformOfBuild(build, role);
}

/** "Windows Server 2012 R2" is "WindowsServer2012R2"; a release of the Semi-Annual Channel is "WindowsServer". */
function platformOfLine(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const server = /^Windows Server (\d{4})( R2)?\b/.exec(name);
  if (server)
    return Number(server[1]) < 2008 || Number(server[1]) > 2100
      ? 'WindowsServer'
      : `WindowsServer${server[1]}${server[2]?.trim() ?? ''}`;
  const client = /^Windows (\d+(?:\.\d)?|Vista)\b/.exec(name);
  if (client) return `Windows${client[1]}`;
  return name.startsWith('Azure Stack HCI') ? 'AzureStackHCI' : undefined;
}

/** A build that is newer than our table. */
function platformOfBuild(build: number, role: OsRole): string | null {
  if (role === 'server') return 'WindowsServer';
  if (build >= 22000) return 'Windows11';
  return build >= firstBuildOfWindows10 ? 'Windows10' : null;
}

/** Server and client of one build bear one version: both 17763 are 1809. */
function versionOf(build: number): string | null {
  const client = osLines.find((known) => known.build === build && known.role === 'client');
  return /^Windows \d{2} (\w+)$/.exec(client?.name ?? '')?.[1] ?? otherVersions[build] ?? null;
}
