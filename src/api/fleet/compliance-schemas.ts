/** What questions about compliance take and give, for the API description. */

import Type from 'typebox';
import { partings } from '../../fleet/compliance/parts.ts';
import { steps } from './compliance-query.ts';
import { DayQuery, face } from './schemas.ts';

const Day = Type.String({ format: 'date' });
const Count = Type.Integer();
const Percent = (description: string) => Type.Optional(Type.Number({ description }));
const oneOf = (values: readonly string[]) => Type.Union(values.map((value) => Type.Literal(value)));

const asked = {
  within: Type.Optional(
    Type.Integer({ description: 'Days from the release of an update', minimum: 0, maximum: 3650, default: 14 }),
  ),
  severity: Type.Optional(
    Type.String({ description: 'Of the vulnerabilities that count, with commas', default: 'Critical,Important' }),
  ),
  by: Type.Optional(oneOf(partings)),
  known: DayQuery.properties.known,
};

export const ComplianceQuery = Type.Object({ day: DayQuery.properties.day, ...asked });

export const ComplianceSeriesQuery = Type.Object({
  from: Type.String({ format: 'date' }),
  to: Type.String({ format: 'date', description: 'Not after today' }),
  step: Type.Optional(Type.Union(steps.map((step) => Type.Literal(step), { default: 'day' }))),
  ...asked,
});

const figures = {
  devices: Type.Object({
    compliant: Type.Integer({ description: 'Nothing that counts is late on them' }),
    late: Count,
    percentCompliant: Percent('Of these two; absent where there are none'),
    notClosable: Type.Integer({ description: 'What is late is not offered to them, or with ESU alone' }),
    unknown: Count,
    unsupported: Count,
    withSoftwareWithoutKb: Type.Integer({ description: 'Among those that could be judged' }),
    withExceptions: Type.Integer({ description: 'Among those that could be judged' }),
  }),
  pairs: Type.Object(
    {
      late: Count,
      latePostponed: Type.Integer({ description: 'Of the late ones: wait for their day in a ring' }),
      notYetDue: Count,
      needsEsu: Count,
      notOffered: Count,
      excepted: Type.Integer({ description: 'Left open by exceptions' }),
    },
    { description: 'Open pairs of a machine and a vulnerability' },
  ),
  kevOverdue: Type.Optional(
    Type.Object(
      { devices: Count, pairs: Count },
      { description: 'In KEV and past its due date; absent without a list' },
    ),
  ),
  closed: Type.Object(
    { from: Day, to: Day, due: Count, inTime: Count, percentInTime: Percent('Absent where nothing came due') },
    { description: 'Pairs whose deadline came in these days, and those that were closed by then' },
  ),
};

const Figures = Type.Object(figures);
const parts = Type.Optional(
  Type.Array(Type.Object({ name: Type.Union([Type.String(), Type.Null()]), ...figures }), {
    description: 'Null: machines without one',
  }),
);
const told = { at: Type.String({ format: 'date-time' }), catalogVersion: Type.String() };

const compliance = {
  day: Day,
  catalogVersion: Type.String({ description: 'That the day is judged by' }),
  within: Count,
  severity: Type.Array(Type.String()),
  total: Figures,
  parts,
  firstTold: Type.Optional(
    Type.Object(told, {
      description: 'When these figures of a day that is over were told first, and by which catalogue',
    }),
  ),
  published: Type.Optional(
    Type.Object({ ...told, total: Figures, parts }, { description: 'What was told then, where it differs' }),
  ),
  changed: Type.Optional(
    Type.Array(
      Type.Object({
        part: Type.Optional(Type.Union([Type.String(), Type.Null()])),
        figure: Type.String({ examples: ['devices.late'] }),
        published: Type.Optional(Type.Number()),
        now: Type.Optional(Type.Number()),
      }),
    ),
  ),
};

export const ComplianceSchema = Type.Object({ ...face, ...compliance });

export const ComplianceSeriesSchema = Type.Object({
  ...face,
  from: Day,
  to: Day,
  step: Type.String(),
  value: Type.Array(Type.Object(compliance)),
});
