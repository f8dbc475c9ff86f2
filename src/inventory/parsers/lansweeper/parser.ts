/** Lansweeper's reports of assets, hotfixes and software, as its database and the reports made on it name their columns. */

import { type KbNumber, parseKbNumber } from '../../../brand.ts';
import { noteOtherSystems } from '../../devices.ts';
import type { InventoryDocument } from '../../document.ts';
import { joinReadings } from '../../join.ts';
import { sortKbNumbers } from '../../kb-numbers.ts';
import type { InventoryReading } from '../../model.ts';
import { readingOf } from '../../reading-of.ts';
import { columnRenamer } from '../../rows/named-columns.ts';
import { hasField, type Row, textOf } from '../../rows/row.ts';
import { kbsOfTitle, sortSoftware } from '../../software-list.ts';
import { readEachHost } from '../../split-by-host.ts';
import type { InventoryParser, ParsedInventory } from '../parser.ts';
import { isOtherSystem, readSystem } from './system.ts';

/** What only Lansweeper calls a device, and what else its reports name. */
const rename = columnRenamer({
  asset: ['assetname'],
  number: ['assetid'],
  domain: ['domain'],
  system: ['os', 'osname', 'operatingsystem'],
  code: ['oscode', 'osversion'],
  build: ['build', 'osbuild', 'windowsbuild', 'fullbuild'],
  revision: ['buildnumber', 'ubr', 'revision'],
  hotfix: ['hotfixid', 'hotfix', 'quickfix'],
  software: ['softwarename', 'software', 'application'],
  softwareversion: ['softwareversion', 'applicationversion'],
  version: ['version'],
  publisher: ['softwarepublisher', 'publisher'],
});

export const lansweeperParser: InventoryParser = {
  format: 'lansweeper',
  description: 'Lansweeper reports: assets with OScode and BuildNumber, hotfixes, software (CSV, JSON)',
  mixes: false,
  recognizes: (document) => document.rows.some(isOfReport),
  parse: parseReport,
};

/** Others call a device AssetName, too: hotfixes beside nothing but that are a list of hotfixes. */
function isOfReport(row: Row): boolean {
  const renamed = rename(row);
  if (!hasField(renamed, 'asset')) return false;
  if (hasField(renamed, 'code', 'build', 'revision', 'software')) return true;
  return hasField(renamed, 'hotfix') && hasField(renamed, 'number', 'domain', 'system');
}

function parseReport(document: InventoryDocument): ParsedInventory {
  const rows = document.rows.filter(isOfReport);
  const others = [...groupByNumber(rows.filter((row) => isOtherSystem(rename(row)))).values()];
  const windows = groupByNumber(rows.filter((row) => !isOtherSystem(rename(row))));
  const parts = [...windows.values()].map((own) =>
    readEachHost(own, { own: 'assetname' }, (asset) => readAsset(asset.map(rename))),
  );
  return {
    readings: parts.flatMap(({ readings }) => readings),
    problems: parts.flatMap(({ problems }) => problems),
    notes: noteOtherSystems(others.map(([first]) => (first && textOf(rename(first), 'system')) ?? 'another system')),
  };
}

/** Two domains may have an asset of one name each, and one that was set up anew stands twice. */
function groupByNumber(rows: readonly Row[]): Map<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = textOf(rename(row), 'number', 'domain')?.toLowerCase() ?? '';
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

function readAsset(rows: readonly Row[]): InventoryReading {
  const hotfixes = rows.flatMap((row) => kbOfRow(row) ?? []);
  const listed = rows.filter((row) => textOf(row, 'software') !== undefined);
  const { software, kbs } = sortSoftware(
    listed.map((row) => ({
      name: textOf(row, 'software'),
      version: textOf(row, 'softwareversion', 'version'),
      vendor: textOf(row, 'publisher'),
    })),
  );
  return joinReadings([
    ...rows.map(readSystem),
    readingOf({
      installedKbs: hotfixes.length + kbs.length > 0 ? sortKbNumbers([...hotfixes, ...kbs]) : undefined,
      software: listed.length > 0 ? software : undefined,
    }),
  ]);
}

function kbOfRow(row: Row): KbNumber | undefined {
  const text = textOf(row, 'hotfix') ?? '';
  return parseKbNumber(text) ?? kbsOfTitle(text)[0];
}
