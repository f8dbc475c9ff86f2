/** `Get-Package` of PowerShell: updates (provider msu) and programs, as list, table, CSV or JSON. */

import type { InventoryDocument } from '../../document.ts';
import { sortKbNumbers } from '../../kb-numbers.ts';
import type { InventoryReading } from '../../model.ts';
import { rankOfHeading } from '../../rows/host-column.ts';
import { hasField, isCutOff, perHead, type Row, textOf } from '../../rows/row.ts';
import { kbsOfTitle, type ListedSoftware, sortSoftware } from '../../software-list.ts';
import { readEachHost } from '../../split-by-host.ts';
import type { InventoryParser, ParsedInventory } from '../parser.ts';

export const getPackageParser: InventoryParser = {
  format: 'get-package',
  description: 'Get-Package (updates and programs)',
  mixes: true,
  recognizes: (document) => {
    const rows = document.rows.filter(isPackage);
    return rows.some(namesProvider) || rows.some((row) => kbsOfTitle(textOf(row, 'name') ?? '').length > 0);
  },
  parse: parsePackages,
};

const packageFields: ReadonlySet<string> = new Set([
  'name',
  'version',
  'source',
  'providername',
  'publisher',
  'summary',
  'status',
]);

/** Rows with nothing but a name come from lists that were reduced to it. */
function isPackage(row: Row): boolean {
  return hasField(row, 'name') && (namesProvider(row) || hasPackageFieldsOnly(row));
}

const hasPackageFieldsOnly = perHead(({ names }) =>
  names.every((name) => packageFields.has(name.trim().toLowerCase()) || (rankOfHeading(name) ?? 4) <= 2),
);

function namesProvider(row: Row): boolean {
  return hasField(row, 'providername');
}

function parsePackages(document: InventoryDocument): ParsedInventory {
  const listed = document.rows.filter(isPackage);
  const subjectOf = (row: Row) => `${textOf(row, 'name')} ${textOf(row, 'version')}`;
  return {
    ...readEachHost(listed, { leastSure: 2, openColumns: true, subjectOf }, readPackages),
    notes: listed
      .filter(isCut)
      .map(({ place }) => ({ place, message: 'the name is cut off and was left out; use Format-List' })),
  };
}

function readPackages(rows: readonly Row[]): InventoryReading {
  const { software, kbs } = sortSoftware(rows.filter((row) => !isCut(row)).map(toSoftware));
  const updates = kbs.length > 0 || rows.some(isUpdate);
  return { ...(updates && { installedKbs: sortKbNumbers(kbs) }), software };
}

function isCut(row: Row): boolean {
  return isCutOff(textOf(row, 'name') ?? '');
}

function toSoftware(row: Row): ListedSoftware {
  return {
    name: textOf(row, 'name'),
    version: textOf(row, 'version'),
    vendor: isUpdate(row) ? undefined : textOf(row, 'publisher'),
    isUpdate: isUpdate(row),
  };
}

function isUpdate(row: Row): boolean {
  return textOf(row, 'providername')?.toLowerCase() === 'msu';
}
