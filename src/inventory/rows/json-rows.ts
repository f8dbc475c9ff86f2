/** Records as JSON objects, as ConvertTo-Json and the consoles of vendors write them. */

import { isObject, type JsonValues } from '../text/json-values.ts';
import { type Row, rowMaker } from './row.ts';

/** The objects of the document; {"value": [...]} and {"data": [...]} around them are taken off. */
export function readJsonRows(json: JsonValues): Row[] {
  const make = rowMaker();
  return json.values.flatMap(({ value, place }) =>
    unwrap(value).flatMap((object, index, all) => {
      const where = all.length === 1 ? place : `${place}, element ${index + 1}`;
      return isObject(object) ? [make(Object.keys(object), Object.values(object), where)] : [];
    }),
  );
}

/** Elements that are no objects, among others that are. */
export function findStrays(json: JsonValues): { place: string; message: string }[] {
  if (!json.values.some(({ value }) => isObject(value))) return [];
  return json.values.flatMap(({ value, place }) => {
    const inner = unwrap(value);
    if (inner.length === 0) return [{ place, message: `is ${describe(value)}, expected an object` }];
    return inner.flatMap((element, index) =>
      isObject(element)
        ? []
        : [{ place: `${place}, element ${index + 1}`, message: `is ${describe(element)}, expected an object` }],
    );
  });
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty array' : 'an array';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
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
