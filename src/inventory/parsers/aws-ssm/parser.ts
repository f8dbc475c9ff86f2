/** AWS Systems Manager: `describe-instance-patches`. */

import { parseKbNumber } from '../../../brand.ts';
import { parseDeviceName } from '../../devices.ts';
import type { InventoryDocument } from '../../document.ts';
import { sortKbNumbers } from '../../kb-numbers.ts';
import type { InventoryReading } from '../../model.ts';
import { makeOffer, uniteOffers } from '../../offers.ts';
import { readingOf } from '../../reading-of.ts';
import { hasField, makeRow, type Row, textOf } from '../../rows/row.ts';
import { readEachHost } from '../../split-by-host.ts';
import { isObject } from '../../text/json-values.ts';
import type { InventoryParser, ParsedInventory } from '../parser.ts';

export const awsSsmParser: InventoryParser = {
  format: 'aws-ssm',
  description: 'AWS Systems Manager describe-instance-patches (JSON)',
  mixes: false,
  recognizes: (document) => document.rows.some(isPatch) || readAnswers(document).length > 0,
  parse: parsePatches,
};

/** Each answer is of one instance; a list of patches taken out of answers is of those that a column of it names. */
function parsePatches(document: InventoryDocument): ParsedInventory {
  const answers = readAnswers(document).map(({ rows, host }) => ({
    ...readingOf({ computerDnsName: host }),
    ...readPatches(rows),
  }));
  const listed = document.rows.filter(isPatch);
  if (listed.length === 0) return { readings: answers };
  const { readings, problems } = readEachHost(listed, { subjectOf: (row) => textOf(row, 'kbid') }, readPatches);
  return { readings: [...answers, ...readings], problems };
}

function readPatches(patches: readonly Row[]): InventoryReading {
  const kbsIn = (states: ReadonlySet<string>) =>
    patches.flatMap((patch) => {
      const kb = parseKbNumber(textOf(patch, 'kbid') ?? '');
      return kb && states.has(textOf(patch, 'state') ?? '') ? [{ kb, title: textOf(patch, 'title') }] : [];
    });
  const offers = kbsIn(missingStates).map(({ kb, title }) => makeOffer(kb, title));
  const installedKbs = sortKbNumbers(kbsIn(installedStates).map(({ kb }) => kb));
  return { installedKbs, windowsUpdateOffers: uniteOffers(offers) };
}

/** InstalledPendingReboot is in neither: it waits for a restart. */
const installedStates: ReadonlySet<string> = new Set(['Installed', 'InstalledOther', 'InstalledRejected']);
const missingStates: ReadonlySet<string> = new Set(['Missing', 'Failed', 'AvailableSecurityUpdate']);

function isPatch(row: Row): boolean {
  return hasField(row, 'kbid') && hasField(row, 'state');
}

/** The answers of the service, by the instance that somebody noted beside the patches. */
function readAnswers(document: InventoryDocument): { host: string | undefined; rows: Row[] }[] {
  return (document.json?.values ?? []).flatMap(({ value, place }) => {
    const patches = isObject(value) && Array.isArray(value.Patches) ? value.Patches.filter(isObject) : [];
    const rows = patches.map((patch) => makeRow(Object.entries(patch), place)).filter(isPatch);
    const host = isObject(value) ? textOf(makeRow(Object.entries(value), place), 'instanceid', 'instance') : undefined;
    return rows.length === 0 ? [] : [{ host: parseDeviceName(host), rows }];
  });
}
