/**
 * What clients may not ask of the collections, in the words of OData's vocabulary `Org.OData.Capabilities.V1`. What is not
 * called impossible there counts as offered: counting by `/$count`, filters and orders by any property, batches.
 */

import type { CollectionRules } from '../../odata/query.ts';
import { recommendationRules, softwareRules, vulnerabilityRules } from '../collections/collection-rules.ts';
import { machineRules } from '../machines/lists/machine-rules.ts';
import { entitySets, modelTypes } from './entity-model.ts';

const vocabulary = 'Org.OData.Capabilities.V1';

/** Of the sets that the service lists. */
const rulesOfSets: Readonly<Record<string, CollectionRules>> = {
  Machines: machineRules,
  Software: softwareRules,
  Vulnerabilities: vulnerabilityRules,
  Recommendations: recommendationRules,
};

export const containerAnnotations: readonly string[] = [
  `<Annotation Term="${vocabulary}.BatchSupported" Bool="false"/>`,
];

/** Lines of CSDL that go into the entity set. */
export function annotationsOf(set: string): readonly string[] {
  const rules = rulesOfSets[set];
  const type = modelTypes[entitySets[set]?.type ?? ''];
  if (rules === undefined || type === undefined) return [];
  const fields = Object.keys(type.fields);
  return [
    ...restriction('CountRestrictions', '<PropertyValue Property="Countable" Bool="false"/>'),
    ...restriction(
      'FilterRestrictions',
      ...paths(
        'NonFilterableProperties',
        fields.filter((field) => !Object.hasOwn(rules.properties, field)),
      ),
    ),
    ...restriction(
      'SortRestrictions',
      ...paths(
        'NonSortableProperties',
        fields.filter((field) => !rules.orderable.includes(field)),
      ),
    ),
  ];
}

function restriction(term: string, ...values: readonly string[]): readonly string[] {
  if (values.length === 0) return [];
  return [`<Annotation Term="${vocabulary}.${term}">`, '<Record>', ...values, '</Record>', '</Annotation>'];
}

function paths(property: string, fields: readonly string[]): readonly string[] {
  if (fields.length === 0) return [];
  const lines = fields.map((field) => `<PropertyPath>${field}</PropertyPath>`);
  return [`<PropertyValue Property="${property}">`, '<Collection>', ...lines, '</Collection>', '</PropertyValue>'];
}
