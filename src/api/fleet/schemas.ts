/** What questions about the past take and give, for the API description. */

import Type from 'typebox';
import { MissingKbSchema } from '../machines/schemas.ts';

const Day = Type.String({ format: 'date' });
const Count = Type.Integer();

const known = Type.Optional(
  Type.Union([Type.Literal('now'), Type.Literal('then')], {
    description: 'By the catalogue as it is now, or as it was on that day',
    default: 'now',
  }),
);

export const DayQuery = Type.Object({
  day: Type.String({ format: 'date', description: 'Up to its end, in UTC; not after today', examples: ['2026-03-03'] }),
  known,
});

export const PatchedQuery = Type.Object({
  kb: Type.Optional(Type.String({ description: 'One update, with or without "KB"' })),
  month: Type.Optional(Type.String({ description: 'Or all that came out in a month', examples: ['2026-03'] })),
  within: Type.Integer({ description: 'Days after each update came out', minimum: 0, maximum: 3650, examples: [14] }),
  known,
});

export const ExposedMachinesQuery = Type.Object({
  ...DayQuery.properties,
  limit: Type.Optional(
    Type.Integer({ description: 'Machine ids in one answer', minimum: 1, maximum: 10_000, default: 1_000 }),
  ),
  after: Type.Optional(Type.String({ description: '`next` of the answer before' })),
});

export const VulnerabilityParams = Type.Object({
  vulnerabilityId: Type.String({ examples: ['CVE-2020-0796'] }),
});

const CatalogVersion = Type.String({ description: 'Of the catalogue that the answer is by' });
/** Of answers about many devices. */
export const face = {
  catalogVersion: CatalogVersion,
  countedAt: Type.String({
    format: 'date-time',
    description: 'When the histories were read: what came later is not among them',
  }),
};

const Devices = Type.Object(
  { assessed: Count, unknown: Count, unsupported: Count },
  { description: 'Those that could not be judged are in no other figure' },
);

export const ExposureSchema = Type.Object({
  ...face,
  day: Day,
  devices: Devices,
  missingUpdates: Type.Integer({ description: 'Pairs of a device and a missing update' }),
  openVulnerabilities: Type.Integer({ description: 'Pairs of a device and an open vulnerability' }),
  devicesByMissingUpdates: Type.Array(Type.Object({ missing: Count, devices: Count })),
});

export const PatchedSchema = Type.Object({
  ...face,
  day: Type.String({ format: 'date', description: 'The last deadline' }),
  days: Count,
  deadlines: Type.Array(Type.Object({ released: Day, deadline: Day })),
  devices: Devices,
  patched: Type.Integer({ description: 'Devices that missed nothing of it at any deadline' }),
  late: Count,
  percentPatched: Type.Optional(Type.Number({ description: 'Of those that could be judged; absent where none could' })),
});

export const ExposedMachinesSchema = Type.Object({
  ...face,
  vulnerability: Type.String(),
  day: Day,
  devices: Devices,
  exposed: Type.Integer({ description: 'Devices that had it open' }),
  machineIds: Type.Array(Type.String()),
  next: Type.Optional(Type.String({ description: 'For `after`; absent on the last page' })),
});

export const MissingOnDaySchema = Type.Object({
  catalogVersion: CatalogVersion,
  machineId: Type.String(),
  day: Day,
  value: Type.Array(MissingKbSchema),
});
