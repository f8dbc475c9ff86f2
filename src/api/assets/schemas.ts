/** Rows by machine, for the API description. */

import Type from 'typebox';
import { Nullable, VulnerabilitySchema } from '../collections/schemas.ts';
import { ListQuery } from '../machines/lists/list-query-schema.ts';

const text = Type.String();
const orNull = Nullable(Type.String());
const none = Type.Array(Type.String(), { maxItems: 0 });
const { severity } = VulnerabilitySchema.properties;

export const MachineVulnerabilitySchema = Type.Object({
  id: text,
  cveId: text,
  machineId: text,
  fixingKbId: Type.String({ examples: ['4540673'] }),
  productName: text,
  productVendor: text,
  productVersion: orNull,
  severity,
});

export const AssetVulnerabilitySchema = Type.Object({
  id: text,
  deviceId: text,
  rbacGroupName: Type.Literal('None'),
  deviceName: text,
  osPlatform: orNull,
  osVersion: orNull,
  osArchitecture: Nullable(Type.String({ examples: ['x64'] })),
  softwareVendor: text,
  softwareName: text,
  softwareVersion: orNull,
  cveId: text,
  vulnerabilitySeverityLevel: severity,
  cvssScore: Type.Optional(Type.Number({ description: 'Not there where the feed has none' })),
  recommendedSecurityUpdate: text,
  recommendedSecurityUpdateId: text,
  recommendedSecurityUpdateUrl: text,
  diskPaths: none,
  registryPaths: none,
  lastSeenTimestamp: Type.String({ examples: ['2020-03-12 07:11:13'] }),
  firstSeenTimestamp: Type.Null(),
  exploitabilityLevel: Type.Union([Type.Literal('NoExploit'), Type.Literal('ExploitIsVerified')]),
  recommendationReference: text,
  securityUpdateAvailable: Type.Literal(true),
});

export const AssetSoftwareSchema = Type.Object({
  deviceId: text,
  rbacGroupName: Type.Literal('None'),
  deviceName: text,
  osPlatform: orNull,
  softwareVendor: text,
  softwareName: text,
  softwareVersion: orNull,
  numberOfWeaknesses: Type.Integer({ minimum: 0 }),
  diskPaths: none,
  registryPaths: none,
  softwareFirstSeenTimestamp: Type.Null(),
  endOfSupportStatus: Nullable(Type.Union([Type.Literal('None'), Type.Literal('EOS Version')])),
  endOfSupportDate: orNull,
});

export const AssetsQuery = Type.Object({
  pageSize: Type.Optional(Type.Integer({ minimum: 1, maximum: 200_000, default: 50_000 })),
  pageIndex: Type.Optional(Type.Integer({ minimum: 1, description: 'Pages before it are passed over', default: 1 })),
  ...ListQuery.properties,
});
