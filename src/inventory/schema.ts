/** The inventory contract as a JSON schema, for request bodies and the API description. */

import Type from 'typebox';
import { limits } from './parsers/contract/fields.ts';

/** Counts as absent. */
const Blank = Type.Union([Type.String({ pattern: '^\\s*$' }), Type.Null()], { description: 'counts as absent' });

const Text = Type.String({ pattern: '\\S', maxLength: limits.textLength });
const OptionalText = Type.Optional(Type.Union([Text, Blank]));
const Kb = Type.String({ pattern: '^\\s*([Kk][Bb])?\\d{6,8}\\s*$', description: 'KB number, with or without "KB"' });

export const SoftwareSchema = Type.Object(
  { name: Text, version: OptionalText, vendor: OptionalText },
  { additionalProperties: false },
);

export const OfferedUpdateSchema = Type.Object({ kb: Kb, title: OptionalText }, { additionalProperties: false });

/** Unknown fields are refused. The reader of files (`readContract`) accepts exactly the same; a test holds them together. */
export const InventorySchema = Type.Object(
  {
    id: Type.Optional(Type.Union([Type.String({ pattern: '^[0-9a-fA-F]{40}$' }), Blank])),
    computerDnsName: Type.Optional(
      Type.Union([Type.String({ pattern: '^[^\\s\\u0000-\\u001f\\u007f-\\u009f]{1,255}$' }), Blank]),
    ),
    osName: OptionalText,
    osEdition: Type.Optional(
      Type.Union([Type.String({ pattern: '\\S', maxLength: limits.textLength, description: 'EditionID' }), Blank]),
    ),
    osVersion: Type.Optional(
      Type.Union([
        Type.String({
          pattern: '^\\s*\\d{1,3}\\.\\d{1,3}\\.\\d{4,6}(\\.\\d{1,6})?\\s*$',
          description: 'revision optional',
        }),
        Blank,
      ]),
    ),
    osProcessor: Type.Optional(
      Type.Union([Type.Literal('x64'), Type.Literal('x86'), Type.Literal('arm64'), Type.Literal('ia64'), Blank]),
    ),
    installationType: Type.Optional(
      Type.Union([Type.Literal('Client'), Type.Literal('Server'), Type.Literal('Server Core'), Blank]),
    ),
    installedKbs: Type.Optional(Type.Array(Kb, { maxItems: limits.kbs })),
    software: Type.Optional(Type.Array(SoftwareSchema, { maxItems: limits.software })),
    lastSeen: Type.Optional(
      Type.Union([Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d', description: 'ISO 8601' }), Blank]),
    ),
    esu: Type.Optional(Type.Boolean()),
    hotpatch: Type.Optional(Type.Boolean()),
    secureBoot: Type.Optional(Type.Boolean()),
    dotNetRelease: Type.Optional(Type.Integer({ minimum: 1 })),
    windowsUpdateOffers: Type.Optional(Type.Array(OfferedUpdateSchema, { maxItems: limits.offers })),
  },
  { additionalProperties: false },
);
