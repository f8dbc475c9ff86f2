/**
 * What the collections of the API are made of, as `/api/$metadata` says it: names and types as MicrosoftDocs/defender-docs
 * has them, defender-endpoint/api. A collection that is not offered yet is not in the list of the service.
 */

type Plain = 'String' | 'Int32' | 'Int64' | 'Double' | 'Boolean' | 'DateTimeOffset';

/** "String" may be null, "String!" is never; "String[]" is a list; another name is a type of ours. */
export type FieldType = Plain | `${Plain}!` | `${string}[]`;

export interface ModelType {
  readonly kind: 'EntityType' | 'ComplexType';
  readonly fields: Readonly<Record<string, FieldType>>;
}

export interface EntitySet {
  readonly type: string;
  /** Clients show it in their lists, and ask for it. */
  readonly listed: boolean;
}

export const defenderNamespace = 'microsoft.windowsDefenderATP.api';

const entity = (fields: Readonly<Record<string, FieldType>>): ModelType => ({ kind: 'EntityType', fields });
const complex = (fields: Readonly<Record<string, FieldType>>): ModelType => ({ kind: 'ComplexType', fields });

export const modelTypes: Readonly<Record<string, ModelType>> = {
  Machine: entity({
    id: 'String!',
    computerDnsName: 'String',
    firstSeen: 'DateTimeOffset!',
    lastSeen: 'DateTimeOffset!',
    osPlatform: 'String',
    osVersion: 'String',
    onboardingStatus: 'String',
    osProcessor: 'String',
    version: 'String',
    osBuild: 'Int64',
    lastIpAddress: 'String',
    lastExternalIpAddress: 'String',
    agentVersion: 'String',
    healthStatus: 'String',
    rbacGroupId: 'Int32!',
    rbacGroupName: 'String',
    riskScore: 'String',
    exposureLevel: 'String',
    deviceValue: 'String',
    aadDeviceId: 'String',
    machineTags: 'String[]',
    ipAddresses: 'IpAddress[]',
    osArchitecture: 'String',
  }),
  IpAddress: complex({ ipAddress: 'String', macAddress: 'String', operationalStatus: 'String' }),
  MachineReference: entity({
    id: 'String!',
    computerDnsName: 'String',
    osPlatform: 'String',
    rbacGroupName: 'String',
    rbacGroupId: 'Int32',
  }),
  Software: entity({
    id: 'String!',
    name: 'String',
    vendor: 'String',
    weaknesses: 'Int64!',
    publicExploit: 'Boolean!',
    activeAlert: 'Boolean!',
    exposedMachines: 'Int64!',
    impactScore: 'Double!',
  }),
  Vulnerability: entity({
    id: 'String!',
    name: 'String',
    description: 'String',
    severity: 'String',
    cvssV3: 'Double',
    cvssVector: 'String',
    exposedMachines: 'Int64!',
    publishedOn: 'DateTimeOffset',
    updatedOn: 'DateTimeOffset',
    publicExploit: 'Boolean!',
    exploitVerified: 'Boolean!',
    exploitInKit: 'Boolean!',
    exploitTypes: 'String[]',
    exploitUris: 'String[]',
  }),
  Recommendation: entity({
    id: 'String!',
    productName: 'String',
    recommendationName: 'String',
    weaknesses: 'Int64!',
    vendor: 'String',
    recommendedVersion: 'String',
    recommendationCategory: 'String',
    subCategory: 'String',
    severityScore: 'Double!',
    publicExploit: 'Boolean!',
    activeAlert: 'Boolean!',
    associatedThreats: 'String[]',
    remediationType: 'String',
    status: 'String',
    configScoreImpact: 'Double!',
    exposureImpact: 'Double!',
    totalMachineCount: 'Int64!',
    exposedMachinesCount: 'Int64!',
    nonProductivityImpactedAssets: 'Int64!',
    relatedComponent: 'String',
  }),
  Alert: entity({
    id: 'String!',
    incidentId: 'Int64',
    severity: 'String',
    status: 'String',
    category: 'String',
    title: 'String',
    machineId: 'String',
    computerDnsName: 'String',
    alertCreationTime: 'DateTimeOffset',
    lastUpdateTime: 'DateTimeOffset',
  }),
  PublicProductFixDto: complex({
    id: 'String!',
    name: 'String',
    productsNames: 'String[]',
    url: 'String',
    machineMissedOn: 'Int32!',
    cveAddressed: 'Int32!',
  }),
  PublicAssetVulnerabilityDto: complex({
    id: 'String!',
    cveId: 'String',
    machineId: 'String',
    fixingKbId: 'String',
    productName: 'String',
    productVendor: 'String',
    productVersion: 'String',
    severity: 'String',
  }),
  AssetVulnerability: complex({
    id: 'String!',
    deviceId: 'String',
    deviceName: 'String',
    rbacGroupName: 'String',
    osPlatform: 'String',
    osVersion: 'String',
    osArchitecture: 'String',
    softwareVendor: 'String',
    softwareName: 'String',
    softwareVersion: 'String',
    cveId: 'String',
    vulnerabilitySeverityLevel: 'String',
    cvssScore: 'Double',
    recommendedSecurityUpdate: 'String',
    recommendedSecurityUpdateId: 'String',
    recommendedSecurityUpdateUrl: 'String',
    diskPaths: 'String[]',
    registryPaths: 'String[]',
    firstSeenTimestamp: 'String',
    lastSeenTimestamp: 'String',
    exploitabilityLevel: 'String',
    recommendationReference: 'String',
    securityUpdateAvailable: 'Boolean!',
  }),
  AssetSoftware: complex({
    deviceId: 'String!',
    deviceName: 'String',
    rbacGroupName: 'String',
    osPlatform: 'String',
    softwareVendor: 'String',
    softwareName: 'String',
    softwareVersion: 'String',
    numberOfWeaknesses: 'Int64!',
    diskPaths: 'String[]',
    registryPaths: 'String[]',
    softwareFirstSeenTimestamp: 'String',
    endOfSupportStatus: 'String',
    endOfSupportDate: 'String',
  }),
  ExportFilesResponse: complex({ exportFiles: 'String[]', generatedTime: 'DateTimeOffset!' }),
  Distribution: complex({ version: 'String', installations: 'Int64!', vulnerabilities: 'Int64!' }),
};

export const entitySets: Readonly<Record<string, EntitySet>> = {
  Machines: { type: 'Machine', listed: true },
  MachineReferences: { type: 'MachineReference', listed: false },
  Software: { type: 'Software', listed: true },
  Vulnerabilities: { type: 'Vulnerability', listed: true },
  Recommendations: { type: 'Recommendation', listed: true },
  // Never has any.
  Alerts: { type: 'Alert', listed: false },
};

/** Functions and actions of a machine, and of all machines: what they take beside it, and what they give. */
export interface Operation {
  readonly kind: 'Function' | 'Action';
  readonly boundTo: 'Machine' | 'Machine[]';
  readonly takes: Readonly<Record<string, FieldType>>;
  readonly gives: string;
}

export const operations: Readonly<Record<string, Operation>> = {
  getmissingkbs: { kind: 'Function', boundTo: 'Machine', takes: {}, gives: 'PublicProductFixDto[]' },
  findbyip: {
    kind: 'Function',
    boundTo: 'Machine[]',
    takes: { ip: 'String!', timestamp: 'DateTimeOffset!' },
    gives: 'Machine[]',
  },
  tags: { kind: 'Action', boundTo: 'Machine', takes: { Value: 'String!', Action: 'String!' }, gives: 'Machine' },
  AddOrRemoveTagForMultipleMachines: {
    kind: 'Action',
    boundTo: 'Machine[]',
    takes: { Value: 'String!', Action: 'String!', MachineIds: 'String[]' },
    gives: 'Machine[]',
  },
};
