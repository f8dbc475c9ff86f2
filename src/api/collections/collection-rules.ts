/** What may be asked of the collections of Defender's API: every property of an item that is no list. */

import type { Properties, PropertyType } from '../../odata/expression.ts';
import type { CollectionRules } from '../../odata/query.ts';

/** Lists of an item are selected, and not asked about. */
function rulesOf(properties: Properties, lists: readonly string[], mostTop: number): CollectionRules {
  const names = Object.keys(properties);
  return { properties, orderable: names, selectable: [...names, ...lists], mostTop };
}

const text: PropertyType = 'text';
const name: PropertyType = 'name';

export const softwareRules = rulesOf(
  {
    id: name,
    name,
    vendor: name,
    weaknesses: 'number',
    publicExploit: 'flag',
    activeAlert: 'flag',
    exposedMachines: 'number',
    impactScore: 'number',
  },
  [],
  10_000,
);

/** As few as Defender's, whose page holds no more. */
export const vulnerabilityRules = rulesOf(
  {
    id: name,
    name,
    description: text,
    severity: text,
    cvssV3: 'number',
    cvssVector: text,
    exposedMachines: 'number',
    publishedOn: 'instant',
    updatedOn: 'instant',
    publicExploit: 'flag',
    exploitVerified: 'flag',
    exploitInKit: 'flag',
  },
  ['exploitTypes', 'exploitUris'],
  8_000,
);

export const recommendationRules = rulesOf(
  {
    id: name,
    productName: name,
    recommendationName: text,
    weaknesses: 'number',
    vendor: name,
    recommendedVersion: text,
    recommendedVendor: text,
    recommendedProgram: text,
    recommendationCategory: text,
    subCategory: text,
    severityScore: 'number',
    publicExploit: 'flag',
    activeAlert: 'flag',
    remediationType: text,
    status: text,
    configScoreImpact: 'number',
    exposureImpact: 'number',
    totalMachineCount: 'number',
    exposedMachinesCount: 'number',
    nonProductivityImpactedAssets: 'number',
    relatedComponent: text,
  },
  ['associatedThreats'],
  10_000,
);

export const referenceRules = rulesOf(
  { id: name, computerDnsName: name, osPlatform: text, rbacGroupName: text },
  [],
  10_000,
);

export const alertRules = rulesOf(
  {
    id: text,
    incidentId: 'number',
    investigationId: 'number',
    assignedTo: text,
    severity: text,
    status: text,
    classification: text,
    determination: text,
    investigationState: text,
    detectionSource: text,
    detectorId: text,
    category: text,
    threatFamilyName: text,
    title: text,
    description: text,
    alertCreationTime: 'instant',
    firstEventTime: 'instant',
    lastEventTime: 'instant',
    lastUpdateTime: 'instant',
    resolvedTime: 'instant',
    machineId: name,
    computerDnsName: name,
    rbacGroupName: text,
    aadTenantId: text,
    threatName: text,
  },
  ['mitreTechniques', 'relatedUser', 'comments', 'evidence'],
  10_000,
);
