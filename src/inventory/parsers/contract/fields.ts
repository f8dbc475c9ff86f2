/** The fields of the inventory contract: how each is checked, and what is said when it is wrong. */

import { type KbNumber, parseKbNumber, parseMachineId } from '../../../brand.ts';
import { sortKbNumbers } from '../../kb-numbers.ts';
import type { InstallationType, InventoryReading, OfferedUpdate, Processor, Software } from '../../model.ts';
import { parseOsBuild } from '../../os-build.ts';
import { trimOsVersion } from '../../os-version.ts';
import { isObject, type JsonObject } from '../../text/json-values.ts';

/** A value of the contract's type, or what is wrong with what was found. */
type Checked<Value> = { readonly value: Value } | { readonly fault: string };

export type ContractField = keyof InventoryReading;

/** Limits of the contract, shared with its schema. */
export const limits = { textLength: 1024, kbs: 20_000, software: 20_000, offers: 5_000 } as const;

const processors: readonly Processor[] = ['x64', 'x86', 'arm64', 'ia64'];
const installationTypes: readonly InstallationType[] = ['Client', 'Server', 'Server Core'];

/** Fields that hold a text: an empty one, or null, is absent. Many sources write so what they do not know. */
const textFields: ReadonlySet<string> = new Set<ContractField>([
  'id',
  'computerDnsName',
  'osName',
  'osEdition',
  'osVersion',
  'osProcessor',
  'installationType',
  'lastSeen',
]);

function isBlank(found: unknown): boolean {
  return found === null || (typeof found === 'string' && found.trim() === '');
}

/** One check for each field of the contract; a name that is not here is refused. */
export const contractFields: { readonly [Field in ContractField]-?: (found: unknown) => Checked<unknown> } = {
  id: (found) => {
    const id = typeof found === 'string' ? parseMachineId(found) : undefined;
    return id ? { value: id } : fault(found, 'forty hexadecimal digits');
  },
  computerDnsName: (found) =>
    typeof found === 'string' && /^[^\s\p{Cc}]{1,255}$/u.test(found) ? { value: found } : fault(found, 'a DNS name'),
  osName: readText,
  osEdition: readText,
  osVersion: (found) =>
    typeof found === 'string' && parseOsBuild(found)
      ? { value: trimOsVersion(found) }
      : fault(found, 'a version of three or four parts, the third a build of Windows, such as "10.0.19045.4412"'),
  osProcessor: (found) => {
    const processor = processors.find((known) => known === found);
    return processor ? { value: processor } : fault(found, `one of ${processors.join(', ')}`);
  },
  installationType: (found) => {
    const type = installationTypes.find((known) => known === found);
    return type ? { value: type } : fault(found, '"Client", "Server" or "Server Core"');
  },
  installedKbs: readKbs,
  software: (found) => readList(found, limits.software, readSoftware),
  lastSeen: (found) => {
    const time = typeof found === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(found) ? Date.parse(found) : Number.NaN;
    return Number.isNaN(time)
      ? fault(found, 'a time such as "2020-03-20T08:00:00Z"')
      : { value: new Date(time).toISOString() };
  },
  esu: readFlag,
  hotpatch: readFlag,
  secureBoot: readFlag,
  dotNetRelease: (found) =>
    typeof found === 'number' && Number.isInteger(found) && found > 0
      ? { value: found }
      : fault(found, 'a whole number'),
  windowsUpdateOffers: (found) => readList(found, limits.offers, readOffer),
};

function readKbs(found: unknown): Checked<KbNumber[]> {
  const list = readList(found, limits.kbs, readKb);
  return 'value' in list ? { value: sortKbNumbers(list.value) } : list;
}

function readKb(found: unknown): Checked<KbNumber> {
  const kb = typeof found === 'string' ? parseKbNumber(found) : undefined;
  return kb ? { value: kb } : fault(found, 'a KB number such as "KB4540673" or "4540673"');
}

function readSoftware(found: unknown): Checked<Software> {
  return readRecord<Software>(found, { name: readText, version: readText, vendor: readText }, 'name');
}

function readOffer(found: unknown): Checked<OfferedUpdate> {
  return readRecord<OfferedUpdate>(found, { kb: readKb, title: readText }, 'kb');
}

function readText(found: unknown): Checked<string> {
  return typeof found === 'string' && found.length > 0 && found.length <= limits.textLength
    ? { value: found }
    : fault(found, `a text of 1 to ${limits.textLength} characters`);
}

function readFlag(found: unknown): Checked<boolean> {
  return typeof found === 'boolean' ? { value: found } : fault(found, 'true or false');
}

function readList<Value>(found: unknown, most: number, read: (element: unknown) => Checked<Value>): Checked<Value[]> {
  if (!Array.isArray(found)) return fault(found, 'an array');
  if (found.length > most) return { fault: `has ${found.length} elements, at most ${most} are allowed` };
  const values: Value[] = [];
  for (const [index, element] of found.entries()) {
    const checked = read(element);
    if ('fault' in checked) return { fault: `is wrong in element ${index + 1}: it ${checked.fault}` };
    values.push(checked.value);
  }
  return { value: values };
}

function readRecord<Value>(
  found: unknown,
  fields: Readonly<Record<string, (value: unknown) => Checked<unknown>>>,
  required: string,
): Checked<Value> {
  if (!isObject(found)) return fault(found, 'an object');
  if (found[required] === undefined || isBlank(found[required])) return { fault: `lacks "${required}"` };
  const record: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(found)) {
    const read = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!read) return { fault: `has the unknown field "${name}"` };
    if (isBlank(value)) continue;
    const checked = read(value);
    if ('fault' in checked) return { fault: `has "${name}" that ${checked.fault}` };
    record[name] = checked.value;
  }
  return { value: record as Value };
}

function fault(found: unknown, expected: string): { readonly fault: string } {
  return { fault: `is ${describe(found)}, expected ${expected}` };
}

function describe(found: unknown): string {
  if (typeof found === 'object' && found !== null) return Array.isArray(found) ? 'an array' : 'an object';
  const text = JSON.stringify(found) ?? 'undefined';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

export function isContractField(name: string): name is ContractField {
  return Object.hasOwn(contractFields, name);
}

/** Checks every field of the object; the first fault is returned with the name of its field. */
export function checkContract(found: JsonObject): Checked<InventoryReading> {
  const reading: Partial<Record<ContractField, unknown>> = {};
  for (const [name, value] of Object.entries(found)) {
    if (!isContractField(name)) {
      return { fault: `has the unknown field "${name}"; known are ${Object.keys(contractFields).join(', ')}` };
    }
    if (textFields.has(name) && isBlank(value)) continue;
    const checked = contractFields[name](value);
    if ('fault' in checked) return { fault: `has "${name}" that ${checked.fault}` };
    reading[name] = checked.value;
  }
  return { value: reading as InventoryReading };
}
