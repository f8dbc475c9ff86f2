/** Defender's software inventory by device: the row of the operating system has build and revision. */

import { parseMachineId } from '../../../brand.ts';
import { noteOtherSystems, parseDeviceName, readEachDevice } from '../../devices.ts';
import type { InventoryDocument } from '../../document.ts';
import { installationTypeOfName } from '../../installation-type.ts';
import { makerOf } from '../../maker.ts';
import type { InventoryReading } from '../../model.ts';
import { parseOsVersion, withoutRevision } from '../../os-version.ts';
import { parseProcessor } from '../../processor.ts';
import { readingOf } from '../../reading-of.ts';
import { hasField, type Row, textOf } from '../../rows/row.ts';
import { type ListedSoftware, sortSoftware } from '../../software-list.ts';
import { type HostRows, splitByHost } from '../../split-by-host.ts';
import type { InventoryParser, ParsedInventory, PlacedMessage } from '../parser.ts';
import { nameOfSoftware, namesNoRelease, systemOfName } from './names.ts';

export const defenderSoftwareParser: InventoryParser = {
  format: 'defender-software',
  description:
    'Microsoft Defender software inventory by device: SoftwareInventoryByMachine, DeviceTvmSoftwareInventory (JSON, CSV)',
  mixes: false,
  recognizes: (document) => document.rows.some(isSoftware),
  parse: parseSoftware,
};

function isSoftware(row: Row): boolean {
  return hasField(row, 'softwarevendor') && hasField(row, 'softwarename') && hasField(row, 'deviceid', 'devicename');
}

function parseSoftware(document: InventoryDocument): ParsedInventory {
  const rows = document.rows.filter(isSoftware);
  const own = rows.some((row) => textOf(row, 'deviceid') !== undefined) ? 'deviceid' : 'devicename';
  const { hosts, problems } = splitByHost(rows, { own });
  const others = hosts.flatMap((host) => otherPlatform(host.rows) ?? []);
  const windows = hosts.filter((host) => otherPlatform(host.rows) === undefined);
  const devices = readEachDevice(
    windows.map((host) => [textOf(host.rows[0] as Row, 'devicename') ?? host.host, host.rows] as const),
    readDevice,
  );
  return {
    readings: devices.readings,
    problems: [...problems, ...devices.problems],
    notes: [...noteOtherSystems(others), ...noteUnjudged(windows)],
  };
}

/** Silence about them would read as if nothing were missing. */
function noteUnjudged(hosts: readonly HostRows[]): PlacedMessage[] {
  const isUnjudged = (row: Row) => isOfMicrosoft(row) && namesNoRelease(textOf(row, 'softwarename') ?? '');
  if (!hosts.some(({ rows }) => rows.some(isUnjudged))) return [];
  const message =
    '.NET and Visual Studio are listed under names that do not tell what is installed of them, and are not judged';
  return [{ place: 'document', message }];
}

/** Its platform where that is not Windows; a platform that is not told leaves the device to its rows. */
function otherPlatform(rows: readonly Row[]): string | undefined {
  const platform = rows.map((row) => textOf(row, 'osplatform')).find((text) => text !== undefined);
  return platform === undefined || /^windows/i.test(platform) ? undefined : platform;
}

function readDevice(rows: readonly Row[]): InventoryReading {
  const first = rows[0] as Row;
  const system = chooseSystem(rows);
  const entries = rows.filter((row) => systemOfRow(row) === undefined).map(toListed);
  const { software } = sortSoftware(entries);
  return readingOf({
    id: parseMachineId(textOf(first, 'deviceid') ?? ''),
    computerDnsName: parseDeviceName(textOf(first, 'devicename')),
    osName: system?.name,
    osVersion: system?.version ?? parseOsVersion(textOf(first, 'osversion') ?? ''),
    osProcessor: parseProcessor(textOf(first, 'osarchitecture') ?? ''),
    installationType: installationTypeOfName(system?.name ?? textOf(first, 'osplatform') ?? ''),
    software,
  });
}

interface System {
  readonly name: string;
  readonly version: string | undefined;
}

/**
 * The newest build, since a row of the release before an upgrade may stay. Where rows of one build differ in their revision,
 * the one first seen last is the present one; without days none is.
 */
function chooseSystem(rows: readonly Row[]): System | undefined {
  const systems = rows.flatMap((row) => {
    const name = systemOfRow(row);
    return name === undefined
      ? []
      : [{ name, version: versionOf(row), seen: textOf(row, 'softwarefirstseentimestamp') ?? '' }];
  });
  const highest = Math.max(...systems.map(({ version }) => buildOf(version)));
  const newest = systems.filter(({ version }) => buildOf(version) === highest);
  const last = newest.reduce<(typeof newest)[number] | undefined>((a, b) => (a && a.seen >= b.seen ? a : b), undefined);
  if (!last?.version || new Set(newest.map(({ version }) => version)).size === 1) return last;
  return last.seen === '' ? { name: last.name, version: withoutRevision(last.version) } : last;
}

function systemOfRow(row: Row): string | undefined {
  return isOfMicrosoft(row) ? systemOfName(textOf(row, 'softwarename') ?? '') : undefined;
}

function isOfMicrosoft(row: Row): boolean {
  return makerOf(textOf(row, 'softwarevendor')) === 'microsoft';
}

function versionOf(row: Row): string | undefined {
  return parseOsVersion(textOf(row, 'softwareversion') ?? '');
}

function buildOf(version: string | undefined): number {
  return Number(version?.split('.')[2] ?? 0);
}

function toListed(row: Row): ListedSoftware {
  const name = textOf(row, 'softwarename') ?? '';
  const version = textOf(row, 'softwareversion');
  if (!isOfMicrosoft(row)) return { name: name.replaceAll('_', ' '), version, vendor: textOf(row, 'softwarevendor') };
  const named = nameOfSoftware(name, version);
  return { name: named.name, version: named.versionTells ? version : undefined, vendor: 'Microsoft' };
}
