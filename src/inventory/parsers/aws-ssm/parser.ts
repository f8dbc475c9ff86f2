/** AWS Systems Manager: `describe-instance-patches`. */

import { parseKbNumber } from '../../../brand.ts';
import type { InventoryDocument } from '../../document.ts';
import { sortKbNumbers } from '../../kb-numbers.ts';
import { makeOffer, uniteOffers } from '../../offers.ts';
import { isObject, type JsonObject } from '../../text/json-values.ts';
import type { InventoryParser } from '../parser.ts';

export const awsSsmParser: InventoryParser = {
  format: 'aws-ssm',
  description: 'AWS Systems Manager describe-instance-patches (JSON)',
  mixes: false,
  recognizes: (document) => readPatches(document).length > 0,
  parse: (document) => {
    const patches = readPatches(document);
    const kbsIn = (states: ReadonlySet<string>) =>
      patches.flatMap((patch) => {
        const kb = typeof patch.KBId === 'string' ? parseKbNumber(patch.KBId) : undefined;
        return kb && states.has(String(patch.State)) ? [{ kb, title: patch.Title }] : [];
      });
    const offers = kbsIn(missingStates).map(({ kb, title }) =>
      makeOffer(kb, typeof title === 'string' ? title : undefined),
    );
    const installedKbs = sortKbNumbers(kbsIn(installedStates).map(({ kb }) => kb));
    return { readings: [{ installedKbs, windowsUpdateOffers: uniteOffers(offers) }] };
  },
};

/** InstalledPendingReboot is in neither: it waits for a restart. */
const installedStates: ReadonlySet<string> = new Set(['Installed', 'InstalledOther', 'InstalledRejected']);
const missingStates: ReadonlySet<string> = new Set(['Missing', 'Failed', 'AvailableSecurityUpdate']);

function readPatches(document: InventoryDocument): JsonObject[] {
  const values = document.json?.values.map(({ value }) => value) ?? [];
  const listed = values.flatMap((value) => (isObject(value) && Array.isArray(value.Patches) ? value.Patches : [value]));
  return listed.filter(isObject).filter((patch) => 'KBId' in patch && 'State' in patch);
}
