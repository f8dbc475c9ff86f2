/** Microsoft Intune: exports of devices and of discovered apps (CSV with named columns), and Graph's managedDevices. */

import { noteOtherSystems, reportStrangers } from '../../devices.ts';
import type { InventoryDocument } from '../../document.ts';
import { installationTypeOfName } from '../../installation-type.ts';
import { parseIpAddresses } from '../../ip-addresses.ts';
import { joinReadings } from '../../join.ts';
import type { InventoryReading } from '../../model.ts';
import { parseOsName } from '../../os-name.ts';
import { parseOsVersion } from '../../os-version.ts';
import { parseProcessor } from '../../processor.ts';
import { readingOf } from '../../reading-of.ts';
import { type ColumnNames, columnRenamer } from '../../rows/named-columns.ts';
import { hasField, type Row, textOf } from '../../rows/row.ts';
import { sortSoftware } from '../../software-list.ts';
import { readEachHost } from '../../split-by-host.ts';
import type { InventoryParser, ParsedInventory } from '../parser.ts';

const columns: ColumnNames = {
  name: ['devicename'],
  system: ['os', 'operatingsystem', 'deviceos', 'platform', 'ostype'],
  version: ['osversion', 'operatingsystemversion', 'deviceosversion'],
  architecture: ['processorarchitecture', 'architecture'],
  seen: ['lastcheckin', 'lastsyncdatetime', 'lastcontact', 'lastcheckintime'],
  application: ['applicationname', 'appname'],
  applicationversion: ['applicationversion', 'appversion'],
  // Of the report DevicesWithInventory.
  addresses: ['wifiipv4address', 'ipaddress', 'ipaddressv4'],
  publisher: ['applicationpublisher', 'publisher', 'apppublisher'],
};

const rename = columnRenamer(columns);

export const intuneParser: InventoryParser = {
  format: 'intune',
  description: 'Microsoft Intune exports of devices and discovered apps (CSV), Graph managedDevices (JSON)',
  mixes: false,
  recognizes: (document) => document.rows.some((row) => isIntune(rename(row))),
  parse: parseDevices,
};

function isIntune(row: Row): boolean {
  return (
    hasField(row, 'name') &&
    hasField(row, 'version', 'application') &&
    (hasField(row, 'system') || hasField(row, 'applicationversion'))
  );
}

function parseDevices(document: InventoryDocument): ParsedInventory {
  const rows = document.rows.filter((row) => isIntune(rename(row)));
  const systemOf = (row: Row) => textOf(rename(row), 'system');
  const isWindows = (row: Row) => /windows/i.test(systemOf(row) ?? 'windows');
  const others = rows.filter((row) => !isWindows(row));
  const read = readEachHost(rows.filter(isWindows), { own: 'devicename' }, (own) => readDevice(own.map(rename)));
  const isDevice = (row: Row) => isIntune(rename(row));
  return {
    readings: read.readings,
    problems: [...reportStrangers(document.rows, isDevice, 'device name beside a version or an app'), ...read.problems],
    notes: noteOtherSystems(others.map((row) => systemOf(row) ?? '')),
  };
}

function readDevice(rows: readonly Row[]): InventoryReading {
  const applications = rows.filter((row) => hasField(row, 'application'));
  const { software } = sortSoftware(
    applications.map((row) => ({
      name: textOf(row, 'application'),
      version: textOf(row, 'applicationversion'),
      vendor: textOf(row, 'publisher'),
    })),
  );
  const [first, ...others] = rows.map(readRow);
  // One device may stand in several rows, as when it was enrolled again; the newest tells its version.
  const newest = others.reduce((a, b) => ((b.lastSeen ?? '') > (a?.lastSeen ?? '') ? b : a), first);
  return joinReadings([newest ?? {}, applications.length > 0 ? { software } : {}]);
}

function readRow(row: Row): InventoryReading {
  const system = parseOsName(textOf(row, 'system'));
  const osVersion = parseOsVersion(textOf(row, 'version') ?? '');
  const osProcessor = parseProcessor(textOf(row, 'architecture') ?? '');
  const installationType = installationTypeOfName(system ?? '');
  const seen = Date.parse(textOf(row, 'seen') ?? '');
  return readingOf({
    osName: system !== undefined && /\d/.test(system) ? system : undefined,
    osVersion,
    osProcessor,
    installationType,
    lastSeen: Number.isNaN(seen) ? undefined : new Date(seen).toISOString(),
    ipAddresses: parseIpAddresses(textOf(row, 'addresses') ?? ''),
  });
}
