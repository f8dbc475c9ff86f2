/** Registry values that PowerShell or osquery read: `Get-ItemProperty` objects, rows of path, name and data. */

import { readCurrentVersion } from '../../current-version.ts';
import type { DeviceReadings } from '../../devices.ts';
import { joinReadings } from '../../join.ts';
import { sortKbNumbers } from '../../kb-numbers.ts';
import type { InventoryReading } from '../../model.ts';
import { parseProcessor } from '../../processor.ts';
import { hasField, isCutOff, type Row, textOf } from '../../rows/row.ts';
import { sortSoftware } from '../../software-list.ts';
import { readEachHost } from '../../split-by-host.ts';
import type { RegistryKey } from './keys.ts';

/** A row with the values of one key as its fields. */
export function isRegistryRow(row: Row): boolean {
  return (
    isCurrentVersion(row) || hasField(row, 'displayname') || isDotNet(row) || hasField(row, 'processor_architecture')
  );
}

/** Rows that prove by themselves where they come from; a display name alone may be anything's. */
export function provesRegistry(row: Row): boolean {
  return isRegistryRow(row) && (isUninstallRow(row) || !hasField(row, 'displayname'));
}

/** A reading for each computer that remote commands name; rows without one are of the same device. */
export function interpretRows(rows: readonly Row[]): DeviceReadings {
  return readEachHost(rows, { leastSure: 2, openColumns: true, subjectOf: nameOfEntry }, interpretDevice);
}

function nameOfEntry(row: Row): string | undefined {
  const name = textOf(row, 'displayname');
  return name && `${name} ${textOf(row, 'displayversion') ?? ''}`;
}

function interpretDevice(rows: readonly Row[]): InventoryReading {
  const current = rows.filter(isCurrentVersion).map((row) => readCurrentVersion((name) => textOf(row, name)));
  const releases = rows.filter(isDotNet).map((row) => ({ dotNetRelease: Number(textOf(row, 'release')) }));
  const processors = rows.flatMap((row) => {
    const osProcessor = parseProcessor(textOf(row, 'processor_architecture') ?? '');
    return osProcessor === undefined ? [] : [{ osProcessor }];
  });
  return joinReadings([...current, ...releases, ...processors, readUninstallRows(rows)]);
}

/** osquery's registry table: one row a value. */
export function keysOfRows(rows: readonly Row[]): RegistryKey[] {
  const keys = new Map<string, RegistryKey>();
  for (const row of rows) {
    const path = textOf(row, 'key')?.replace(/^(?:HKEY_[A-Z_]+|HK[A-Z]{1,2})\\/i, '');
    const name = textOf(row, 'name');
    const data = textOf(row, 'data');
    if (path === undefined || name === undefined || data === undefined) continue;
    const key = keys.get(path.toLowerCase()) ?? { path, values: new Map() };
    keys.set(path.toLowerCase(), key);
    key.values.set(name.toLowerCase(), data);
  }
  return [...keys.values()];
}

function isCurrentVersion(row: Row): boolean {
  return hasField(row, 'currentbuildnumber', 'currentbuild') && !hasField(row, 'osversion');
}

function isUninstallRow(row: Row): boolean {
  return (
    hasField(row, 'displayname') && hasField(row, 'displayversion', 'publisher', 'uninstallstring', 'parentkeyname')
  );
}

function isDotNet(row: Row): boolean {
  return (
    /^\d{6}$/.test(textOf(row, 'release') ?? '') &&
    hasField(row, 'targetversion', 'installpath', 'servicing', 'install')
  );
}

/** A row with a name alone belongs to the list when others beside it tell what list it is. */
function readUninstallRows(rows: readonly Row[]): InventoryReading {
  if (!rows.some(isUninstallRow)) return {};
  const { software, kbs } = sortSoftware(
    rows
      .filter((row) => !isCutOff(textOf(row, 'displayname') ?? ''))
      .map((row) => ({
        name: textOf(row, 'displayname'),
        version: textOf(row, 'displayversion'),
        vendor: textOf(row, 'publisher'),
        isUpdate: textOf(row, 'parentkeyname', 'releasetype') !== undefined,
      })),
  );
  return { software, ...(kbs.length > 0 && { installedKbs: sortKbNumbers(kbs) }) };
}
