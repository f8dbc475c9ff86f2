/** What /api/fleet/notices takes and gives, for the API description. */

import Type from 'typebox';
import { mostDays } from '../../notices/check-subscription.ts';
import { formNames } from '../../notices/forms/forms.ts';
import { noticeKinds, slaSeverities } from '../../notices/notice.ts';
import { overlapHours } from '../../notices/subscriptions.ts';

const Instant = Type.String({ format: 'date-time' });
const oneOf = (names: readonly string[]) => Type.Union(names.map((name) => Type.Literal(name)));

const Sla = Type.Object(
  { severity: oneOf(slaSeverities), days: Type.Integer({ minimum: 0, maximum: mostDays }) },
  { description: 'What is a breach: open for more than so many days after release, of this severity or worse' },
);

export const NewSubscriptionSchema = Type.Object(
  {
    address: Type.String({ examples: ['https://siem.contoso.com/missingkbs'] }),
    form: oneOf(formNames),
    kinds: Type.Array(oneOf(noticeKinds), { minItems: 1 }),
    sla: Type.Optional(Sla),
    name: Type.Optional(Type.String({ maxLength: 100 })),
  },
  { additionalProperties: false },
);

export const ChangedSubscriptionSchema = Type.Object(
  { ...NewSubscriptionSchema.properties, address: Type.Optional(NewSubscriptionSchema.properties.address) },
  { additionalProperties: false },
);

const subscription = {
  id: Type.String(),
  name: Type.String(),
  address: Type.String({ description: 'Scheme, host and port: the rest may be a credential' }),
  form: oneOf(formNames),
  kinds: Type.Array(oneOf(noticeKinds)),
  sla: Type.Optional(Sla),
  created: Instant,
  goneSince: Type.Optional(
    Type.String({ format: 'date-time', description: 'It answered 410, and gets nothing since' }),
  ),
  formerSecretUntil: Type.Optional(
    Type.String({ format: 'date-time', description: 'Until then the secret before signs as well' }),
  ),
};

export const SubscriptionsSchema = Type.Object({ value: Type.Array(Type.Object(subscription)) });

export const SubscriptionSchema = Type.Object(subscription);

export const AddedSubscriptionSchema = Type.Object({
  ...subscription,
  secret: Type.String({ description: 'For checking signatures; shown this once' }),
});

export const NewSecretSchema = Type.Optional(
  Type.Object(
    {
      overlapHours: Type.Optional(
        Type.Integer({
          minimum: 0,
          maximum: overlapHours.most,
          default: overlapHours.usual,
          description: 'For how long the secret before signs too',
        }),
      ),
    },
    { additionalProperties: false },
  ),
);

export const RotatedSecretSchema = Type.Object({
  secret: Type.String({ description: 'For checking signatures; shown this once' }),
  formerSecretUntil: Type.Optional(
    Type.String({ format: 'date-time', description: 'Until then the secret before signs as well' }),
  ),
});

export const SubscriptionParams = Type.Object({ subscriptionId: Type.String() });

export const RemovedSubscriptionSchema = Type.Null({ description: 'The subscription is gone' });

export const TestedSchema = Type.Object({
  delivered: Type.Boolean(),
  status: Type.Optional(Type.Integer({ description: 'Of the answer, if there was one' })),
  reason: Type.Optional(Type.String()),
});

export const DeadLettersSchema = Type.Object({
  value: Type.Array(
    Type.Object({
      id: Type.String({ description: '`webhook-id` of its tries' }),
      subscription: Type.String(),
      kind: oneOf(noticeKinds),
      created: Instant,
      died: Instant,
      tries: Type.Integer(),
      lastStatus: Type.Optional(Type.Integer()),
      lastReason: Type.String(),
    }),
  ),
});

export const DeadLetterParams = Type.Object({ noticeId: Type.String() });

export const RevivedSchema = Type.Null({ description: 'It is sent again within seconds' });
