/** What agents of osquery post: only the fields that are read, checked. The form is that of osquery's TLS plugins. */

import { type MachineId, machineIdOfName } from '../../brand.ts';
import { KnownError } from '../../errors.ts';
import { parseDeviceName } from '../../inventory/devices.ts';
import { isObject, type JsonObject } from '../../inventory/text/json-values.ts';

export interface Enrolment {
  readonly secret: string;
  readonly machine: MachineId;
  readonly computerDnsName: string;
  readonly host: string;
  readonly platform?: string;
}

/** Longer than any name or UUID. */
const longestHost = 255;

/** Throws `KnownError` InvalidRequestBody when it says neither a secret nor which machine it is. */
export function readEnrolment(body: unknown): Enrolment {
  const enrolment = readObject(body);
  const details = isObject(enrolment.host_details) ? enrolment.host_details : {};
  const system = isObject(details.system_info) ? details.system_info : {};
  const os = isObject(details.os_version) ? details.os_version : {};
  const identifier = textOf(enrolment.host_identifier) ?? '';
  const computerDnsName = [system.hostname, system.computer_name, isUuid(identifier) ? undefined : identifier]
    .map((name) => parseDeviceName(textOf(name)))
    .find((name) => name !== undefined);
  if (computerDnsName === undefined) {
    throw new KnownError(
      'InvalidRequestBody',
      'The enrolment does not say which machine it is of: "host_details.system_info" has no "hostname", and "host_identifier" is no name.',
    );
  }
  const platform = textOf(os.platform);
  return {
    secret: textOf(enrolment.enroll_secret) ?? '',
    machine: machineIdOfName(computerDnsName),
    computerDnsName,
    host: (identifier === '' ? computerDnsName : identifier).slice(0, longestHost),
    ...(platform !== undefined && { platform: platform.toLowerCase().slice(0, 50) }),
  };
}

/** Throws `KnownError` InvalidRequestBody for anything but an object. */
export function readObject(body: unknown): JsonObject {
  if (isObject(body)) return body;
  throw new KnownError('InvalidRequestBody', 'What was sent must be a JSON object, as osquery posts it.');
}

export function nodeKeyOf({ node_key: key }: JsonObject): string {
  return textOf(key) ?? '';
}

/** "5.12.1" of "osquery/5.12.1", as agents call themselves. */
export function versionOfAgent(userAgent: string | undefined): string | undefined {
  return /^osquery\/(\d+\.\d+\.\d+)/.exec(userAgent ?? '')?.[1];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
