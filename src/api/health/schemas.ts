/** What /healthz and /readyz answer, for the API description. */

import Type from 'typebox';

export const AliveSchema = Type.Object({ status: Type.Literal('ok') }, { description: 'The process lives' });

export const ReadySchema = Type.Object(
  {
    status: Type.Literal('ready'),
    catalogVersion: Type.String(),
    feedDate: Type.String({ description: "Newest date of the feed's documents" }),
    newestUpdate: Type.String({ description: 'Day on which the newest update was released that the catalogue knows' }),
    nextPatchTuesday: Type.String({ description: 'The first Patch Tuesday of which the catalogue knows nothing' }),
    stale: Type.Boolean({ description: 'The catalogue is too old for today, and every answer says so' }),
    staleReason: Type.Optional(Type.String()),
  },
  { description: 'The server can answer', additionalProperties: true },
);

export const NotReadySchema = Type.Object(
  { status: Type.Literal('not ready'), reason: Type.String({ examples: ['store', 'catalogue', 'stopping'] }) },
  { description: 'The server cannot answer', additionalProperties: true },
);
