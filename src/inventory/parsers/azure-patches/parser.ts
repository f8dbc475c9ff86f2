/** Azure virtual machines: the answers of AssessPatches (what is offered) and InstallPatches. */

import { type KbNumber, parseKbNumber } from '../../../brand.ts';
import type { InventoryDocument } from '../../document.ts';
import { sortKbNumbers } from '../../kb-numbers.ts';
import type { InventoryReading } from '../../model.ts';
import { makeOffer, uniteOffers } from '../../offers.ts';
import { isObject, type JsonObject } from '../../text/json-values.ts';
import type { InventoryParser } from '../parser.ts';

export const azurePatchesParser: InventoryParser = {
  format: 'azure-patches',
  description: 'Azure AssessPatches and InstallPatches (JSON)',
  mixes: false,
  recognizes: (document) => readResults(document).length > 0,
  parse: (document) => ({ readings: readResults(document).map(readResult) }),
};

/** The objects that hold patches, wherever the answer wraps them. */
function readResults(document: InventoryDocument): JsonObject[] {
  const patches: JsonObject[] = [];
  const visit = (value: unknown, depth: number) => {
    if (!isObject(value) || depth > 6) return;
    if (patchesOf(value).length > 0) patches.push(value);
    else for (const inner of Object.values(value)) visit(inner, depth + 1);
  };
  for (const { value } of document.json?.values ?? []) visit(value, 0);
  return patches;
}

function patchesOf(result: JsonObject): JsonObject[] {
  const lists = [result.availablePatches, result.patches].filter(Array.isArray);
  return lists
    .flat()
    .filter(isObject)
    .filter((patch) => 'kbId' in patch && 'patchId' in patch);
}

function readResult(result: JsonObject): InventoryReading {
  const restarting = result.rebootPending === true || /^(?:Required|Started)$/i.test(String(result.rebootStatus ?? ''));
  const patches = patchesOf(result).flatMap((patch) => {
    const kb = parseKbNumber(String(patch.kbId ?? ''));
    return kb ? [{ kb, patch }] : [];
  });
  const isInstalled = ({ patch }: { patch: JsonObject }) => /^Installed$/i.test(String(patch.installationState ?? ''));
  const installed: KbNumber[] = restarting ? [] : patches.filter(isInstalled).map(({ kb }) => kb);
  const offers = patches
    .filter((entry) => !isInstalled(entry))
    .map(({ kb, patch }) => makeOffer(kb, typeof patch.name === 'string' ? patch.name : undefined));
  return {
    ...(patches.some(({ patch }) => 'installationState' in patch) && { installedKbs: sortKbNumbers(installed) }),
    windowsUpdateOffers: uniteOffers(offers),
  };
}
