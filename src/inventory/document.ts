/** One inventory file as its parsers see it: text, lines and JSON values, each made once and only when asked for. */

import { type JsonValues, parseJsonValues } from './text/json-values.ts';

export interface InventoryDocument {
  /** How messages call the file. */
  readonly source: string;
  readonly text: string;
  readonly lines: readonly string[];
  /** Undefined when the text is not JSON. */
  readonly json: JsonValues | undefined;
}

export function openDocument(text: string, source: string): InventoryDocument {
  const lines = once(() => text.split('\n'));
  const json = once(() => parseJsonValues(text));
  return {
    source,
    text,
    get lines() {
      return lines();
    },
    get json() {
      return json();
    },
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
