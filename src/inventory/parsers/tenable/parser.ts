/** Assets of Tenable OT: one object a computer, with its hotfixes and software. */

import { parseKbNumber } from '../../../brand.ts';
import { parseDeviceName, reportStrangers } from '../../devices.ts';
import type { InventoryDocument } from '../../document.ts';
import { installationTypeOfName } from '../../installation-type.ts';
import { sortKbNumbers } from '../../kb-numbers.ts';
import type { InventoryReading } from '../../model.ts';
import { parseOsName } from '../../os-name.ts';
import { parseOsVersion } from '../../os-version.ts';
import { parseOsArchitecture } from '../../processor.ts';
import { readingOf } from '../../reading-of.ts';
import { hasField, type Row } from '../../rows/row.ts';
import { sortSoftware } from '../../software-list.ts';
import { isObject, type JsonObject } from '../../text/json-values.ts';
import type { InventoryParser } from '../parser.ts';

export const tenableParser: InventoryParser = {
  format: 'tenable',
  description: 'Tenable OT assets with hotFixes and installedSoftware (JSON)',
  mixes: false,
  recognizes: (document) => readAssets(document).length > 0,
  parse: (document) => ({
    readings: readAssets(document).map(readAsset),
    problems: reportStrangers(document.rows, isAssetRow, 'hotFixes and osName'),
  }),
};

function isAssetRow(row: Row): boolean {
  return hasField(row, 'hotfixes') && hasField(row, 'osname');
}

function readAssets(document: InventoryDocument): JsonObject[] {
  const values = document.json?.values.map(({ value }) => value).filter(isObject) ?? [];
  return values.filter((value) => Array.isArray(value.hotFixes) && 'osName' in value);
}

function readAsset(asset: JsonObject): InventoryReading {
  const text = (name: string) => (typeof asset[name] === 'string' ? asset[name].trim() : undefined);
  const list = (name: string) => (Array.isArray(asset[name]) ? asset[name].filter(isObject) : []);
  const osName = parseOsName(text('osName'));
  const osVersion = parseOsVersion(text('version') ?? '');
  const name = parseDeviceName(text('computerName'));
  const osProcessor = parseOsArchitecture(text('osArchitecture') ?? '');
  const installationType = osName === undefined ? undefined : installationTypeOfName(osName);
  const hotfixes = list('hotFixes').flatMap(({ hotFixId }) => parseKbNumber(String(hotFixId ?? '')) ?? []);
  const { software, kbs } = sortSoftware(
    list('installedSoftware').map((entry) => ({
      name: typeof entry.name === 'string' ? entry.name : undefined,
      version: typeof entry.version === 'string' ? entry.version : undefined,
      vendor: typeof entry.vendor === 'string' ? entry.vendor : undefined,
    })),
  );
  return readingOf({
    computerDnsName: name,
    osName,
    osVersion,
    osProcessor,
    installationType,
    installedKbs: sortKbNumbers([...hotfixes, ...kbs]),
    software,
  });
}
