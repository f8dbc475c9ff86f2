/** Defender's collections for the API description. What is null here stands in docs/api.md with its reason. */

import Type, { type TSchema } from 'typebox';

export const Nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
const Count = Type.Integer({ minimum: 0 });
const texts = () => Type.Array(Type.String());

export function listOf(item: ReturnType<typeof Type.Object>) {
  return Type.Object({
    '@odata.context': Type.String(),
    '@odata.count': Type.Optional(Type.Integer({ minimum: 0, description: 'With $count=true: of all pages together' })),
    value: Type.Array(Type.Partial(item), { description: 'Whole, or with $select what was asked for' }),
    '@odata.nextLink': Type.Optional(Type.String({ description: 'Where the list goes on; absent at its end' })),
  });
}

export function entityOf(item: ReturnType<typeof Type.Object>) {
  return Type.Object({ '@odata.context': Type.String(), ...item.properties });
}

export const SoftwareSchema = Type.Object({
  id: Type.String({ examples: ['microsoft-_-edge'] }),
  name: Type.String({ examples: ['edge'] }),
  vendor: Type.String({ examples: ['microsoft'] }),
  weaknesses: Count,
  publicExploit: Type.Boolean(),
  activeAlert: Type.Boolean(),
  exposedMachines: Count,
  impactScore: Type.Number(),
});

export const VulnerabilitySchema = Type.Object({
  id: Type.String({ examples: ['CVE-2020-0796'] }),
  name: Type.String(),
  description: Type.Null(),
  severity: Type.Union(['Critical', 'High', 'Medium', 'Low'].map((word) => Type.Literal(word))),
  cvssV3: Nullable(Type.Number({ examples: [7.8] })),
  cvssVector: Nullable(Type.String({ examples: ['CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H'] })),
  exposedMachines: Count,
  publishedOn: Type.String({ format: 'date-time' }),
  updatedOn: Type.String({ format: 'date-time' }),
  publicExploit: Type.Boolean(),
  exploitVerified: Type.Boolean(),
  exploitInKit: Type.Boolean(),
  exploitTypes: texts(),
  exploitUris: texts(),
});

export const RecommendationSchema = Type.Object({
  id: Type.String({ examples: ['va-_-microsoft-_-windows_10'] }),
  productName: Type.String({ examples: ['windows_10'] }),
  recommendationName: Type.String({ examples: ['Update Windows 10'] }),
  weaknesses: Count,
  vendor: Type.String(),
  recommendedVersion: Type.String(),
  recommendationCategory: Type.String(),
  subCategory: Type.String(),
  severityScore: Type.Number(),
  publicExploit: Type.Boolean(),
  activeAlert: Type.Boolean(),
  associatedThreats: texts(),
  remediationType: Type.String(),
  status: Type.String(),
  configScoreImpact: Type.Number(),
  exposureImpact: Type.Number(),
  totalMachineCount: Count,
  exposedMachinesCount: Count,
  nonProductivityImpactedAssets: Count,
  relatedComponent: Type.String(),
});

export const MachineReferenceSchema = Type.Object({
  id: Type.String(),
  computerDnsName: Type.String(),
  osPlatform: Nullable(Type.String()),
  rbacGroupName: Type.Null(),
});

export const DistributionsSchema = Type.Object({
  '@odata.context': Type.String(),
  value: Type.Array(
    Type.Object({
      version: Nullable(Type.String({ examples: ['10.0.18363.657'] })),
      installations: Count,
      vulnerabilities: Count,
    }),
  ),
});

/** None is ever there. */
export const AlertsSchema = Type.Object({ '@odata.context': Type.String(), value: Type.Array(Type.Unknown()) });

export const ScoreSchema = Type.Object({
  '@odata.context': Type.String(),
  time: Type.String({ format: 'date-time' }),
  score: Nullable(Type.Number()),
});
