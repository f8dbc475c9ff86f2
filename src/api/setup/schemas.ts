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
