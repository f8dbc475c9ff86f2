/** Win32_OperatingSystem and Win32_ComputerSystem: `wmic os`, `Get-CimInstance`, `Get-WmiObject`; list, table, CSV, JSON. */

import { parseDeviceName } from '../../devices.ts';
import type { InventoryDocument } from '../../document.ts';
import { installationTypeOfName } from '../../installation-type.ts';
import { joinReadings } from '../../join.ts';
import type { InstallationType, InventoryReading } from '../../model.ts';
import { editionOfSku } from '../../os-edition.ts';
import { parseOsName } from '../../os-name.ts';
import { parseOsVersion } from '../../os-version.ts';
import { parseOsArchitecture, parseProcessor } from '../../processor.ts';
import { readingOf } from '../../reading-of.ts';
import { hasField, type Row, textOf } from '../../rows/row.ts';
import { readEachHost } from '../../split-by-host.ts';
import type { InventoryParser, ParsedInventory } from '../parser.ts';

/** Editions that exist as Server Core only; facts of GetProductInfo. Later cores report the number of the full edition. */
const coreEditions: ReadonlySet<number> = new Set([
  12, 13, 14, 29, 39, 40, 41, 43, 44, 45, 46, 53, 63, 143, 144, 145, 146, 147, 148, 168, 406, 408,
]);

const multiSession = '175';

export const operatingSystemParser: InventoryParser = {
  format: 'operating-system',
  description: 'Win32_OperatingSystem and Win32_ComputerSystem (wmic os, Get-CimInstance, Get-WmiObject)',
  mixes: true,
  recognizes: (document) => document.rows.some(isOperatingSystem),
  parse: parseOperatingSystems,
};

function parseOperatingSystems(document: InventoryDocument): ParsedInventory {
  const systems = document.rows.filter(isOperatingSystem);
  const computers = document.rows.filter(isComputerSystem);
  const computersOf = Map.groupBy(computers, (row) => nameOfComputer(row)?.toLowerCase());
  return readEachHost(systems, {}, (rows, host) => {
    const own = rows.length === systems.length ? computers : (computersOf.get(host.toLowerCase()) ?? []);
    return joinReadings([...rows.map(readOperatingSystem), ...own.map(readComputerSystem)]);
  });
}

function isOperatingSystem(row: Row): boolean {
  if (parseOsVersion(textOf(row, 'version') ?? '') === undefined) return false;
  return (
    hasField(row, 'buildnumber', 'operatingsystemsku', 'osarchitecture', 'csdversion') &&
    hasField(row, 'caption', 'csname', 'buildnumber')
  );
}

function isComputerSystem(row: Row): boolean {
  return hasField(row, 'systemtype') && !hasField(row, 'osversion');
}

function nameOfComputer(row: Row): string | undefined {
  return parseDeviceName(textOf(row, 'dnshostname', 'csname', 'pscomputername', '__server', 'node', 'name'));
}

function readOperatingSystem(row: Row): InventoryReading {
  const osName = parseOsName(textOf(row, 'caption'));
  const osVersion = parseOsVersion(textOf(row, 'version') ?? '');
  const osProcessor = parseOsArchitecture(textOf(row, 'osarchitecture') ?? '');
  const installationType = readInstallationType(row, osName);
  return readingOf({
    osName,
    osEdition: editionOfSku(Number(textOf(row, 'operatingsystemsku'))),
    osVersion,
    osProcessor,
    installationType,
  });
}

/** ProductType: 1 is a workstation, 2 a domain controller, 3 a server. */
function readInstallationType(row: Row, osName: string | undefined): InstallationType | undefined {
  if (coreEditions.has(Number(textOf(row, 'operatingsystemsku')))) return 'Server Core';
  // Enterprise multi-session is a client that counts itself among the servers.
  if (textOf(row, 'operatingsystemsku') === multiSession) return 'Client';
  const productType = textOf(row, 'producttype');
  if (productType === '1') return 'Client';
  if (productType === '2' || productType === '3') return 'Server';
  return osName === undefined ? undefined : installationTypeOfName(osName);
}

function readComputerSystem(row: Row): InventoryReading {
  const name = nameOfComputer(row);
  const osProcessor = parseProcessor(textOf(row, 'systemtype') ?? '');
  return {
    ...(name !== undefined && { computerDnsName: name }),
    ...(osProcessor !== undefined && { osProcessor }),
  };
}
