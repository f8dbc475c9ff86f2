/** PDQ Inventory's reports of computers, hot fixes and applications. */

import { type KbNumber, parseKbNumber } from '../../../brand.ts';
import type { InventoryDocument } from '../../document.ts';
import { installationTypeOfName } from '../../installation-type.ts';
import { joinReadings } from '../../join.ts';
import { sortKbNumbers } from '../../kb-numbers.ts';
import type { InventoryReading } from '../../model.ts';
import { parseOsName } from '../../os-name.ts';
import { parseOsVersion } from '../../os-version.ts';
import { parseOsArchitecture } from '../../processor.ts';
import { readingOf } from '../../reading-of.ts';
import { columnRenamer } from '../../rows/named-columns.ts';
import { hasField, type Row, textOf } from '../../rows/row.ts';
import { sortSoftware } from '../../software-list.ts';
import { readEachHost } from '../../split-by-host.ts';
import type { InventoryParser, ParsedInventory } from '../parser.ts';

/** The spelling "O/S" and the columns of hot fixes are PDQ's own. */
const ownHeadings = [
  ...['o/s', 'o/s name', 'o/s version', 'o/s release', 'o/s architecture'].flatMap((name) => [
    name,
    `computer ${name}`,
  ]),
  ...['hot fix', 'hot fix name', 'hot fix: name', 'hotfix name', 'hotfixname'],
];

const rename = columnRenamer({
  system: ['os', 'osname', 'computeros', 'computerosname'],
  version: ['osversion', 'computerosversion'],
  architecture: ['osarchitecture', 'computerosarchitecture'],
  hotfix: ['hotfix', 'hotfixname'],
  application: ['applicationname', 'application'],
  applicationversion: ['applicationversion'],
  publisher: ['applicationpublisher', 'publisher'],
});

export const pdqInventoryParser: InventoryParser = {
  format: 'pdq-inventory',
  description: 'PDQ Inventory reports: computers with their O/S, hot fixes, applications (CSV, JSON)',
  mixes: false,
  recognizes: (document) => document.rows.some(isOfReport),
  parse: parseReport,
};

/** The grid calls the computer "Name", reports call it "Computer Name". */
function isOfReport(row: Row): boolean {
  return hasField(row, ...ownHeadings) && hasField(row, 'computer name', 'name');
}

function parseReport(document: InventoryDocument): ParsedInventory {
  const rows = document.rows.filter(isOfReport);
  const own = rows.some((row) => hasField(row, 'computer name')) ? 'computername' : 'name';
  return readEachHost(rows, { own }, (computer) => readComputer(computer.map(rename)));
}

function readComputer(rows: readonly Row[]): InventoryReading {
  const hotfixes = rows.filter((row) => textOf(row, 'hotfix') !== undefined);
  const applications = rows.filter((row) => textOf(row, 'application') !== undefined);
  const { software, kbs } = sortSoftware(
    applications.map((row) => ({
      name: textOf(row, 'application'),
      version: textOf(row, 'applicationversion'),
      vendor: textOf(row, 'publisher'),
    })),
  );
  const installed = [...hotfixes.flatMap(kbsOfHotfix), ...kbs];
  return joinReadings([
    ...rows.map(readSystem),
    readingOf({
      installedKbs: hotfixes.length + kbs.length > 0 ? sortKbNumbers(installed) : undefined,
      software: applications.length > 0 ? software : undefined,
    }),
  ]);
}

function readSystem(row: Row): InventoryReading {
  const osName = parseOsName(textOf(row, 'system'));
  return readingOf({
    osName,
    osVersion: parseOsVersion(textOf(row, 'version') ?? ''),
    osProcessor: parseOsArchitecture(textOf(row, 'architecture') ?? ''),
    installationType: osName === undefined ? undefined : installationTypeOfName(osName),
  });
}

/** The number alone from WMI, a title from the registry. */
function kbsOfHotfix(row: Row): readonly KbNumber[] {
  const name = textOf(row, 'hotfix') ?? '';
  const kb = parseKbNumber(name);
  return kb ? [kb] : sortSoftware([{ name, vendor: textOf(row, 'publisher'), isUpdate: true }]).kbs;
}
