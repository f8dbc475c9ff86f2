/**
 * The inventory contract: a row for each field. From it come the type, the JSON schema, the check of what is reported, how
 * readings are joined, and the form in the patch state. Whoever adds a field adds a row here, and the parsers that have it.
 */

import { type KbNumber, type MachineId, parseMachineId } from '../brand.ts';
import {
  type Checked,
  fault,
  readFlag,
  readIpAddress,
  readKb,
  readList,
  readOffer,
  readOneOf,
  readSoftware,
  readText,
  readTime,
} from './checks.ts';
import {
  flagSchema,
  ipAddressSchema,
  type JsonSchema,
  kbSchema,
  offerSchema,
  softwareSchema,
  textSchema,
  wordSchema,
} from './field-schemas.ts';
import { type InstallationType, installationTypes } from './installation-type.ts';
import { mostAddresses, uniteAddresses } from './ip-addresses.ts';
import {
  joinEditions,
  joinEqual,
  joinInstallationTypes,
  joinNames,
  joinOsNames,
  joinVersions,
  laterTime,
  uniteSoftware,
} from './join-values.ts';
import { sortKbNumbers } from './kb-numbers.ts';
import { type OfferedUpdate, uniteOffers } from './offers.ts';
import { parseOsBuild } from './os-build.ts';
import { trimOsVersion } from './os-version.ts';
import { type Processor, processors } from './processor.ts';
import { type Software, softwareOfState } from './software-list.ts';

interface Rules<Value> {
  readonly schema: JsonSchema;
  check(value: unknown): Checked<Value>;
  /** An empty text, or null, is as if the field were not there. */
  readonly blankIsAbsent?: boolean;
  /** The form in which the value is part of the patch state; absent where the answer does not depend on it. */
  state?(value: Value): Value;
}

export interface SingleField<Value> extends Rules<Value> {
  /** What two readings of one device say together; throws where they contradict each other. */
  join(a: Value, b: Value): Value;
}

export interface ListField<Entry> extends Rules<readonly Entry[]> {
  /** The most entries that are taken. */
  readonly most: number;
  /** What the entries of several readings are together. */
  unite(entries: readonly Entry[]): readonly Entry[];
}

/** The order of the rows is that of the patch state, whose fingerprint it decides: a new field of the state goes below the others. */
export const fields = {
  id: single<MachineId>({
    schema: { type: 'string', pattern: '^[0-9a-fA-F]{40}$' },
    blankIsAbsent: true,
    check(value) {
      const id = typeof value === 'string' ? parseMachineId(value) : undefined;
      return id ? { value: id } : fault(value, 'forty hexadecimal digits');
    },
    join: joinEqual('machine id'),
  }),
  computerDnsName: single<string>({
    schema: { type: 'string', pattern: '^[^\\s\\u0000-\\u001f\\u007f-\\u009f]{1,255}$' },
    blankIsAbsent: true,
    check: (value) =>
      typeof value === 'string' && /^[^\s\p{Cc}]{1,255}$/u.test(value) ? { value } : fault(value, 'a DNS name'),
    join: joinNames,
  }),
  osName: inState(single<string>({ schema: textSchema, blankIsAbsent: true, check: readText, join: joinOsNames })),
  /** The registry's EditionID: "Professional", "EnterpriseS". */
  osEdition: inState(
    single<string>({
      schema: { ...textSchema, description: 'EditionID' },
      blankIsAbsent: true,
      check: readText,
      join: joinEditions,
    }),
  ),
  /** "10.0.18363.657"; three parts at least, the revision may be unknown. */
  osVersion: inState(
    single<string>({
      schema: {
        type: 'string',
        pattern: '^\\s*\\d{1,3}\\.\\d{1,3}\\.\\d{4,6}(\\.\\d{1,6})?\\s*$',
        description: 'revision optional',
      },
      blankIsAbsent: true,
      check: (value) =>
        typeof value === 'string' && parseOsBuild(value)
          ? { value: trimOsVersion(value) }
          : fault(value, 'a version of three or four parts, the third a build of Windows, such as "10.0.19045.4412"'),
      join: joinVersions,
    }),
  ),
  osProcessor: inState(
    single<Processor>({
      schema: wordSchema(processors),
      blankIsAbsent: true,
      check: (value) => readOneOf(value, processors, `one of ${processors.join(', ')}`),
      join: joinEqual('processor'),
    }),
  ),
  installationType: inState(
    single<InstallationType>({
      schema: wordSchema(installationTypes),
      blankIsAbsent: true,
      check: (value) => readOneOf(value, installationTypes, '"Client", "Server" or "Server Core"'),
      join: joinInstallationTypes,
    }),
  ),
  /** Without "KB", ascending by number, each once. Updates that wait for a restart are not among them. */
  installedKbs: inState(
    list<KbNumber>({ entry: kbSchema, most: 20_000, read: readKb, sort: sortKbNumbers, unite: sortKbNumbers }),
    sortKbNumbers,
  ),
  software: inState(
    list<Software>({ entry: softwareSchema, most: 20_000, read: readSoftware, unite: uniteSoftware }),
    softwareOfState,
  ),
  /** ISO 8601 in UTC. */
  lastSeen: single<string>({
    schema: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d', description: 'ISO 8601' },
    blankIsAbsent: true,
    check: readTime,
    join: laterTime,
  }),
  /** Extended Security Updates are bought and active. */
  esu: inState(flag('esu flag')),
  /** The device takes hotpatches instead of the monthly cumulative update. */
  hotpatch: inState(flag('hotpatch flag')),
  secureBoot: inState(flag('secureBoot flag')),
  /** The `Release` number of the .NET Framework 4 registry key. */
  dotNetRelease: inState(
    single<number>({
      schema: { type: 'integer', minimum: 1 },
      check: (value) =>
        typeof value === 'number' && Number.isInteger(value) && value > 0 ? { value } : fault(value, 'a whole number'),
      join: (a, b) => Math.max(a, b),
    }),
  ),
  /** Updates that Windows Update says are missing, when it was asked on the device. */
  windowsUpdateOffers: list<OfferedUpdate>({ entry: offerSchema, most: 5_000, read: readOffer, unite: uniteOffers }),
  /** Windows says that a restart is due: what was installed since the last one is not in force, and not among `installedKbs`. */
  restartDue: single<boolean>({ schema: flagSchema, check: readFlag, join: (a, b) => a || b }),
  /** The one by which others reach the device comes first. */
  ipAddresses: list<string>({
    entry: ipAddressSchema,
    most: mostAddresses,
    read: readIpAddress,
    sort: uniteAddresses,
    unite: uniteAddresses,
  }),
};

export type Fields = typeof fields;
export type FieldName = keyof Fields;
export type ValueOf<Field> =
  Field extends SingleField<infer Value> ? Value : Field extends ListField<infer Entry> ? readonly Entry[] : never;

/** The fields that the answer depends on. */
export type StateFieldName = {
  [Name in FieldName]: Fields[Name] extends { readonly state: unknown } ? Name : never;
}[FieldName];

/** The rows by name, in their order, for whoever treats all fields alike. */
export const fieldRules: ReadonlyMap<FieldName, SingleField<unknown> | ListField<unknown>> = new Map(
  Object.entries(fields) as [FieldName, SingleField<unknown> | ListField<unknown>][],
);

/** The fields of the patch state in their order, each with what puts it into canonical form. */
export const stateFields = [...fieldRules].flatMap(([name, { state }]) =>
  state ? [[name, state] as [StateFieldName, (value: unknown) => unknown]] : [],
);

export function isListField(rules: SingleField<unknown> | ListField<unknown>): rules is ListField<unknown> {
  return 'unite' in rules;
}

function single<Value>(rules: SingleField<Value>): SingleField<Value> {
  return rules;
}

function flag(what: string): SingleField<boolean> {
  return { schema: flagSchema, check: readFlag, join: joinEqual(what) };
}

interface ListRules<Entry> {
  readonly entry: JsonSchema;
  readonly most: number;
  readonly read: (element: unknown) => Checked<Entry>;
  readonly sort?: (entries: readonly Entry[]) => readonly Entry[];
  readonly unite: (entries: readonly Entry[]) => readonly Entry[];
}

function list<Entry>({ entry, most, read, sort, unite }: ListRules<Entry>): ListField<Entry> {
  return {
    schema: { type: 'array', items: entry, maxItems: most },
    most,
    check(value) {
      const checked = readList(value, most, read);
      return 'fault' in checked || !sort ? checked : { value: sort(checked.value) };
    },
    unite,
  };
}

/** The field is part of the patch state: as it is, or in the form given. */
function inState<Value, Field extends Rules<Value>>(
  field: Field & Rules<Value>,
  state: (value: Value) => Value = (value) => value,
): Field & { readonly state: (value: Value) => Value } {
  return { ...field, state };
}
