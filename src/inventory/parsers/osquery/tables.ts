/** What the rows of osquery's tables say: each table is told by its columns, or by the name of the query. */

import { parseKbNumber } from '../../../brand.ts';
import { parseDeviceName } from '../../devices.ts';
import { installationTypeOfName } from '../../installation-type.ts';
import { mostAddresses, parseIpAddress, uniteAddresses } from '../../ip-addresses.ts';
import { joinReadings } from '../../join.ts';
import { sortKbNumbers } from '../../kb-numbers.ts';
import type { InventoryReading } from '../../model.ts';
import { parseOsName } from '../../os-name.ts';
import { hasRevision, parseOsVersion } from '../../os-version.ts';
import { parseOsArchitecture, parseProcessor } from '../../processor.ts';
import { readingOf } from '../../reading-of.ts';
import { hasField, type Row, textOf } from '../../rows/row.ts';
import { sortSoftware } from '../../software-list.ts';
import { replayHistory } from '../../update-history.ts';
import { interpretKeys, isKnownKey } from '../registry/interpret.ts';
import { keysOfRows } from '../registry/rows.ts';
import type { QueryRow } from './results.ts';

export type OsqueryTable =
  | 'os_version'
  | 'system_info'
  | 'patches'
  | 'programs'
  | 'interface_addresses'
  | 'windows_update_history'
  | 'registry';

/** Undefined for a row of a table that says nothing about updates. */
export function tableOf({ query, row }: QueryRow): OsqueryTable | undefined {
  if (hasField(row, 'hotfix_id')) return 'patches';
  if (hasField(row, 'key', 'path') && hasField(row, 'type') && hasField(row, 'data')) return 'registry';
  // Other tables have addresses of others: `arp_cache` beside an interface, `listening_ports` beside a port.
  if (hasField(row, 'interface') && hasField(row, 'address') && hasField(row, 'mask')) return 'interface_addresses';
  if (hasField(row, 'title') && (/update_history/i.test(query) || hasField(row, 'result_code', 'update_id'))) {
    return 'windows_update_history';
  }
  if (hasField(row, 'computer_name', 'hostname') && hasField(row, 'cpu_type', 'cpu_brand', 'hardware_serial', 'uuid')) {
    return 'system_info';
  }
  if (!hasField(row, 'name') || !hasField(row, 'version')) return undefined;
  if (
    hasField(row, 'identifying_number', 'install_source', 'install_location', 'publisher', 'vendor', 'uninstall_string')
  ) {
    return 'programs';
  }
  return isOsVersion(row) ? 'os_version' : undefined;
}

function isOsVersion(row: Row): boolean {
  const windows = textOf(row, 'platform') === 'windows' || /^(?:microsoft )?windows /i.test(textOf(row, 'name') ?? '');
  return windows && hasField(row, 'platform', 'build', 'display_version', 'major') && versionOf(row) !== undefined;
}

/** The name of the system in a row of os_version that is of none of Windows; undefined for any other row. */
export function otherSystemOf({ row }: QueryRow): string | undefined {
  const platform = textOf(row, 'platform');
  if (platform === undefined || /^windows$/i.test(platform)) return undefined;
  const isSystem = hasField(row, 'name') && hasField(row, 'version');
  const isOfTable = hasField(row, 'platform_like', 'major', 'build', 'codename', 'kernel_version', 'arch');
  return isSystem && isOfTable ? (textOf(row, 'name') ?? platform) : undefined;
}

/** One reading from all rows of a host. */
export function readTables(rows: readonly QueryRow[]): InventoryReading {
  const byTable = Map.groupBy(rows, tableOf);
  const of = (table: OsqueryTable) => (byTable.get(table) ?? []).map(({ row }) => row);
  const keys = keysOfRows(of('registry')).filter(isKnownKey);
  const archKnown = of('os_version').some((system) => hasField(system, 'arch'));
  return joinReadings([
    ...of('os_version').map(readOsVersion),
    ...of('system_info').map((row) => readSystemInfo(row, archKnown)),
    readPatches(of('patches')),
    readHistory(of('windows_update_history')),
    readPrograms(of('programs')),
    readAddresses(of('interface_addresses')),
    interpretKeys(keys),
  ]);
}

/** The version has four parts in newer releases; older ones lack the revision, or have it in a column of its own. */
function versionOf(row: Row): string | undefined {
  const version = parseOsVersion(textOf(row, 'kernel_version') ?? '') ?? parseOsVersion(textOf(row, 'version') ?? '');
  const revision = textOf(row, 'revision', 'ubr');
  if (version === undefined || hasRevision(version) || !/^\d{1,6}$/.test(revision ?? '')) return version;
  return `${version}.${Number(revision)}`;
}

function readOsVersion(row: Row): InventoryReading {
  const osName = parseOsName(textOf(row, 'name'));
  const osVersion = versionOf(row);
  const osProcessor = parseProcessor(textOf(row, 'arch') ?? '') ?? parseOsArchitecture(textOf(row, 'arch') ?? '');
  const installationType = osName === undefined ? undefined : installationTypeOfName(osName);
  return readingOf({
    osName,
    osVersion,
    osProcessor,
    installationType,
  });
}

/** cpu_type is the processor as the kernel sees it; it stands in where os_version does not name the architecture. */
function readSystemInfo(row: Row, archKnown: boolean): InventoryReading {
  const name = parseDeviceName(textOf(row, 'hostname', 'computer_name'));
  const osProcessor = archKnown ? undefined : parseProcessor(textOf(row, 'cpu_type') ?? '');
  return {
    ...(name !== undefined && { computerDnsName: name }),
    ...(osProcessor !== undefined && { osProcessor }),
  };
}

function readPatches(rows: readonly Row[]): InventoryReading {
  if (rows.length === 0) return {};
  const kbs = rows.flatMap((row) => parseKbNumber(textOf(row, 'hotfix_id') ?? '') ?? []);
  const name = parseDeviceName(rows.map((row) => textOf(row, 'csname')).find((text) => text !== undefined));
  return { ...(name !== undefined && { computerDnsName: name }), installedKbs: sortKbNumbers(kbs) };
}

function readHistory(rows: readonly Row[]): InventoryReading {
  if (rows.length === 0) return {};
  const entries = rows.map((row) => ({
    title: textOf(row, 'title') ?? '',
    operation: textOf(row, 'operation'),
    result: textOf(row, 'result_code'),
    date: textOf(row, 'date'),
  }));
  return { installedKbs: sortKbNumbers(replayHistory(entries)) };
}

function readAddresses(rows: readonly Row[]): InventoryReading {
  const addresses = rows.flatMap((row) => parseIpAddress(textOf(row, 'address') ?? '') ?? []);
  return addresses.length === 0 ? {} : { ipAddresses: uniteAddresses(addresses).slice(0, mostAddresses) };
}

function readPrograms(rows: readonly Row[]): InventoryReading {
  if (rows.length === 0) return {};
  const { software, kbs } = sortSoftware(
    rows.map((row) => ({
      name: textOf(row, 'name'),
      version: textOf(row, 'version'),
      vendor: textOf(row, 'publisher', 'vendor'),
    })),
  );
  return { software, ...(kbs.length > 0 && { installedKbs: sortKbNumbers(kbs) }) };
}
