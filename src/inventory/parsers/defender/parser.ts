/** Rows of Defender's `GET /api/machines`. They hold no updates: the build comes from osVersion or the agent's version. */

import { parseMachineId } from '../../../brand.ts';
import { noteOtherSystems, parseDeviceName, reportStrangers } from '../../devices.ts';
import type { InventoryDocument } from '../../document.ts';
import { installationTypeOfName } from '../../installation-type.ts';
import { parseIpAddress } from '../../ip-addresses.ts';
import type { InventoryReading } from '../../model.ts';
import { parseOsName } from '../../os-name.ts';
import { hasRevision, parseOsVersion, versionOfBuild, withoutRevision } from '../../os-version.ts';
import { parseProcessor } from '../../processor.ts';
import { readingOf } from '../../reading-of.ts';
import { hasField, type Row, textOf } from '../../rows/row.ts';
import type { InventoryParser, ParsedInventory, PlacedMessage } from '../parser.ts';

export const defenderParser: InventoryParser = {
  format: 'defender',
  description: 'Microsoft Defender GET /api/machines (JSON answer, array, NDJSON)',
  mixes: false,
  recognizes: (document) => document.rows.some(isMachine),
  parse: parseMachines,
};

function isMachine(row: Row): boolean {
  return hasField(row, 'osplatform') && hasField(row, 'computerdnsname', 'agentversion', 'osbuild');
}

function parseMachines(document: InventoryDocument): ParsedInventory {
  const machines = document.rows.filter(isMachine).map((row) => ({ row, platform: textOf(row, 'osplatform') }));
  const isOther = ({ platform }: { platform: string | undefined }) =>
    platform !== undefined && !/^windows/i.test(platform);
  const untold = machines.filter(({ platform }) => platform === undefined).length;
  return {
    readings: machines
      .filter((machine) => !isOther(machine))
      .map(({ row, platform }) => readMachine(row, platform ?? '')),
    problems: reportStrangers(document.rows, isMachine, 'osPlatform beside a name, an agent or a build'),
    notes: [
      ...noteOtherSystems(machines.filter(isOther).map(({ platform }) => platform ?? '')),
      ...(untold === 0 ? [] : [noteUntold(untold)]),
    ],
  };
}

/** A device whose platform is empty may well run Windows: its build decides, or that it cannot be told. */
function noteUntold(count: number): PlacedMessage {
  const message =
    count === 1 ? 'the osPlatform of 1 device is not told' : `the osPlatform of ${count} devices is not told`;
  return { place: 'document', message };
}

function readMachine(row: Row, platform: string): InventoryReading {
  const id = parseMachineId(textOf(row, 'id') ?? '');
  const name = parseDeviceName(textOf(row, 'computerdnsname'));
  const osName = parseOsName(nameOfPlatform(platform));
  const osVersion = readVersion(row);
  const osProcessor = parseProcessor(textOf(row, 'osprocessor') ?? '');
  const installationType = installationTypeOfName(osName ?? '');
  const seen = Date.parse(textOf(row, 'lastseen') ?? '');
  return readingOf({
    id,
    computerDnsName: name,
    osName,
    osVersion,
    osProcessor,
    installationType,
    lastSeen: Number.isNaN(seen) ? undefined : new Date(seen).toISOString(),
    ipAddresses: readAddresses(textOf(row, 'lastipaddress')),
  });
}

/** Undefined where none is told. */
function readAddresses(text: string | undefined): readonly string[] | undefined {
  const address = parseIpAddress(text ?? '');
  return address === undefined ? undefined : [address];
}

/** "WindowsServer2012R2" is "Windows Server 2012 R2". */
function nameOfPlatform(platform: string): string {
  return platform
    .replace(/^windows(?=\S)/i, 'Windows ')
    .replace(/server(?=\d)/i, 'Server ')
    .replace(/(\d)(R2)/i, '$1 R2');
}

/**
 * osVersion where it is filled; else the last two parts of an agent's version such as 10.8790.19045.5608, where the agent
 * is part of Windows and its build is the system's. The build alone otherwise.
 */
function readVersion(row: Row): string | undefined {
  const build = Number(textOf(row, 'osbuild') ?? Number.NaN);
  const version =
    parseOsVersion(textOf(row, 'osversion') ?? '') ?? (Number.isNaN(build) ? undefined : versionOfBuild(build));
  const tail = /^10\.\d+\.(\d{5,6})\.(\d{1,6})$/.exec(textOf(row, 'agentversion') ?? '');
  const agent = tail ? versionOfBuild(Number(tail[1]), Number(tail[2])) : undefined;
  if (version === undefined || hasRevision(version) || agent === undefined) return version ?? agent;
  return withoutRevision(agent) === version ? agent : version;
}
