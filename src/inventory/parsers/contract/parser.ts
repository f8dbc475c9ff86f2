/** Our own inventory JSON: one object, an array of them, or one a text line (NDJSON). Unknown fields are refused by name. */

import { KnownError } from '../../../errors.ts';
import { checkContract, isContractField } from '../../contract.ts';
import type { InventoryDocument } from '../../document.ts';
import type { InventoryReading } from '../../model.ts';
import { isObject, type JsonObject } from '../../text/json-values.ts';
import type { InventoryParser, ParsedInventory, PlacedMessage } from '../parser.ts';

export const contractParser: InventoryParser = {
  format: 'missingkbs',
  description: 'missingkbs inventory (JSON object, JSON array, NDJSON)',
  mixes: false,
  recognizes: (document) =>
    document.json?.values.some(({ value }) => isObject(value) && looksLikeContract(value)) ?? false,
  parse: parseContractDocument,
};

/** The inventory in the value. KnownError InvalidInput names the place and the field that is wrong. */
export function readContract(value: unknown, place: string): InventoryReading {
  const checked = isObject(value) ? checkContract(value) : { fault: 'is not an object' };
  if ('fault' in checked) {
    throw new KnownError('InvalidInput', `${place}: the inventory ${checked.fault}.`);
  }
  return checked.value;
}

/** Whether the text is one inventory of ours. */
export function isContractText(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && looksLikeContract(value);
  } catch {
    return false;
  }
}

function parseContractDocument(document: InventoryDocument): ParsedInventory {
  const readings: InventoryReading[] = [];
  const problems: PlacedMessage[] = [];
  for (const { value, place } of document.json?.values ?? []) {
    if (!isObject(value)) continue;
    const checked = checkContract(value);
    if ('fault' in checked) problems.push({ place, message: `the inventory ${checked.fault}` });
    else if (Object.keys(checked.value).length === 0) problems.push({ place, message: 'the inventory is empty' });
    else readings.push(checked.value);
  }
  return { readings, problems };
}

/** Fields that no other source spells as we do decide; those that we share with Defender and Intune do not. */
function looksLikeContract(value: JsonObject): boolean {
  if ('installedKbs' in value || 'installationType' in value || 'windowsUpdateOffers' in value) return true;
  // In another case they are still ours, and refused by name: another parser would read the rest and lose the updates.
  if (Object.keys(value).some((field) => field.toLowerCase() === 'installedkbs')) return true;
  if ('osPlatform' in value || 'agentVersion' in value || 'onboardingStatus' in value || 'deviceName' in value)
    return false;
  if ('osVersion' in value && Object.keys(value).every(isContractField)) return true;
  return ('osVersion' in value || 'software' in value) && ('computerDnsName' in value || 'osName' in value);
}
