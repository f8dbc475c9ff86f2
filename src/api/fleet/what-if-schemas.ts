/** What the question "what if" takes and gives, for the API description. */

import Type from 'typebox';
import { faceWithLists, Kb, overview, ViewQuery } from './board-schemas.ts';

export const WhatIfQuery = Type.Object({
  ...ViewQuery.properties,
  kbs: Type.String({ description: 'KB numbers with commas between', examples: ['5078766,5066791'] }),
});

export const WhatIfBody = Type.Object({ kbs: Type.Array(Type.String({ examples: ['5078766'] }), { maxItems: 1_000 }) });

export const WhatIfSchema = Type.Object({
  ...faceWithLists,
  updates: Type.Array(Type.Object({ kb: Kb, name: Type.String(), devices: Type.Integer() })),
  before: Type.Object(overview),
  after: Type.Object(overview),
  closed: Type.Object({
    devicesFullyPatched: Type.Integer(),
    missingUpdates: Type.Integer(),
    openVulnerabilities: Type.Integer(),
    openExploited: Type.Integer(),
  }),
});
