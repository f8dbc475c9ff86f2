/** Server software of Microsoft's under names that nobody foresaw: it is placed, or it is a note, and never silence. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { patchStateOf } from '../../src/assessment/patch-state.ts';
import { readInventories } from '../../src/inventory/read.ts';
import { parseOsProductName } from '../../src/lines/windows/product-name.ts';
import { assessState } from '../builders/assessor.ts';
import { compileRecordedFeed, sharedFolder } from '../quality/shared.ts';

const catalog = await compileRecordedFeed();

const server = {
  osName: 'Microsoft Windows Server 2022 Standard',
  osVersion: '10.0.20348.9999',
  osProcessor: 'x64' as const,
  installationType: 'Server' as const,
  installedKbs: ['890830' as never],
};

/** What software adds to the answer for a server: products of the feed, and what notes are about. */
function saidOf(software: { name: string; version?: string; vendor?: string }): string[] {
  const { products, notes } = assessState(catalog, patchStateOf({ ...server, software: [software] }), '2026-07-05');
  return [...products, ...notes.map(({ about }) => about)].filter((said) => !saidOfNone.has(said));
}

const saidOfNone = new Set<string>();
for (const said of saidOf({ name: 'Git', vendor: 'The Git Development Community' })) saidOfNone.add(said);

/** As the feed names servers, whether with KBs or without. */
const fromFeed = [...catalog.products, ...catalog.productsWithoutKb]
  .map(({ name }) => name)
  .filter((name) => /\bServer\b/.test(name) && parseOsProductName(name) === undefined)
  .filter((name) => !/ on |\bfor .*Server|Tools|Language Pack|Linux|Ubuntu/.test(name));

/** As setup names them. */
const fromSetup = [
  'Microsoft Exchange Server',
  'Microsoft Exchange Server 2003',
  'Microsoft Exchange Server 2007',
  'Microsoft SQL Server 2000',
  'Microsoft SQL Server 2005 (64-bit)',
  'Microsoft SQL Server 2008 R2 (64-bit)',
  'SQL Server 2012 Database Engine Services',
  'SQL Server 2022 Analysis Services',
  'Microsoft SQL Server Reporting Services',
  'Microsoft Office SharePoint Server 2007',
  'Microsoft SharePoint Foundation 2010',
  'Microsoft Search Server 2010',
  'Microsoft Office Communications Server 2007 R2, Core Components',
  'Skype for Business Server 2019, Core Components',
  'Microsoft Office Project Server 2007',
  'Microsoft BizTalk Server 2020 Enterprise Edition',
  'Microsoft Host Integration Server 2020',
  'Microsoft Dynamics 365 Server',
  'Microsoft Dynamics CRM Server 2016',
  'Microsoft Visual Studio Team Foundation Server 2015',
  'Azure DevOps Server 2022',
  'Microsoft Power BI Report Server',
  'Microsoft Commerce Server 2009',
  'Microsoft System Center 2012 R2 Virtual Machine Manager Server (x64)',
  'System Center Operations Manager 2019 Server',
  'Microsoft Configuration Manager Site Server',
  'Windows Server Update Services 3.0 SP2',
];

const names = [...new Set([...fromFeed, ...fromSetup])];

const changes: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toUpperCase(),
  (name) => name.toLowerCase(),
  (name) => name.replaceAll(' ', '\u00a0'),
  (name) => name.replaceAll(' ', '  '),
  (name) => name.replace(/20\d\d/, '2031'),
  (name) => name.replace(/ 20\d\d(?: R2)?/, ''),
  (name) => name.replace(/ \([^()]*\)/g, ''),
  ...[' Standard', ' Enterprise Edition', ' (64-bit)', ' (x64)', ' (INSTANCE01)', ' - ENU', ' RTM', ' CU99'].map(
    (end) => (name: string) => `${name}${end}`,
  ),
  ...[' Service Pack 9', ' Cumulative Update 99', ' Preview', ', Enterprise', ' 15.2', ' x64'].map(
    (end) => (name: string) => `${name}${end}`,
  ),
];

const versions = [undefined, '', '15.2.1748.10', '15.0.4455.2', '16.0.5095.1000', '8.0.1', '99.99.99.99', 'n/a', '1'];
const vendors = [undefined, 'Microsoft Corporation', 'Корпорация Майкрософт', '微软'];

test(`${names.length} names of servers, changed in ways that nobody foresaw, are placed or noted`, () => {
  assert.ok(fromFeed.length > 200, `${fromFeed.length} names from the feed`);
  const change = fc.constantFrom(...changes);
  const listed = fc.record({
    name: fc.tuple(fc.constantFrom(...names), change, change).map(([name, first, second]) => second(first(name))),
    version: fc.constantFrom(...versions),
    vendor: fc.constantFrom(...vendors),
  });
  fc.assert(
    fc.property(listed, ({ name, version, vendor }) => {
      const entry = { name, ...(version && { version }), ...(vendor && { vendor }) };
      return saidOf(entry).length > 0;
    }),
    { seed: 20260705, numRuns: 5000 },
  );
});

test('every name of a server is placed or noted as it stands', () => {
  assert.deepEqual(
    names.filter((name) => saidOf({ name, vendor: 'Microsoft Corporation' }).length === 0),
    [],
  );
});

test('of the recorded inventories only servers that nothing is known of are notes on unplaced servers', () => {
  const software = ['devices', 'samples'].flatMap((folder) => readAll(join(sharedFolder(), folder)));
  const noted = software.filter((entry) => {
    const { notes } = assessState(catalog, patchStateOf({ ...server, software: [entry] }), '2026-07-05');
    return notes.some(({ reason }) => /tell no product that is judged/.test(reason));
  });
  assert.deepEqual(
    noted.map(({ name }) => name),
    ['Microsoft SQL Server 2005'],
  );
});

function readAll(folder: string): { name: string }[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.flatMap((file) => {
    try {
      const { readings } = readInventories(readFileSync(join(file.parentPath, file.name)), file.name);
      return readings.flatMap(({ software = [] }) => software);
    } catch {
      return [];
    }
  });
}
