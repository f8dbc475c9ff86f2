/** What may be asked of the list of machines: the properties of Defender's documents, and where each of ours comes from. */

import type { Literal, PropertyType } from '../../../odata/expression.ts';
import type { CollectionRules } from '../../../odata/query.ts';
import type { DeviceColumn } from '../../../store/device-list.ts';
import type { MachineSystem } from '../machine-resource.ts';
import { MachineItemSchema } from '../schemas.ts';

/**
 * "state": decided once for each state; "column": the store compares; "lastSeen" and "tags": the store compares what
 * follows from them; "address": the main one of those that a machine may have; a value: the same for every machine.
 */
export type Source =
  | { readonly from: 'state'; readonly field: keyof MachineSystem }
  | { readonly from: 'column'; readonly column: DeviceColumn }
  | { readonly from: 'address' }
  | { readonly from: 'health' | 'tags' }
  | { readonly from: 'constant'; readonly value: Literal };

interface Rule {
  readonly type: PropertyType;
  readonly source: Source;
}

const column = (type: PropertyType, name: DeviceColumn): Rule => ({ type, source: { from: 'column', column: name } });
const state = (type: PropertyType, field: keyof MachineSystem): Rule => ({ type, source: { from: 'state', field } });
const constant = (value: Literal, type: PropertyType = 'text'): Rule => ({ type, source: { from: 'constant', value } });

const rules = {
  id: column('name', 'id'),
  computerDnsName: column('name', 'dnsName'),
  firstSeen: column('instant', 'firstSeen'),
  lastSeen: column('instant', 'lastSeen'),
  osPlatform: state('text', 'osPlatform'),
  osVersion: state('text', 'osVersion'),
  onboardingStatus: constant('Onboarded'),
  osProcessor: state('text', 'osProcessor'),
  version: state('text', 'version'),
  osBuild: state('number', 'osBuild'),
  lastIpAddress: { type: 'name', source: { from: 'address' } },
  lastExternalIpAddress: constant(null),
  agentVersion: constant(null),
  healthStatus: { type: 'text', source: { from: 'health' } },
  rbacGroupId: constant(0, 'number'),
  rbacGroupName: constant(null),
  riskScore: constant(null),
  exposureLevel: constant(null),
  deviceValue: constant('Normal'),
  aadDeviceId: constant(null),
  machineTags: { type: 'names', source: { from: 'tags' } },
  osArchitecture: state('text', 'osArchitecture'),
} as const satisfies Readonly<Record<string, Rule>>;

const named = Object.entries(rules) as [string, Rule][];
const sources: Readonly<Record<string, Source>> = Object.fromEntries(named.map(([name, { source }]) => [name, source]));

export const machineRules: CollectionRules = {
  properties: Object.fromEntries(named.map(([name, { type }]) => [name, type])),
  orderable: named.filter(([, { source }]) => !['tags', 'address'].includes(source.from)).map(([name]) => name),
  selectable: Object.keys(MachineItemSchema.properties),
  mostTop: 10_000,
};

/** Of a property that `machineRules` has. */
export function sourceOf(property: string): Source {
  return sources[property] as Source;
}
