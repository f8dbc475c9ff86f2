/** An inventory as a device, or whoever speaks for it, reports it over the API: the contract, in the API's refusals. */

import type { MachineId } from '../brand.ts';
import { KnownError } from '../errors.ts';
import { completeInventory } from './complete.ts';
import { checkContract } from './contract.ts';
import { fieldRules, isListField } from './fields.ts';
import type { Inventory } from './model.ts';
import { isObject, type JsonObject } from './text/json-values.ts';

/** Throws `KnownError` that says what is wrong. `machine` is the one that it must be of, where that is known. */
export function readReported(value: unknown, machine?: MachineId): Inventory {
  if (!isObject(value))
    throw new KnownError('InvalidRequestBody', 'What was sent must be one inventory: a JSON object.');
  checkLengths(value);
  const checked = checkContract(value);
  if ('fault' in checked) throw new KnownError('InvalidRequestBody', `The inventory ${checked.fault}.`);
  const reading = checked.value;
  if (machine !== undefined && reading.id !== undefined && reading.id !== machine) {
    throw new KnownError(
      'InvalidInput',
      `The inventory is of machine ${reading.id}, the path names machine ${machine}.`,
    );
  }
  for (const name of ['computerDnsName', 'osVersion'] as const) {
    if (reading[name] === undefined) {
      throw new KnownError('MissingRequiredParameter', `The inventory lacks "${name}", which is required.`);
    }
  }
  return completeInventory(machine === undefined ? reading : { ...reading, id: machine });
}

function checkLengths(found: JsonObject): void {
  for (const [name, rules] of fieldRules) {
    const list = found[name];
    if (isListField(rules) && Array.isArray(list) && list.length > rules.most) {
      throw new KnownError(
        'MaximumBatchSizeExceeded',
        `The list "${name}" is too long. Received: ${list.length}, allowed: ${rules.most}.`,
      );
    }
  }
}
