/** Client or server: decided here alone, for the engine and for all that the API says of a device. */

import { type EditionFacts, isMultiSession } from '../../inventory/edition.ts';
import { azureLocalName, installationTypeOfName } from '../../inventory/installation-type.ts';
import type { InstallationType } from '../../inventory/model.ts';
import type { OsLine } from './os-lines.ts';

export type OsRole = 'client' | 'server';

export interface RoleFacts extends EditionFacts {
  readonly installationType?: InstallationType;
}

export type RoleFinding =
  | { readonly found: true; readonly role: OsRole }
  | { readonly found: false; readonly reason: string };

/**
 * The role of a device of that build, from what it says of itself, else from what its build can be. `lines` are those of
 * the build; with none (the build is in no table) only the device's own words count. The name of a server never is that of a client.
 */
export function findRole(device: RoleFacts, build: number, lines: readonly OsLine[]): RoleFinding {
  const roles = new Set(lines.map((line) => line.role));
  const contradiction = contradictionOf(device, roles, lines[0]);
  if (contradiction) return notFound(`The inventory contradicts itself: ${contradiction}.`);
  const role = toldRole(device) ?? (roles.size === 1 ? lines[0]?.role : undefined);
  if (!role) {
    const possible = lines.length === 0 ? 'is in no table' : 'is a client and a server';
    return notFound(`Build ${build} ${possible}; the inventory says neither installationType nor osName.`);
  }
  if (lines.length > 0 && !roles.has(role)) return notFound(`Build ${build} is known, but not as a ${role}.`);
  return { found: true, role };
}

function contradictionOf(device: RoleFacts, roles: ReadonlySet<OsRole>, line: OsLine | undefined): string | undefined {
  const { osName, installationType } = device;
  if (osName === undefined || !isServerName(osName)) return undefined;
  if (installationType === 'Client') return `"${osName}" is a server, and its installationType is "Client"`;
  if (line === undefined) return undefined;
  if (!roles.has('server')) return `"${osName}" is a server, and ${line.name} (build ${line.build}) a client`;
  if (!azureLocalName.test(osName) || azureLocalBuilds.includes(line.build)) return undefined;
  return `"${osName}" never was build ${line.build}, which is ${line.name}`;
}

/** Azure Stack HCI 21H2 and 22H2, Azure Local 23H2 and 24H2. Facts: Microsoft's release information of Azure Local. */
export const azureLocalBuilds: readonly number[] = [20348, 20349, 25398, 26100];

/** A client may count itself among the servers (multi-session); a name that is no server's is a client's. */
function toldRole(device: RoleFacts): OsRole | undefined {
  const { osName, installationType } = device;
  if (osName !== undefined && isServerName(osName)) return 'server';
  if (installationType === 'Client' || isMultiSession(device)) return 'client';
  if (installationType !== undefined) return 'server';
  return osName === undefined ? undefined : 'client';
}

function isServerName(osName: string): boolean {
  return installationTypeOfName(osName) === 'Server';
}

function notFound(reason: string): RoleFinding {
  return { found: false, reason };
}
