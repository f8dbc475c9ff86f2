/** The JSON values of a text: one document, or one value a line (NDJSON). */

export interface JsonValue {
  readonly value: unknown;
  /** "line 3" in NDJSON, "element 3" in an array, "document" otherwise. */
  readonly place: string;
}

export interface JsonValues {
  /** The elements of a top-level array, the lines of NDJSON, or the one document. */
  readonly values: readonly JsonValue[];
  readonly problems: readonly { readonly place: string; readonly message: string }[];
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Undefined when the text is no JSON at all. A bad line among good ones becomes a problem; the others are kept. */
export function parseJsonValues(text: string): JsonValues | undefined {
  const start = text.trimStart().charAt(0);
  if (start !== '{' && start !== '[') return undefined;
  return parseWhole(text) ?? parseLines(text);
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

function parseLines(text: string): JsonValues | undefined {
  const values: JsonValue[] = [];
  const problems: { place: string; message: string }[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const parsed = tryParse(line);
    const place = `line ${index + 1}`;
    if ('value' in parsed && typeof parsed.value === 'object') values.push({ value: parsed.value, place });
    else problems.push({ place, message: `is not a JSON object${'message' in parsed ? `: ${parsed.message}` : ''}` });
    if (values.length === 0 && problems.length >= 3) return undefined;
  }
  return values.length > 0 ? { values, problems } : undefined;
}

function tryParse(text: string): { readonly value: unknown } | { readonly message: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) };
  }
}
