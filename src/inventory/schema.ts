/** The inventory contract as a JSON schema, for the API description. */

import { type JsonSchema, orBlank } from './field-schemas.ts';
import { type FieldName, fieldRules } from './fields.ts';

/** Unknown fields are refused. `checkContract` accepts exactly the same; a test holds them together. */
export const InventorySchema = {
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(
    [...fieldRules].map(([name, { schema, blankIsAbsent }]) => [name, blankIsAbsent ? orBlank(schema) : schema]),
  ) as Readonly<Record<FieldName, JsonSchema>>,
} as const;
