/** What the question "what if" takes, for the API description. */

import Type from 'typebox';
import { ViewQuery } from './board-schemas.ts';

export const WhatIfQuery = Type.Object({
  ...ViewQuery.properties,
  kbs: Type.String({ description: 'KB numbers with commas between', examples: ['5078766,5066791'] }),
});

export const WhatIfBody = Type.Object({ kbs: Type.Array(Type.String({ examples: ['5078766'] }), { maxItems: 1_000 }) });
