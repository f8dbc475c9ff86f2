/** The inventory contract as a JSON schema, for request bodies and the API description. */

import Type from 'typebox';
import { limits } from './parsers/contract/fields.ts';

const Text = Type.String({ minLength: 1, maxLength: limits.textLength });
const Kb = Type.String({ pattern: '^\\s*([Kk][Bb])?\\d{6,8}\\s*$', description: 'KB number, with or without "KB"' });

export const SoftwareSchema = Type.Object(
  { name: Text, version: Type.Optional(Text), vendor: Type.Optional(Text) },
  { additionalProperties: false },
);

export const OfferedUpdateSchema = Type.Object({ kb: Kb, title: Type.Optional(Text) }, { additionalProperties: false });

/** Unknown fields are refused. The reader of files (`readContract`) accepts exactly the same; a test holds them together. */
export const InventorySchema = Type.Object(
  {
    id: Type.Optional(Type.String({ pattern: '^[0-9a-fA-F]{40}$' })),
    computerDnsName: Type.Optional(Type.String({ pattern: '^[^\\s\\u0000-\\u001f\\u007f-\\u009f]{1,255}$' })),
    osName: Type.Optional(Text),
    osEdition: Type.Optional(Type.String({ minLength: 1, maxLength: limits.textLength, description: 'EditionID' })),
    osVersion: Type.Optional(
      Type.String({
        pattern: '^\\s*\\d{1,3}\\.\\d{1,3}\\.\\d{4,6}(\\.\\d{1,6})?\\s*$',
        description: 'revision optional',
      }),
    ),
    osProcessor: Type.Optional(
      Type.Union([Type.Literal('x64'), Type.Literal('x86'), Type.Literal('arm64'), Type.Literal('ia64')]),
    ),
    installationType: Type.Optional(
      Type.Union([Type.Literal('Client'), Type.Literal('Server'), Type.Literal('Server Core')]),
    ),
    installedKbs: Type.Optional(Type.Array(Kb, { maxItems: limits.kbs })),
    software: Type.Optional(Type.Array(SoftwareSchema, { maxItems: limits.software })),
    lastSeen: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d', description: 'ISO 8601' })),
    esu: Type.Optional(Type.Boolean()),
    hotpatch: Type.Optional(Type.Boolean()),
    secureBoot: Type.Optional(Type.Boolean()),
    dotNetRelease: Type.Optional(Type.Integer({ minimum: 1 })),
    windowsUpdateOffers: Type.Optional(Type.Array(OfferedUpdateSchema, { maxItems: limits.offers })),
  },
  { additionalProperties: false },
);
