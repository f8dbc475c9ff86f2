/** The body that asks for a subscription: its shape alone; what may stand in it is checked where it is added. */

import { KnownError } from '../../errors.ts';
import { isObject } from '../../inventory/text/json-values.ts';
import type { ChangedSubscription, NewSubscription } from '../../notices/subscriptions.ts';

const fields: Readonly<Record<keyof Omit<NewSubscription, 'tenant'>, (value: unknown) => boolean>> = {
  address: isText,
  form: isText,
  kinds: (value) => Array.isArray(value) && value.length <= 100 && value.every(isText),
  sla: isSla,
  name: isText,
};

/** Throws `KnownError` InvalidRequestBody or MissingRequiredParameter. */
export function readNewSubscription(body: unknown, tenant: string): NewSubscription {
  return read(body, tenant, ['address', 'form', 'kinds']) as NewSubscription;
}

/** The same, where the address may be left out. */
export function readChangedSubscription(body: unknown, tenant: string): ChangedSubscription {
  return read(body, tenant, ['form', 'kinds']);
}

function read(body: unknown, tenant: string, required: readonly (keyof typeof fields)[]): ChangedSubscription {
  if (!isObject(body)) throw invalid('What was sent must be one subscription: a JSON object.');
  for (const [name, value] of Object.entries(body)) {
    if (!Object.hasOwn(fields, name)) {
      throw invalid(`The field "${name.slice(0, 100)}" is unknown; there are ${Object.keys(fields).join(', ')}.`);
    }
    if (!fields[name as keyof typeof fields](value))
      throw invalid(`The field "${name}" has a value of the wrong form.`);
  }
  for (const name of required) {
    if (body[name] === undefined) {
      throw new KnownError('MissingRequiredParameter', `The subscription lacks "${name}", which is required.`);
    }
  }
  return { ...(body as unknown as ChangedSubscription), tenant };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isSla(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { severity, days, ...rest } = value;
  return isText(severity) && typeof days === 'number' && Object.keys(rest).length === 0;
}

function invalid(message: string): KnownError {
  return new KnownError('InvalidRequestBody', message);
}
