/** The JSON values of a text: one document, or one value a text line (NDJSON). */

import { cutArray } from './json-array.ts';

export interface JsonValue {
  readonly value: unknown;
  /** "line 3" in NDJSON, "element 3" in an array, "document" otherwise. */
  readonly place: string;
}

export interface JsonValues {
  /** The elements of a top-level array, the text lines of NDJSON, or the one document. */
  readonly values: readonly JsonValue[];
  readonly problems: readonly { readonly place: string; readonly message: string }[];
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Undefined where the field is absent or no text. */
export function stringOf(object: JsonObject, name: string): string | undefined {
  const value = object[name];
  return typeof value === 'string' ? value : undefined;
}

/**
 * Undefined when the text is no JSON at all. A damaged one among good text lines, and a damaged element of an array, become
 * problems; the others are kept.
 */
export function parseJsonValues(text: string): JsonValues | undefined {
  const start = /\S/.exec(text)?.[0];
  const whole = start === '{' || start === '[' ? parseWhole(text) : undefined;
  return whole ?? (start === '[' ? parseElements(text) : undefined) ?? parseTextLines(text);
}

/** What keeps a text that begins like JSON from being it; undefined for a text of another kind. */
export function describeJsonFault(text: string): string | undefined {
  if (!/^\s*(?:\{\s*"|\[\s*[{"])/.test(text)) return undefined;
  const whole = tryParse(text);
  return 'message' in whole ? whole.message : undefined;
}

function parseWhole(text: string): JsonValues | undefined {
  const whole = tryParse(text);
  if (!('value' in whole)) return undefined;
  const { value } = whole;
  const values = Array.isArray(value)
    ? value.map((element, index) => ({ value: element as unknown, place: `element ${index + 1}` }))
    : [{ value, place: 'document' }];
  return { values, problems: [] };
}

/**
 * One of the first text lines is an object, or those that begin like objects prevail. Indented ones are not counted: they are
 * parts of a damaged document, torn from what they belong to.
 */
function parseTextLines(text: string): JsonValues | undefined {
  if (!text.includes('{')) return undefined;
  const textLines = text.split('\n');
  const filled = textLines.filter((textLine) => textLine.trim() !== '');
  const begun = filled.filter((textLine) => textLine.startsWith('{')).length;
  const first = filled.slice(0, 3).some((textLine) => textLine.startsWith('{') && 'value' in tryParseQuickly(textLine));
  if (!first && (begun === 0 || begun * 2 < filled.length)) return undefined;
  return gather(textLines.map((textLine, index) => ({ text: textLine, place: `line ${index + 1}` })));
}

function parseElements(text: string): JsonValues | undefined {
  const { elements, end } = cutArray(text);
  const gathered = gather(elements.map((element, index) => ({ text: element, place: `element ${index + 1}` })));
  if (gathered === undefined) return undefined;
  const { values, problems } = gathered;
  if (end === undefined) {
    const place = `element ${elements.length}`;
    return {
      values,
      problems: [...problems, { place, message: 'is the last that was found; the array is not closed' }],
    };
  }
  if (!/\S/.test(text.slice(end))) return gathered;
  const message = 'goes on behind the end of the array, which was left out';
  return { values, problems: [...problems, { place: 'document', message }] };
}

/** The objects in the pieces; undefined when there is none. */
function gather(pieces: readonly { readonly text: string; readonly place: string }[]): JsonValues | undefined {
  const values: JsonValue[] = [];
  const problems: { place: string; message: string }[] = [];
  for (const { text, place } of pieces) {
    if (text.trim() === '') continue;
    const parsed = tryParseQuickly(text);
    if ('value' in parsed) values.push({ value: parsed.value, place });
    else problems.push({ place, message: `is not a JSON object: ${parsed.message}` });
  }
  return values.some(({ value }) => isObject(value)) ? { values, problems } : undefined;
}

/** Most damage is a text that is cut off: told without the price of an exception. */
function tryParseQuickly(text: string): { readonly value: unknown } | { readonly message: string } {
  const trimmed = text.trim();
  const isOpen = trimmed.startsWith('{') && !trimmed.endsWith('}');
  return isOpen ? { message: 'it is cut off' } : tryParse(trimmed);
}

function tryParse(text: string): { readonly value: unknown } | { readonly message: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) };
  }
}
