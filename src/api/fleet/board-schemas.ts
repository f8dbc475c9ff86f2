/** What questions about the fleet of today take and give, for the API description. */

import Type from 'typebox';

const Count = Type.Integer();

export const FilterQuery = Type.Object({
  platform: Type.Optional(Type.String({ description: 'Only machines of this osPlatform', examples: ['Windows10'] })),
  software: Type.Optional(Type.String({ description: 'Only machines that have this software', examples: ['edge'] })),
  tag: Type.Optional(Type.String({ description: 'Only machines that bear this tag' })),
  status: Type.Optional(
    Type.Union([Type.Literal('assessed'), Type.Literal('unknown'), Type.Literal('unsupported')], {
      description: 'Only machines that could be judged, or could not',
    }),
  ),
});

/** Of every answer. */
export const faceOfBoard = {
  catalogVersion: Type.String({ description: 'Of the catalogue that the answer is by' }),
  asOf: Type.String({ format: 'date', description: 'The day that "missing" is asked for' }),
  countedAt: Type.String({
    format: 'date-time',
    description: 'When the machines were counted: not more than 10 seconds ago',
  }),
};

export const DevicesByStatusSchema = Type.Object(
  { assessed: Count, unknown: Count, unsupported: Count },
  { description: 'Those that could not be judged are in no other figure' },
);

export const OverviewSchema = Type.Object({
  ...faceOfBoard,
  devices: DevicesByStatusSchema,
  fullyPatched: Type.Integer({ description: 'Machines that miss nothing' }),
  behind: Type.Object(
    { oneMonth: Count, twoMonths: Count, threeMonthsOrMore: Count },
    { description: 'Machines by the number of months in which updates came out that they miss' },
  ),
  missingUpdates: Type.Integer({ description: 'Pairs of a machine and a missing update' }),
  openVulnerabilities: Type.Integer({ description: 'Pairs of a machine and an open vulnerability' }),
  openExploited: Type.Integer({ description: 'Those that the feed calls exploited among them' }),
  devicesWithExploited: Type.Integer({ description: 'Machines on which one of these is open' }),
  distinct: Type.Object(
    { updates: Count, vulnerabilities: Count, exploited: Count },
    { description: 'Each once, on however many machines' },
  ),
});
