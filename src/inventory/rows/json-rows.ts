/** Records as JSON objects, as ConvertTo-Json and the consoles of vendors write them. */

import { isObject, type JsonValues } from '../text/json-values.ts';
import { type Row, rowMaker } from './row.ts';

/** The objects of the document; {"value": [...]} and {"data": [...]} around them are taken off. */
export function readJsonRows(json: JsonValues): Row[] {
  const make = rowMaker();
  return json.values.flatMap(({ value, place }) =>
    unwrap(value).map((object, index, all) => {
      const where = all.length === 1 ? place : `${place}, element ${index + 1}`;
      const fields = isObject(object) ? object : {};
      return make(Object.keys(fields), Object.values(fields), where);
    }),
  );
}

function unwrap(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return [];
  for (const wrapper of ['value', 'Value', 'data', 'rows', 'results', 'Results', 'items']) {
    const inner = value[wrapper];
    if (Array.isArray(inner) && inner.some(isObject)) return inner;
  }
  return [value];
}
