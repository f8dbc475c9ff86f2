/** System Information: the report of `msinfo32 /report` and the file of `msinfo32 /nfo`. Neither has the revision or updates. */

import { parseDeviceName } from '../../devices.ts';
import { installationTypeOfName } from '../../installation-type.ts';
import type { InventoryReading } from '../../model.ts';
import { parseOsName } from '../../os-name.ts';
import { parseOsVersion } from '../../os-version.ts';
import { parseProcessor } from '../../processor.ts';
import { readingOf } from '../../reading-of.ts';
import type { InventoryParser } from '../parser.ts';
import { readSummary, type SummaryRow } from './rows.ts';

/** Places of rows, counted from that of the version. */
const offsets = { osName: -1, systemName: 3, systemType: 6 } as const;

export const systemInformationParser: InventoryParser = {
  format: 'system-information',
  description: 'msinfo32 /report (text) and /nfo (XML) in any display language',
  mixes: true,
  recognizes: (document) => findVersion(readSummary(document)) > 0,
  parse: (document) => ({ readings: [readSystem(readSummary(document))] }),
};

/** The place of "10.0.19045 Build 19045", which names its build twice. */
function findVersion(rows: readonly SummaryRow[]): number {
  return rows.findIndex(({ value }) => {
    const version = parseOsVersion(value);
    const build = version?.split('.')[2];
    return build !== undefined && new RegExp(`^[\\d.]+ .*\\D${build}$`).test(value);
  });
}

function readSystem(rows: readonly SummaryRow[]): InventoryReading {
  const version = findVersion(rows);
  const valueAt = (offset: number) => rows[version + offset]?.value ?? '';
  const osName = parseOsName(valueAt(offsets.osName));
  return readingOf({
    computerDnsName: parseDeviceName(valueAt(offsets.systemName)),
    osName,
    osVersion: parseOsVersion(valueAt(0)),
    osProcessor: parseProcessor(valueAt(offsets.systemType)),
    installationType: osName === undefined ? undefined : installationTypeOfName(osName),
    secureBoot: readSecureBoot(rows),
  });
}

/** "On" and "Off" as the languages of which they are known write them; any other word tells nothing. */
const words: Readonly<Record<string, boolean>> = {
  on: true,
  ein: true,
  activé: true,
  activado: true,
  attivato: true,
  ativado: true,
  off: false,
  aus: false,
  désactivé: false,
  desactivado: false,
  disattivato: false,
  desativado: false,
};

/** Stands right above the configuration of PCR7, whose name no language translates. */
function readSecureBoot(rows: readonly SummaryRow[]): boolean | undefined {
  const below = rows.findIndex(({ item }) => item.includes('PCR7'));
  return words[rows[below - 1]?.value.toLowerCase() ?? ''];
}
