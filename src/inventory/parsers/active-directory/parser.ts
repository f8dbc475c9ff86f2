/** Computers of Active Directory with their OperatingSystemVersion, "10.0 (19045)": the build alone, for many devices at once. */

import { noteOtherSystems, parseDeviceName } from '../../devices.ts';
import type { InventoryDocument } from '../../document.ts';
import { installationTypeOfName } from '../../installation-type.ts';
import type { InventoryReading } from '../../model.ts';
import { parseOsName } from '../../os-name.ts';
import { parseOsVersion } from '../../os-version.ts';
import { readingOf } from '../../reading-of.ts';
import { columnRenamer } from '../../rows/named-columns.ts';
import { hasField, type Row, textOf } from '../../rows/row.ts';
import type { InventoryParser, ParsedInventory, PlacedMessage } from '../parser.ts';

/** The names of a computer, the surest first. */
const names = ['dns', 'name', 'account', 'path'] as const;

const rename = columnRenamer({
  dns: ['dnshostname', 'fqdn'],
  name: ['name', 'cn', 'computername', 'displayname', 'computer', 'hostname'],
  account: ['samaccountname'],
  path: ['distinguishedname', 'dn'],
  system: ['operatingsystem', 'os', 'osname'],
  version: ['operatingsystemversion', 'osversion'],
});

export const activeDirectoryParser: InventoryParser = {
  format: 'active-directory',
  description: 'Active Directory computers with OperatingSystemVersion (Get-ADComputer, csvde, ldifde)',
  mixes: false,
  recognizes: (document) =>
    document.rows.some((row) => isComputer(rename(row)) && versionOf(rename(row)) !== undefined),
  parse: parseComputers,
};

function isComputer(row: Row): boolean {
  return hasField(row, 'version') && hasField(row, ...names);
}

function parseComputers(document: InventoryDocument): ParsedInventory {
  const computers = document.rows.map(rename).filter(isComputer);
  const others = computers.flatMap((row) => otherSystem(row) ?? []);
  const windows = computers.filter((row) => otherSystem(row) === undefined);
  const told = windows.filter((row) => versionOf(row) !== undefined);
  return {
    readings: told.map(readComputer),
    notes: [...noteOtherSystems(others), ...noteUntold(windows.length - told.length)],
  };
}

function otherSystem(row: Row): string | undefined {
  const system = textOf(row, 'system');
  return system === undefined || /windows|hyper-v server/i.test(system) ? undefined : system;
}

/** Accounts that were made in advance, clusters and the like have no system. */
function noteUntold(count: number): PlacedMessage[] {
  if (count === 0) return [];
  const message = `${count} computer ${count === 1 ? 'account reports no version and was' : 'accounts report no version and were'} left out`;
  return [{ place: 'document', message }];
}

/** "10.0 (19045)", "6.1 (7601)". */
function versionOf(row: Row): string | undefined {
  const match = /^(\d{1,2}\.\d)\s?\((\d{4,6})\)$/.exec(textOf(row, 'version') ?? '');
  return match ? parseOsVersion(`${match[1]}.${match[2]}`) : undefined;
}

function readComputer(row: Row): InventoryReading {
  const osName = parseOsName(textOf(row, 'system'));
  return readingOf({
    computerDnsName: parseDeviceName(nameOf(row)),
    osName,
    osVersion: versionOf(row),
    installationType: osName === undefined ? undefined : installationTypeOfName(osName),
  });
}

/** "CN=PC-7,OU=Clients,DC=contoso,DC=com" and "PC-7$" name it, too. */
function nameOf(row: Row): string | undefined {
  const text = textOf(row, ...names);
  return text?.replace(/^CN=([^,]{1,64}),.*$/i, '$1').replace(/\$$/, '');
}
