/** What the page is told by /api/setup, which is for people alone and stands in no description. */

import Type from 'typebox';

const Instant = Type.String({ format: 'date-time' });

export const ApplicationsSchema = Type.Object({
  /** Oldest first. */
  value: Type.Array(
    Type.Object({
      clientId: Type.String(),
      tenant: Type.String(),
      name: Type.String(),
      roles: Type.Array(Type.String()),
      secrets: Type.Array(Type.Object({ id: Type.String(), created: Instant })),
      certificate: Type.Optional(Type.Object({ sha1: Type.String(), sha256: Type.String(), expires: Instant })),
      created: Instant,
      revoked: Type.Optional(Instant),
    }),
  ),
  roles: Type.Array(Type.Object({ name: Type.String(), meaning: Type.String() })),
});

export const MadeApplicationSchema = Type.Object({
  tenantId: Type.String(),
  clientId: Type.String(),
  clientSecret: Type.Optional(Type.String()),
  certificate: Type.Optional(Type.Object({ sha1: Type.String(), sha256: Type.String(), expires: Instant })),
});

export const AddedSecretSchema = Type.Object({
  clientId: Type.String(),
  secretId: Type.String(),
  clientSecret: Type.String(),
});

const Sync = Type.Object({
  by: Type.String({ description: 'Who began it' }),
  began: Instant,
  ended: Type.Optional(Instant),
  isUnderWay: Type.Boolean(),
  progress: Type.Optional(
    Type.Object({
      phase: Type.Union([Type.Literal('fetch'), Type.Literal('read'), Type.Literal('compile')]),
      done: Type.Integer(),
      total: Type.Integer(),
    }),
  ),
  report: Type.Optional(Type.Array(Type.String())),
  failure: Type.Optional(Type.Object({ code: Type.String(), message: Type.String() })),
});

const KnownList = Type.Object({ day: Type.String(), entries: Type.Integer() });

export const SyncsSchema = Type.Object({
  known: Type.Object({
    catalogue: Type.Object({
      version: Type.String(),
      feedDate: Type.String(),
      newestUpdate: Type.String(),
      staleReason: Type.Optional(Type.String()),
    }),
    kev: Type.Optional(KnownList),
    epss: Type.Optional(KnownList),
  }),
  catalogue: Type.Optional(Sync),
  kev: Type.Optional(Sync),
  epss: Type.Optional(Sync),
});

export const SettingsSchema = Type.Object({
  value: Type.Array(Type.Object({ key: Type.String(), value: Type.String(), usual: Type.String() })),
});
