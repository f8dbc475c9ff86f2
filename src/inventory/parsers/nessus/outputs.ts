/** What outputs of Nessus' plugins say about a Windows host, each by the shape of its own text lines. */

import { type KbNumber, parseKbNumber } from '../../../brand.ts';
import { processorOfBuildLab } from '../../current-version.ts';
import { findKbNumbers } from '../../kb-numbers.ts';
import type { InventoryReading, Processor } from '../../model.ts';
import { parseOsName } from '../../os-name.ts';
import { parseOsVersion, versionOfBuild } from '../../os-version.ts';
import { parseProcessor } from '../../processor.ts';
import { readingOf } from '../../reading-of.ts';
import type { ListedSoftware } from '../../software-list.ts';

/** Numbers of the plugins that are read; they never change. */
export const plugins = {
  netBios: '10150',
  lanManager: '10785',
  osIdentification: '11936',
  fqdn: '12053',
  software: '20811',
  osVersion: '48942',
  dotNet: '51351',
  wmiHotfixes: '52001',
  hostName: '55472',
  registryHotfixes: '62042',
  rollups: '93962',
} as const;

/** The number that begins a text line: "+ KB5034122" of WMI, "KB5034122, Installed on: 2024/01/10" of the registry. */
export function readHotfixes(output: string): KbNumber[] {
  return output.split('\n').flatMap((textLine) => {
    const text = textLine.trimStart().replace(/^\+\s/, '').trimStart();
    return /^KB\d/i.test(text) ? findKbNumbers(text).slice(0, 1) : [];
  });
}

export interface Rollups {
  /** "Cumulative Rollup : 01_2024 [KB5034122]": listed, and proven by a file. */
  readonly listed: readonly KbNumber[];
  /** The cumulative update of the level that a file proves; what follows it are others that bring the same file. */
  readonly level: KbNumber | undefined;
}

export function readRollups(output: string): Rollups {
  const listed = Array.from(output.matchAll(/Rollup : [\d_]{1,20} \[(KB\d{6,8})\]/g), ([, kb]) => kb ?? '');
  const level = /^ ?Associated KB {1,40}: (\d{6,8})(?!\d)/m.exec(output)?.[1];
  return { listed: listed.flatMap(findKbNumbers), level: level === undefined ? undefined : parseKbNumber(level) };
}

export interface EnumeratedSoftware {
  readonly entries: readonly ListedSoftware[];
  readonly kbs: readonly KbNumber[];
  /** The report was made with too little verbosity for all of it. */
  readonly isPartial: boolean;
}

const softwareTextLine = /^(\S.{0,500}?)(?: {2}\[version ([^\]]{1,200})\])?(?: {2}\[installed on [^\]]{1,40}\])?$/;

/** One program a text line; the updates to them follow below their own sentence, indented under the program. */
export function readSoftware(output: string): EnumeratedSoftware {
  const entries: ListedSoftware[] = [];
  const kbs: KbNumber[] = [];
  let updates = false;
  for (const textLine of output.split('\n').map((text) => text.trimEnd())) {
    if (/^The following updates are installed/.test(textLine)) updates = true;
    if (updates) {
      if (/^\s/.test(textLine)) kbs.push(...findKbNumbers(textLine).slice(0, 1));
      continue;
    }
    const match = textLine.endsWith(':') ? null : softwareTextLine.exec(textLine);
    if (match) entries.push({ name: match[1], version: match[2] });
  }
  return { entries, kbs, isPartial: /only a partial\s+list of software/.test(output) };
}

/** "Operating system version = 10.19045": the minor number of Windows 10 and later is left out. */
export function readOsVersion(output: string): InventoryReading {
  const version = /^Operating system version = ([\d.]{4,30})/m.exec(output)?.[1] ?? '';
  return readingOf({
    osVersion: parseOsVersion(version) ?? parseOsVersion(version.replace(/^10\.(?!0\.)/, '10.0.')),
    osProcessor: readArchitecture(output),
  });
}

function readArchitecture(output: string): Processor | undefined {
  const architecture = /^Architecture = (\w{1,20})/m.exec(output)?.[1];
  return parseProcessor(architecture ?? '') ?? processorOfBuildLab(output);
}

export interface IdentifiedSystem {
  readonly name: string;
  readonly osVersion: string | undefined;
}

/** A guess among several, or one that Nessus does not trust, is none. */
export function readIdentification(output: string): IdentifiedSystem | undefined {
  const match = /Remote operating system : ([^\n]{1,200})\nConfidence level : (\d{1,3})/.exec(output);
  return match && Number(match[2]) >= 95 ? readSystem(match[1] ?? '') : undefined;
}

/** "Microsoft Windows 10 Enterprise Build 19045", "Windows Server 2019 Standard 10.0.17763", "Windows 10 Pro 19045". */
export function readSystem(text: string): IdentifiedSystem | undefined {
  const match = /^(.*?)(?: Service Pack \d)?(?: (?:Build |10\.0\.)?(\d{5}))?$/.exec(text.trim());
  const name = parseOsName(match?.[1]);
  if (name === undefined) return undefined;
  return { name, osVersion: match?.[2] === undefined ? undefined : versionOfBuild(Number(match[2])) };
}

export function readLanManager(output: string): IdentifiedSystem | undefined {
  return readSystem(/The remote Operating System is : ([^\n]{1,200})/.exec(output)?.[1] ?? '');
}

/** The highest Release of the .NET Framework's installs. */
export function readDotNetRelease(output: string): number | undefined {
  const releases = Array.from(output.matchAll(/^\s{0,20}Release\s{0,20}: (\d{6})\s*$/gm), ([, number]) =>
    Number(number),
  );
  return releases.length === 0 ? undefined : Math.max(...releases);
}

/** "10.1.1.1 resolves as pc-1.contoso.com.", "Hostname : PC-1", "PC-1 = Computer name". */
export function readHostName(output: string): string | undefined {
  const found =
    /resolves as (\S{1,255}?)\.?$/m.exec(output) ??
    /^\s{0,20}Hostname : (\S{1,255})/m.exec(output) ??
    /^\s{0,20}(\S{1,63})\s{1,40}= Computer name/m.exec(output);
  return found?.[1];
}
