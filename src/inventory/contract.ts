/** The inventory contract held against a JSON object: every field of the table, and no other. */

import { type Checked, isBlank } from './checks.ts';
import { type FieldName, fieldRules } from './fields.ts';
import type { InventoryReading } from './model.ts';
import type { JsonObject } from './text/json-values.ts';

export function isContractField(name: string): name is FieldName {
  return fieldRules.has(name as FieldName);
}

/** Checks every field of the object; the first fault is returned with the name of its field. */
export function checkContract(found: JsonObject): Checked<InventoryReading> {
  const reading: Partial<Record<FieldName, unknown>> = {};
  for (const [name, value] of Object.entries(found)) {
    const rules = fieldRules.get(name as FieldName);
    if (rules === undefined) {
      return { fault: `has the unknown field "${name}"; known are ${[...fieldRules.keys()].join(', ')}` };
    }
    if (rules.blankIsAbsent && isBlank(value)) continue;
    const checked = rules.check(value);
    if ('fault' in checked) return { fault: `has "${name}" that ${checked.fault}` };
    reading[name as FieldName] = checked.value;
  }
  return { value: reading as InventoryReading };
}
