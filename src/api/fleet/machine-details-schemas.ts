/** What the history of one device and what others said of it look like, for the API description. */

import Type from 'typebox';

const Moment = Type.String({ format: 'date-time' });
const Kb = Type.String({ description: 'KB number without "KB"', examples: ['5078766'] });
const Nullable = (examples: string[]) => Type.Union([Type.String({ examples }), Type.Null()]);
const oneOf = (choices: readonly string[], options = {}) =>
  Type.Union(
    choices.map((choice) => Type.Literal(choice)),
    options,
  );
const CatalogVersion = Type.String({ description: 'Of the catalogue that the answer is by' });
const Changed = (description: string) =>
  Type.Object({ updates: Type.Array(Kb), vulnerabilities: Type.Integer() }, { description });

export const MachineHistoryQuery = Type.Object({
  limit: Type.Optional(Type.Integer({ description: 'States in one answer', minimum: 1, maximum: 100, default: 12 })),
  before: Type.Optional(Type.String({ format: 'date-time', description: '`next` of the answer before' })),
});

export const MachineHistorySchema = Type.Object({
  catalogVersion: CatalogVersion,
  asOf: Type.String({ format: 'date', description: 'The day at the end of the newest state' }),
  machineId: Type.String(),
  value: Type.Array(
    Type.Object({
      from: Type.String({ format: 'date-time', description: 'When the report came that began the state' }),
      to: Type.Optional(
        Type.String({ format: 'date-time', description: 'When the next one began; absent of the newest' }),
      ),
      osVersion: Nullable(['10.0.19045.4412']),
      line: Nullable(['Windows 10 22H2']),
      status: oneOf(['assessed', 'unknown', 'unsupported']),
      reason: Type.Optional(Type.String({ description: 'Why it cannot be judged; it has no figures then' })),
      report: Type.Optional(
        Type.Object(
          {
            closed: Changed('Missing in the state before, and not in this one'),
            opened: Changed('Missing in this state, and not in the one before'),
          },
          { description: 'What the report changed, on its day' },
        ),
      ),
      cameOut: Type.Optional(Changed('Missing more at the end of the state than at its begin')),
      missing: Type.Optional(
        Type.Object(
          { updates: Type.Integer(), vulnerabilities: Type.Integer() },
          { description: 'At its end, or today' },
        ),
      ),
    }),
    { description: 'Newest first' },
  ),
  next: Type.Optional(Type.String({ format: 'date-time', description: 'For `before`; absent on the last page' })),
});

const Found = oneOf(['both', 'ours', 'theirs'], { description: 'Whose list has it' });

export const MachineStatementsSchema = Type.Object({
  catalogVersion: CatalogVersion,
  machineId: Type.String(),
  windowsUpdate: Type.Optional(
    Type.Object(
      {
        told: Type.String({ format: 'date-time', description: 'With which report; ours is of that day' }),
        rows: Type.Array(
          Type.Object({
            kb: Kb,
            title: Type.Optional(Type.String({ description: "Windows Update's" })),
            found: Found,
            reason: Type.Optional(Type.String({ description: 'Why it is on one list alone' })),
          }),
        ),
      },
      { description: 'What Windows Update offers, beside our install list; absent where the report does not have it' },
    ),
  ),
  defender: Type.Optional(
    Type.Object(
      {
        machineId: Type.String({ description: "Defender's" }),
        fetched: Moment,
        without: Type.Optional(
          oneOf(['ours', 'theirs'], { description: 'Who has no answer, so that nothing is compared' }),
        ),
        reason: Type.Optional(Type.String()),
        rows: Type.Array(
          Type.Object({
            kb: Type.String(),
            name: Type.String(),
            found: Found,
            ours: Type.Optional(Type.Integer({ description: 'Our cveAddressed' })),
            theirs: Type.Optional(Type.Integer({ description: "Defender's cveAddressed" })),
          }),
        ),
      },
      {
        description:
          'What `pull defender` mirrored, beside our answer for the day on which that was fetched; absent where nothing was',
      },
    ),
  ),
});
