/** What questions about how a fleet came to stand as it does take and give, for the API description. */

import Type from 'typebox';
import { overview, ViewQuery } from './board-schemas.ts';
import { face } from './schemas.ts';
import { mostTrendDays } from './trend-query.ts';

const Day = Type.String({ format: 'date' });

export const TrendQuery = Type.Object({
  ...ViewQuery.properties,
  days: Type.Optional(
    Type.Integer({ description: 'Back from today', minimum: 1, maximum: mostTrendDays, default: 90 }),
  ),
});

const { distinct: _, excepted: __, ...point } = overview;

export const TrendSchema = Type.Object({
  ...face,
  day: Type.String({ format: 'date', description: 'Today, the last point' }),
  value: Type.Array(Type.Object({ day: Day, ...point }), {
    description: 'No more than fourteen points, the oldest first, each of the end of its day',
  }),
});

export const ChangesQuery = Type.Object({
  since: Type.String({ format: 'date', description: 'The first day of what is new, in UTC', examples: ['2026-11-10'] }),
});

export const ChangesSchema = Type.Object({
  ...face,
  since: Day,
  day: Type.String({ format: 'date', description: 'Today' }),
  devices: Type.Object({
    behind: Type.Integer({ description: 'Missed nothing on the evening before, and miss something now' }),
    patched: Type.Integer({ description: 'Missed something on the evening before, and miss nothing now' }),
    added: Type.Integer({ description: 'Were not known on the evening before' }),
  }),
});
