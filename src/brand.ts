/** The identifiers of the domain as types of their own, so that a KB number is never taken for a product id. */

import { digestOf } from './digest.ts';

declare const brand: unique symbol;
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };

/** Six to eight digits without "KB", as the feed and the API write them: "4540673". */
export type KbNumber = Brand<string, 'KbNumber'>;

/** Forty lower-case hexadecimal digits. */
export type MachineId = Brand<string, 'MachineId'>;

/** The feed's own product id: "11568", or "11650-11568" for a component on a platform. */
export type ProductId = Brand<string, 'ProductId'>;

/** The KB number in "KB5036893", "kb5036893" or "5036893"; undefined when the text is anything else. */
export function parseKbNumber(text: string): KbNumber | undefined {
  const match = /^\s*(?:KB)?(\d{6,8})\s*$/i.exec(text);
  return match?.[1] as KbNumber | undefined;
}

/** The one order of KBs: by number, so that "971033" comes before "4540673". */
export function compareKbs(a: KbNumber, b: KbNumber): number {
  return Number(a) - Number(b);
}

/** The machine id in the text, lower-cased; undefined when it is not forty hexadecimal digits. */
export function parseMachineId(text: string): MachineId | undefined {
  const lower = /[A-F]/.test(text) ? text.toLowerCase() : text;
  return /^[0-9a-f]{40}$/.test(lower) ? (lower as MachineId) : undefined;
}

/** The id of a device that brings none: the SHA-1 of its DNS name in lower case. */
export function machineIdOfName(computerDnsName: string): MachineId {
  return digestOf('sha1', computerDnsName.toLowerCase()) as MachineId;
}

/** A tenant is a GUID or a domain name, compared in lower case; undefined when the text is neither. */
export function parseTenant(text: string): string | undefined {
  return /^[a-z0-9][a-z0-9.-]{0,127}$/i.test(text) ? text.toLowerCase() : undefined;
}
