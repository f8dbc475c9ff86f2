/** Reports of the GLPI agent, FusionInventory and OCS Inventory. */

import { parseDeviceName } from '../../devices.ts';
import type { InventoryDocument } from '../../document.ts';
import { installationTypeOfName } from '../../installation-type.ts';
import { sortKbNumbers } from '../../kb-numbers.ts';
import type { InventoryReading } from '../../model.ts';
import { parseOsName } from '../../os-name.ts';
import { parseOsVersion } from '../../os-version.ts';
import { parseOsArchitecture } from '../../processor.ts';
import { readingOf } from '../../reading-of.ts';
import { sortSoftware } from '../../software-list.ts';
import { isObject } from '../../text/json-values.ts';
import type { InventoryParser, ParsedInventory } from '../parser.ts';
import { type GlpiContent, readJson, readXml } from './content.ts';

export const glpiParser: InventoryParser = {
  format: 'glpi',
  description: 'GLPI agent, FusionInventory, OCS Inventory (XML, JSON)',
  mixes: false,
  recognizes: (document) => isXmlReport(document.text) || jsonContents(document).length > 0,
  parse: parseReport,
};

function isXmlReport(text: string): boolean {
  return (
    text.trimStart().startsWith('<') &&
    /<REQUEST\b|<CONTENT\b/i.test(text) &&
    /<(?:HARDWARE|OPERATINGSYSTEM|SOFTWARES)\b/i.test(text)
  );
}

function jsonContents(document: InventoryDocument) {
  return (document.json?.values ?? []).flatMap(({ value }) => {
    const content = isObject(value) ? value.content : undefined;
    return isObject(content) && (isObject(content.operatingsystem) || isObject(content.hardware)) ? [content] : [];
  });
}

function parseReport(document: InventoryDocument): ParsedInventory {
  const contents = document.json ? jsonContents(document).map(readJson) : [readXml(document.text, document.source)];
  return { readings: contents.map(readContent) };
}

function readContent({ hardware, operatingSystem, softwares }: GlpiContent): InventoryReading {
  const osName = parseOsName(operatingSystem.full_name ?? hardware.osname ?? operatingSystem.name);
  const osVersion = parseOsVersion(
    operatingSystem.kernel_version ?? hardware.osversion ?? operatingSystem.version ?? '',
  );
  const name = parseDeviceName(operatingSystem.fqdn) ?? parseDeviceName(hardware.name);
  const osProcessor = parseOsArchitecture(operatingSystem.arch ?? '');
  const installationType = osName === undefined ? undefined : installationTypeOfName(osName);
  const { software, kbs } = sortSoftware(
    softwares.map((entry) => ({
      name: entry.name,
      version: entry.version,
      vendor: entry.publisher,
      isUpdate: /update|hotfix/i.test(entry.release_type ?? '') || entry.name === undefined,
    })),
  );
  return readingOf({
    computerDnsName: name,
    osName,
    osVersion,
    osProcessor,
    installationType,
    installedKbs: kbs.length > 0 ? sortKbNumbers(kbs) : undefined,
    software: softwares.length > 0 ? software : undefined,
  });
}
