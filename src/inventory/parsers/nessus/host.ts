/** One host of a scan: which plugins tell what about it, and which goes before which. */

import type { KbNumber } from '../../../brand.ts';
import { parseDeviceName } from '../../devices.ts';
import { installationTypeOfName } from '../../installation-type.ts';
import { joinReadings } from '../../join.ts';
import { sortKbNumbers } from '../../kb-numbers.ts';
import type { InventoryReading } from '../../model.ts';
import { readingOf } from '../../reading-of.ts';
import { sortSoftware } from '../../software-list.ts';
import {
  type IdentifiedSystem,
  plugins,
  readDotNetRelease,
  readHostName,
  readHotfixes,
  readIdentification,
  readLanManager,
  readOsVersion,
  readRollups,
  readSoftware,
  readSystem,
} from './outputs.ts';

export interface ScannedHost {
  /** By the number of the plugin. */
  readonly outputs: ReadonlyMap<string, string>;
  /** Of the columns that name it, the surest first. */
  readonly names: readonly string[];
  /** As the scan was pointed at it: often an address. */
  readonly address: string;
  /** Of the column that some consoles add. */
  readonly system: string | undefined;
}

/** The lists of hotfixes and software, and the version: what only a scan with credentials has. */
export function isTold({ outputs }: ScannedHost): boolean {
  const { software, osVersion, wmiHotfixes, registryHotfixes, rollups } = plugins;
  return [software, osVersion, wmiHotfixes, registryHotfixes, rollups].some((plugin) => outputs.has(plugin));
}

/** The name of its operating system, where the scan is sure of it. */
export function systemOf(host: ScannedHost): string | undefined {
  return identify(host)?.name;
}

function identify({ outputs, system }: ScannedHost): IdentifiedSystem | undefined {
  return (
    readIdentification(outputs.get(plugins.osIdentification) ?? '') ??
    readLanManager(outputs.get(plugins.lanManager) ?? '') ??
    (system === undefined || system.includes('\n') ? undefined : readSystem(system))
  );
}

export function readHost(host: ScannedHost): InventoryReading {
  const output = (plugin: string) => host.outputs.get(plugin) ?? '';
  const system = identify(host);
  const listed = readSoftware(output(plugins.software));
  const { software, kbs } = sortSoftware(listed.entries);
  const installed = isKnownShort(host) ? [] : [...hotfixesOf(host), ...listed.kbs, ...kbs];
  return joinReadings([
    readOsVersion(output(plugins.osVersion)),
    readingOf({
      computerDnsName: nameOf(host),
      osName: system?.name,
      osVersion: system?.osVersion,
      installationType: system && installationTypeOfName(system.name),
      installedKbs: installed.length > 0 ? sortKbNumbers(installed) : undefined,
      software: listed.entries.length > 0 ? software : undefined,
      dotNetRelease: readDotNetRelease(output(plugins.dotNet)),
    }),
  ]);
}

/**
 * What WMI lists. Where it was not asked, the packages of the registry, which keep what was removed and name no KB for
 * cumulative updates; the level that a file proves is added. What Nessus itself finds missing is its own judgement and no
 * part of an inventory.
 */
function hotfixesOf(host: ScannedHost): KbNumber[] {
  const list = host.outputs.get(plugins.wmiHotfixes) ?? host.outputs.get(plugins.registryHotfixes) ?? '';
  return [...readHotfixes(list), ...levelOf(host)];
}

/** The rollups that are listed, and from Windows 10 on the level: before, a Security Only update may have brought the file. */
function levelOf({ outputs }: ScannedHost): KbNumber[] {
  const { listed, level } = readRollups(outputs.get(plugins.rollups) ?? '');
  const build = Number(readOsVersion(outputs.get(plugins.osVersion) ?? '').osVersion?.split('.')[2] ?? 0);
  const asked = outputs.has(plugins.wmiHotfixes);
  return [...listed, ...(!asked && level !== undefined && build >= 10_240 ? [level] : [])];
}

/** A file proves a level whose update no list names, and which of several it is nobody tells. */
function isKnownShort(host: ScannedHost): boolean {
  const { level } = readRollups(host.outputs.get(plugins.rollups) ?? '');
  return level !== undefined && !host.outputs.has(plugins.wmiHotfixes) && levelOf(host).length === 0;
}

function nameOf({ outputs, names, address }: ScannedHost): string | undefined {
  const reported = [plugins.fqdn, plugins.hostName, plugins.netBios].map((plugin) =>
    readHostName(outputs.get(plugin) ?? ''),
  );
  const candidates = [names[0], ...reported, ...names.slice(1), address];
  return candidates.map(parseDeviceName).find((name) => name !== undefined);
}

/** What a reader of the answer should know of the lists. */
export function remarksOn(host: ScannedHost): string[] {
  const { outputs } = host;
  const remarks: string[] = [];
  if (isKnownShort(host)) {
    remarks.push('without WMI its list of hotfixes is not whole and was left out; let the scan ask WMI as well');
  } else if (outputs.has(plugins.registryHotfixes) && !outputs.has(plugins.wmiHotfixes)) {
    remarks.push(
      'its hotfixes are those of the registry, which keeps removed ones and lacks cumulative updates; let the scan ask WMI as well',
    );
  }
  if (readSoftware(outputs.get(plugins.software) ?? '').isPartial) {
    remarks.push('Nessus listed only part of the software; raise the verbosity of its reports');
  }
  return remarks;
}
