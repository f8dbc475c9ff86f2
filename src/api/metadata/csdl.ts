/** The model as CSDL, the XML that OData's clients read first (OData CSDL XML Representation 4.01). */

import { annotationsOf, containerAnnotations } from './capabilities.ts';
import {
  defenderNamespace,
  type EntitySet,
  entitySets,
  type FieldType,
  type ModelType,
  modelTypes,
  type Operation,
  operations,
} from './entity-model.ts';

/** Where the other namespace of Defender's contexts, `Analytics.Contracts.PublicAPI`, has its one type. */
const analyticsNamespace = 'Analytics.Contracts.PublicAPI';

export function writeCsdl(): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">',
    '<edmx:DataServices>',
    ...schema(defenderNamespace, [
      ...Object.entries(modelTypes).flatMap(([name, type]) => typeLines(name, type)),
      ...Object.entries(operations).flatMap(([name, operation]) => operationLines(name, operation)),
      '<EntityContainer Name="Container">',
      ...containerAnnotations,
      ...Object.entries(entitySets).flatMap(([name, set]) => setLines(name, set)),
      '</EntityContainer>',
    ]),
    ...schema(
      analyticsNamespace,
      typeLines('PublicVulnerabilityDto', { ...(modelTypes.Vulnerability as ModelType), kind: 'ComplexType' }),
    ),
    '</edmx:DataServices>',
    '</edmx:Edmx>',
    '',
  ].join('\n');
}

function schema(namespace: string, lines: readonly string[]): readonly string[] {
  return [`<Schema Namespace="${namespace}" xmlns="http://docs.oasis-open.org/odata/ns/edm">`, ...lines, '</Schema>'];
}

function typeLines(name: string, { kind, fields }: ModelType): readonly string[] {
  const key = kind === 'EntityType' ? ['<Key><PropertyRef Name="id"/></Key>'] : [];
  const properties = Object.entries(fields).map(([field, type]) => `<Property Name="${field}" ${typeOf(type)}/>`);
  return [`<${kind} Name="${name}">`, ...key, ...properties, `</${kind}>`];
}

function operationLines(name: string, { kind, boundTo, takes, gives }: Operation): readonly string[] {
  const parameters = Object.entries(takes).map(([name, type]) => `<Parameter Name="${name}" ${typeOf(type)}/>`);
  return [
    `<${kind} Name="${name}" IsBound="true">`,
    `<Parameter Name="on" ${typeOf(`${boundTo}!`)}/>`,
    ...parameters,
    `<ReturnType ${typeOf(`${gives}!`)}/>`,
    `</${kind}>`,
  ];
}

function setLines(name: string, { type, listed }: EntitySet): readonly string[] {
  const hidden = listed ? '' : ' IncludeInServiceDocument="false"';
  const set = `<EntitySet Name="${name}" EntityType="${defenderNamespace}.${type}"${hidden}`;
  const annotations = annotationsOf(name);
  return annotations.length === 0 ? [`${set}/>`] : [`${set}>`, ...annotations, '</EntitySet>'];
}

/** `Type` with what goes with it, as each place that has a type takes them. */
function typeOf(type: FieldType | `${string}!`): string {
  const [, name = '', list = '', never = ''] = /^(\w+)(\[\])?(!)?$/.exec(type) ?? [];
  const full = name in modelTypes ? `${defenderNamespace}.${name}` : `Edm.${name}`;
  const nullable = list !== '' || never !== '' ? ' Nullable="false"' : '';
  // Without it, seconds would have no fraction.
  const precision = name === 'DateTimeOffset' ? ' Precision="7"' : '';
  return `Type="${list === '' ? full : `Collection(${full})`}"${nullable}${precision}`;
}
