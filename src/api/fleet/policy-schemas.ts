/** The API description of rings, exceptions and their history. */

import { Type } from 'typebox';

const Day = Type.String({ format: 'date' });
const Names = (description: string) => Type.Array(Type.String({ minLength: 1, maxLength: 1024 }), { description });
const Kb = Type.String({ examples: ['5036893'] });

const ringFields = {
  order: Type.Integer({
    minimum: 0,
    maximum: 1_000_000,
    description: 'A device is in the first ring it is a member of',
  }),
  tags: Type.Optional(Names('A member has one of these tags, where there are any')),
  platforms: Type.Optional(Names('A member has one of these platforms, where there are any')),
  software: Type.Optional(Names('A member has one of these products, where there are any')),
  deferralDays: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 3_650,
      default: 0,
      description: 'Days after its release before an update is proposed',
    }),
  ),
  holds: Type.Optional(Type.Array(Type.Object({ kb: Kb, until: Day }, { additionalProperties: false }))),
};

export const RingBody = Type.Object(ringFields, { additionalProperties: false });

export const RingSchema = Type.Object({ name: Type.String(), ...ringFields });

export const RingsSchema = Type.Object({ value: Type.Array(RingSchema) });

const exceptionFields = {
  kb: Type.Optional(Kb),
  cve: Type.Optional(Type.String({ examples: ['CVE-2020-0796'] })),
  machineId: Type.Optional(Type.String()),
  tag: Type.Optional(Type.String()),
  approvedBy: Type.String({ minLength: 1, maxLength: 1024, description: 'Who answers for it' }),
  reason: Type.String({ minLength: 1, maxLength: 1024 }),
  expires: Type.String({ format: 'date', description: 'The last day on which it counts' }),
};

export const ExceptionBody = Type.Object(exceptionFields, { additionalProperties: false });

export const ExceptionSchema = Type.Object({
  id: Type.String({ examples: ['0f3a9c2e7d41b658'] }),
  ...exceptionFields,
  since: Type.String({ format: 'date', description: 'The first day on which it counts' }),
  state: Type.Union([Type.Literal('active'), Type.Literal('expired'), Type.Literal('not yet')]),
});

export const ExceptionsSchema = Type.Object({ value: Type.Array(ExceptionSchema) });

export const RingParams = Type.Object({ ringName: Type.String({ examples: ['Pilot'] }) });
export const ExceptionParams = Type.Object({ exceptionId: Type.String({ examples: ['0f3a9c2e7d41b658'] }) });

export const HistoryQuery = Type.Object({
  kind: Type.Union([Type.Literal('ring'), Type.Literal('exception')]),
  id: Type.Optional(Type.String({ description: 'Name of a ring or id of an exception' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, default: 1_000 })),
});

export const HistorySchema = Type.Object({
  value: Type.Array(
    Type.Object({
      kind: Type.String(),
      id: Type.String(),
      changed: Type.String({ format: 'date-time' }),
      application: Type.String({ description: 'Client id of the application that changed it' }),
      content: Type.Optional(Type.Unknown({ description: 'As it was from then on; absent where it was removed' })),
    }),
  ),
});

export const EntryGoneSchema = Type.Null({ description: 'It does not count any more; its history stays' });
