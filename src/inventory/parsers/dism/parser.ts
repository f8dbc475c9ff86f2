/** `dism /Online /Get-Packages` and Get-WindowsPackage: only installed packages count, not staged, pending or superseded ones. */

import type { InventoryDocument } from '../../document.ts';
import { dotNetRollupName } from '../../dot-net-rollup.ts';
import { findKbNumbers, sortKbNumbers } from '../../kb-numbers.ts';
import type { InventoryReading, Software } from '../../model.ts';
import { parseOsVersion, versionOfBuild } from '../../os-version.ts';
import { parseProcessor } from '../../processor.ts';
import { readingOf } from '../../reading-of.ts';
import type { Row } from '../../rows/row.ts';
import { readEachHost } from '../../split-by-host.ts';
import type { InventoryParser, ParsedInventory, PlacedMessage } from '../parser.ts';
import { packageOfRow, readListedPackages, type StorePackage } from './packages.ts';

export const dismParser: InventoryParser = {
  format: 'dism',
  description: 'dism /Get-Packages (list, table), Get-WindowsPackage',
  mixes: true,
  recognizes: (document) => document.rows.some((row) => packageOfRow(row)) || readListed(document).length > 0,
  parse: parseDism,
};

/** "Installed" in the languages of Windows; 4 is its number in the API. */
const installedWords: ReadonlySet<string> = new Set(
  [
    '4|installed|installiert|installé|instalado|instalada|installato|installata|geïnstalleerd|installerat|installerad|installeret',
    'installert|asennettu|zainstalowano|zainstalowany|zainstalowane|nainstalováno|nainstalovaný|nainštalované|telepítve|telepített',
    'установлен|установлено|установленный|встановлено|инсталиран|instalat|instaliran|nameščeno|εγκατεστημένο|εγκαταστάθηκε',
    'yüklendi|yüklü|מותקן|مثبت|تم التثبيت|ติดตั้งแล้ว|インストール済み|설치됨|已安装|已安裝',
  ].flatMap((words) => words.split('|')),
);

/** Builds whose packages also serve later releases, so that a package's version does not tell the release. */
const sharedBuilds: ReadonlySet<number> = new Set([18362, 19041, 22621, 26100]);

function parseDism(document: InventoryDocument): ParsedInventory {
  const notes: PlacedMessage[] = [];
  const objects = document.rows.filter((row) => packageOfRow(row));
  if (objects.length === 0) {
    return { readings: [readPackages(readListed(document), readImageVersion(document), notes)], notes };
  }
  const read = readEachHost(objects, { subjectOf: identityOf }, (rows) => {
    const packages = rows.flatMap((row) => packageOfRow(row) ?? []);
    return readPackages(packages, rows.length === objects.length ? readImageVersion(document) : undefined, notes);
  });
  return { ...read, notes };
}

function identityOf(row: Row): string | undefined {
  const storePackage = packageOfRow(row);
  return storePackage && `${storePackage.name} ${storePackage.architecture} ${storePackage.version}`;
}

function readListed(document: InventoryDocument): StorePackage[] {
  return document.json ? [] : readListedPackages(document);
}

function readPackages(
  packages: readonly StorePackage[],
  imageVersion: string | undefined,
  notes: PlacedMessage[],
): InventoryReading {
  const installed = packages.filter(isInstalled(packages));
  const osVersion = imageVersion ?? readRollupVersion(installed);
  const osProcessor = parseProcessor(packages[0]?.architecture ?? '');
  if (installed.length === 0) {
    notes.push({
      place: 'packages',
      message: `none of ${packages.length} packages is in a state known to mean installed`,
    });
  }
  return readingOf({
    osVersion,
    osProcessor,
    installedKbs: installed.length > 0 ? sortKbNumbers(installed.flatMap(({ name }) => kbOfPackage(name))) : undefined,
    software: softwareOf(installed),
  });
}

/** The state of the foundation package is the word for "installed" in the language of the list: it is never anything else. */
function isInstalled(packages: readonly StorePackage[]): (candidate: StorePackage) => boolean {
  const foundation = packages.find(({ name }) => /^Microsoft-Windows-Foundation-Package$/i.test(name));
  const word = foundation?.state.toLowerCase();
  return ({ state }) => (word ? state.toLowerCase() === word : installedWords.has(state.toLowerCase()));
}

/** "Package_for_KB4534131", "Package_1_for_KB4534131_RTM"; the rollup's package does not name its KB. */
function kbOfPackage(name: string) {
  const kb = /^Package_(?:\d{1,6}_)?for_(KB\d{6,8})(?!\d)/i.exec(name)?.[1];
  return kb === undefined ? [] : findKbNumbers(kb);
}

/** The cumulative update of the .NET Framework: the list has its version and not its KB. */
function softwareOf(installed: readonly StorePackage[]): Software[] | undefined {
  const rollups = installed.filter(({ name }) => /^Package_for_DotNetRollup/i.test(name));
  if (rollups.length === 0) return undefined;
  return rollups.map(({ version }) => ({ name: dotNetRollupName, version, vendor: 'Microsoft Corporation' }));
}

/** DISM prints its own version and then that of the image; both stand before the first package. */
function readImageVersion(document: InventoryDocument): string | undefined {
  const head = document.json ? [] : document.textLines.slice(0, 40);
  const first = head.findIndex((textLine) => textLine.includes('~'));
  const versions = head.slice(0, first < 0 ? undefined : first).flatMap((textLine) => {
    const text = /[:：]\s*(\d+\.\d+\.\d+\.\d+)\s*$/.exec(textLine)?.[1];
    return text === undefined ? [] : (parseOsVersion(text) ?? []);
  });
  return versions.length >= 2 ? versions[1] : undefined;
}

/** Package_for_RollupFix 17763.1234.1.5 is the cumulative update of build 17763, revision 1234. */
function readRollupVersion(installed: readonly StorePackage[]): string | undefined {
  const revisions = installed.flatMap(({ name, version }) => {
    if (!/^Package_for_RollupFix$/i.test(name)) return [];
    const [build, revision] = version.split('.').map(Number);
    return build === undefined || revision === undefined ? [] : [{ build, revision }];
  });
  const newest = revisions.reduce((a, b) => (b.revision > a.revision ? b : a), { build: 0, revision: -1 });
  if (newest.revision < 0 || sharedBuilds.has(newest.build)) return undefined;
  return versionOfBuild(newest.build, newest.revision);
}
