/** JSON schemas of the contract's values. Plain objects: a cold `assess` loads the table of fields, and no schema library. */

import { longestText } from './checks.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Counts as absent. */
export const blankSchema: JsonSchema = {
  anyOf: [{ type: 'string', pattern: '^\\s*$' }, { type: 'null' }],
  description: 'counts as absent',
};

export const textSchema = { type: 'string', pattern: '\\S', maxLength: longestText } as const;

export const flagSchema: JsonSchema = { type: 'boolean' };

export const kbSchema: JsonSchema = {
  type: 'string',
  pattern: '^\\s*([Kk][Bb])?\\d{6,8}\\s*$',
  description: 'KB number, with or without "KB"',
};

/** What looks like one; `readIpAddress` looks closer. */
export const ipAddressSchema: JsonSchema = {
  type: 'string',
  pattern: '^\\s*[0-9a-fA-F:.]{2,45}(%[\\w.-]{1,40})?\\s*$',
  description: 'IPv4 or IPv6',
};

export const softwareSchema: JsonSchema = {
  type: 'object',
  required: ['name'],
  properties: { name: textSchema, version: orBlank(textSchema), vendor: orBlank(textSchema) },
  additionalProperties: false,
};

export const offerSchema: JsonSchema = {
  type: 'object',
  required: ['kb'],
  properties: { kb: kbSchema, title: orBlank(textSchema) },
  additionalProperties: false,
};

export function wordSchema(words: readonly string[]): JsonSchema {
  return { anyOf: words.map((word) => ({ type: 'string', const: word })) };
}

/** What the schema allows, or nothing. */
export function orBlank(schema: JsonSchema): JsonSchema {
  const { anyOf } = schema;
  return { anyOf: [...(Array.isArray(anyOf) ? (anyOf as JsonSchema[]) : [schema]), blankSchema] };
}
