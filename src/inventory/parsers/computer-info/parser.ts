/** `Get-ComputerInfo` of PowerShell, as list or JSON. */

import { type KbNumber, parseKbNumber } from '../../../brand.ts';
import { processorOfBuildLab, readNumber, trustedName } from '../../current-version.ts';
import { parseDeviceName } from '../../devices.ts';
import type { InventoryDocument } from '../../document.ts';
import { installationTypeOfName, parseInstallationType } from '../../installation-type.ts';
import { findKbNumbers, sortKbNumbers } from '../../kb-numbers.ts';
import type { InstallationType, InventoryReading } from '../../model.ts';
import { parseOsEdition } from '../../os-edition.ts';
import { parseOsName } from '../../os-name.ts';
import { hasRevision, parseOsVersion, versionOfBuild } from '../../os-version.ts';
import { parseOsArchitecture, parseProcessor } from '../../processor.ts';
import { readingOf } from '../../reading-of.ts';
import { cellOf, hasField, type Row, textOf } from '../../rows/row.ts';
import { isObject } from '../../text/json-values.ts';
import type { InventoryParser, ParsedInventory, PlacedMessage } from '../parser.ts';

export const computerInfoParser: InventoryParser = {
  format: 'computer-info',
  description: 'Get-ComputerInfo (list, JSON)',
  mixes: true,
  recognizes: (document) => document.rows.some(isComputerInfo),
  parse: parseComputerInfo,
};

/** Names that only Get-ComputerInfo gives; exports of consoles have a column for the name of the device, it has CsName. */
function isComputerInfo(row: Row): boolean {
  if (hasField(row, 'name', 'devicename', 'computername', 'hostname')) return false;
  if (hasField(row, 'oshotfixes')) return true;
  return hasField(row, 'osversion', 'osbuildnumber') && hasField(row, ...companions);
}

const companions = [
  'osname',
  'osbuildnumber',
  'osarchitecture',
  'osserverlevel',
  'csname',
  'cssystemtype',
  'windowsproductname',
  'windowsinstallationtype',
];

function parseComputerInfo(document: InventoryDocument): ParsedInventory {
  const notes: PlacedMessage[] = [];
  const readings = document.rows.filter(isComputerInfo).map((row) => readComputer(row, notes));
  return { readings, notes };
}

function readComputer(row: Row, notes: PlacedMessage[]): InventoryReading {
  const osVersion = readVersion(row);
  const build = Number(osVersion?.split('.')[2]) || undefined;
  const windowsName = trustedName(textOf(row, 'windowsproductname') ?? '', build);
  const osName = parseOsName(textOf(row, 'osname')) ?? windowsName;
  const name = parseDeviceName(textOf(row, 'csdnshostname', 'csname'));
  const osProcessor =
    parseProcessor(textOf(row, 'cssystemtype') ?? '') ??
    processorOfBuildLab(textOf(row, 'windowsbuildlabex') ?? '') ??
    parseOsArchitecture(textOf(row, 'osarchitecture') ?? '');
  const installationType = readInstallationType(row, osName ?? textOf(row, 'windowsproductname'));
  const installedKbs = readHotfixes(row, notes);
  return readingOf({
    computerDnsName: name,
    osName,
    osEdition: parseOsEdition(textOf(row, 'windowseditionid') ?? ''),
    osVersion,
    osProcessor,
    installationType,
    installedKbs,
  });
}

/** OsVersion has no revision; newer releases print it as WindowsUBR. The version of the HAL is not it. */
function readVersion(row: Row): string | undefined {
  const build = readNumber(textOf(row, 'osbuildnumber'));
  const version =
    parseOsVersion(textOf(row, 'osversion') ?? '') ?? (build === undefined ? undefined : versionOfBuild(build));
  const revision = readNumber(textOf(row, 'windowsubr'));
  return version === undefined || revision === undefined || hasRevision(version) ? version : `${version}.${revision}`;
}

/** The levels and types come as words, or in JSON as the numbers of their enumeration. */
function readInstallationType(row: Row, osName: string | undefined): InstallationType | undefined {
  const named = parseInstallationType(textOf(row, 'windowsinstallationtype') ?? '');
  if (named) return named;
  const level = textOf(row, 'osserverlevel') ?? '';
  if (/^(?:ServerCore|2)$/i.test(level)) return 'Server Core';
  if (/^(?:FullServer|ServerCoreWithManagementTools|3|4)$/i.test(level)) return 'Server';
  if (/^WorkStation$/i.test(textOf(row, 'osproducttype') ?? '')) return 'Client';
  return osName === undefined ? undefined : installationTypeOfName(osName);
}

/** "{KB5041948, KB5041160...}" in a list, objects with HotFixID in JSON. */
function readHotfixes(row: Row, notes: PlacedMessage[]): KbNumber[] | undefined {
  if (!hasField(row, 'oshotfixes')) return undefined;
  const value = cellOf(row, 'oshotfixes');
  if (Array.isArray(value)) {
    const ids = value.map((hotfix) => (isObject(hotfix) ? hotfix.HotFixID : hotfix));
    return sortKbNumbers(
      ids.flatMap((id) => (typeof id === 'string' ? (parseKbNumber(id) ?? findKbNumbers(id).slice(0, 1)) : [])),
    );
  }
  const text = textOf(row, 'oshotfixes');
  // Export-Csv writes the type instead of the list.
  if (text === undefined || /\[\]$/.test(text)) return undefined;
  if (/\.\.\.|…/.test(text)) {
    const message = 'PowerShell cut the list of hotfixes off; add Get-HotFix, or raise $FormatEnumerationLimit';
    notes.push({ place: `${row.place}, OsHotFixes`, message });
  }
  return sortKbNumbers(findKbNumbers(text.replace(/KB\d{6}(?=\.\.\.|…)/gi, '')));
}
