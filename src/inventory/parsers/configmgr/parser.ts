/** Configuration Manager: exports and query results about systems, hotfixes, update states and installed software (CSV, JSON). */

import { type KbNumber, parseKbNumber } from '../../../brand.ts';
import type { InventoryDocument } from '../../document.ts';
import { installationTypeOfName } from '../../installation-type.ts';
import { parseIpAddresses } from '../../ip-addresses.ts';
import { joinReadings } from '../../join.ts';
import { sortKbNumbers } from '../../kb-numbers.ts';
import type { InventoryReading } from '../../model.ts';
import { makeOffer, uniteOffers } from '../../offers.ts';
import { parseOsName } from '../../os-name.ts';
import { parseOsVersion } from '../../os-version.ts';
import { parseOsArchitecture, parseProcessor } from '../../processor.ts';
import { readingOf } from '../../reading-of.ts';
import { hostColumnsOf } from '../../rows/host-column.ts';
import { type ColumnNames, columnRenamer } from '../../rows/named-columns.ts';
import { hasField, type Row, textOf } from '../../rows/row.ts';
import { kbsOfTitle, sortSoftware } from '../../software-list.ts';
import { readEachHost } from '../../split-by-host.ts';
import type { InventoryParser, ParsedInventory } from '../parser.ts';

const columns: ColumnNames = {
  system: ['operatingsystem', 'caption', 'operatingsystemnameand', 'operatingsystemnameandversion', 'osname', 'os'],
  version: [
    'operatingsystembuild',
    'osbuild',
    'build',
    'build01',
    'buildext',
    'buildnumber',
    'operatingsystemversion',
    'osversion',
    'version',
  ],
  architecture: ['systemtype', 'architecture', 'osarchitecture', 'processorarchitecture'],
  hotfix: ['hotfixid'],
  article: ['articleid', 'kb', 'kbarticleid', 'kbarticle', 'kbnumber', 'article'],
  state: ['state', 'status', 'compliancestate', 'statename', 'updatestate', 'compliancestatus'],
  title: ['title', 'updatetitle', 'updatename', 'softwareupdate'],
  product: ['productname', 'arpdisplayname', 'displayname', 'softwarename', 'installedsoftware', 'applicationname'],
  productversion: ['productversion', 'softwareversion', 'displayversion', 'applicationversion'],
  publisher: ['publisher', 'vendor', 'manufacturer'],
  // v_RA_System_IPAddresses, v_GS_NETWORK_ADAPTER_CONFIGURATION and reports.
  addresses: ['ipaddresses', 'ipaddress', 'ipv4address', 'ipaddressv4'],
};

const rename = columnRenamer(columns);

export const configMgrParser: InventoryParser = {
  format: 'configmgr',
  description: 'Configuration Manager exports: systems, hotfixes, update states, installed software (CSV, JSON)',
  mixes: false,
  recognizes: (document) => document.rows.some(isOfExport),
  parse: parseExport,
};

function parseExport(document: InventoryDocument): ParsedInventory {
  const listed = document.rows.filter(isOfExport);
  const own = listed.some(hasHostHeading) ? {} : { own: 'name' };
  return readEachHost(listed, { ...own, openColumns: true, subjectOf }, (rows) => readDevice(rows.map(rename)));
}

/** Rows in which something is said about a device that only such an export says. */
function isOfExport(row: Row): boolean {
  if (!hasHostHeading(row) && !hasField(row, 'name', 'name0')) return false;
  const renamed = rename(row);
  const system =
    parseOsVersion(textOf(renamed, 'version') ?? '') !== undefined && hasField(renamed, 'system', 'architecture');
  return system || hasField(renamed, 'hotfix') || isUpdateState(renamed) || hasField(renamed, 'product');
}

/** Where there is none, "Name" is that of the device. */
function hasHostHeading(row: Row): boolean {
  return hostColumnsOf(row).some(({ rank }) => rank <= 2);
}

function subjectOf(row: Row): string | undefined {
  const renamed = rename(row);
  return kbOfRow(renamed) ?? textOf(renamed, 'product', 'version');
}

function isUpdateState(row: Row): boolean {
  return hasField(row, 'state') && hasField(row, 'article', 'title') && kbOfRow(row) !== undefined;
}

function kbOfRow(row: Row): KbNumber | undefined {
  return parseKbNumber(textOf(row, 'hotfix', 'article') ?? '') ?? kbsOfTitle(textOf(row, 'title') ?? '')[0];
}

function readDevice(rows: readonly Row[]): InventoryReading {
  const states = rows.filter((row) => isUpdateState(row) || hasField(row, 'hotfix'));
  const installed = states.filter((row) => hasField(row, 'hotfix') || /^installed$/i.test(textOf(row, 'state') ?? ''));
  const offered = states.filter((row) => /^(?:required|missing|update is required)$/i.test(textOf(row, 'state') ?? ''));
  const products = rows.filter((row) => hasField(row, 'product'));
  const { software, kbs } = sortSoftware(
    products.map((row) => ({
      name: textOf(row, 'product'),
      version: textOf(row, 'productversion', 'version'),
      vendor: textOf(row, 'publisher'),
    })),
  );
  const installedKbs = [...installed.flatMap((row) => kbOfRow(row) ?? []), ...kbs];
  const offers = offered.flatMap((row) => {
    const kb = kbOfRow(row);
    return kb ? [makeOffer(kb, textOf(row, 'title'))] : [];
  });
  return joinReadings([
    ...rows.map(readSystem),
    {
      ...(states.length + kbs.length > 0 && { installedKbs: sortKbNumbers(installedKbs) }),
      ...(offers.length > 0 && { windowsUpdateOffers: uniteOffers(offers) }),
      ...(products.length > 0 && { software }),
    },
  ]);
}

function readSystem(row: Row): InventoryReading {
  const system = parseOsName(textOf(row, 'system'));
  const osVersion = hasField(row, 'product') ? undefined : parseOsVersion(textOf(row, 'version') ?? '');
  const architecture = textOf(row, 'architecture') ?? '';
  const osProcessor = parseProcessor(architecture) ?? parseOsArchitecture(architecture);
  const installationType = installationTypeOfName(system ?? '');
  return readingOf({
    // "Microsoft Windows NT Workstation 10.0" is a kind, not a name.
    osName: system !== undefined && !/windows nt/i.test(system) ? system : undefined,
    osVersion,
    osProcessor,
    installationType,
    ipAddresses: parseIpAddresses(textOf(row, 'addresses') ?? ''),
  });
}
