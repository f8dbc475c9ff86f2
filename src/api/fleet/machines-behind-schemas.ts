/** What the machines behind figures of histories are asked by, and how they are told, for the API description. */

import Type from 'typebox';
import { deviceFigures } from '../../fleet/compliance/late-figures.ts';
import { changes } from '../../fleet/past/changes.ts';
import { ComplianceQuery } from './compliance-schemas.ts';
import { FleetMachinesSchema } from './fleet-machines-schemas.ts';
import { face } from './schemas.ts';
import { ChangesQuery } from './trend-schemas.ts';

const page = {
  limit: Type.Optional(Type.Integer({ description: 'Rows in one answer', minimum: 1, maximum: 1_000, default: 100 })),
  after: Type.Optional(Type.String({ description: '`next` of the answer before' })),
};

const oneOf = (choices: readonly string[]) => Type.Union(choices.map((choice) => Type.Literal(choice)));

export const ChangedMachinesQuery = Type.Object({
  ...ChangesQuery.properties,
  change: oneOf(changes),
  ...page,
});

const { known: _, ...asked } = ComplianceQuery.properties;

export const ComplianceMachinesQuery = Type.Object({
  ...asked,
  figure: oneOf(deviceFigures),
  part: Type.Optional(Type.String({ description: 'With `by`: of this ring, tag or platform; of none without it' })),
  ...page,
});

const Day = Type.String({ format: 'date' });

export const MachinesBehindSchema = Type.Object({
  ...face,
  since: Type.Optional(Day),
  day: Day,
  total: Type.Integer({ description: 'Machines of all pages' }),
  value: Type.Array(FleetMachinesSchema.properties.value.items, {
    description: 'As they stand now, in the order of their ids',
  }),
  next: Type.Optional(Type.String({ description: 'For `after`; absent on the last page' })),
});
