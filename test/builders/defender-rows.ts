/** What the fleet of defender-fleet.ts is in Defender's collections. */

import { exploited, metadata } from './defender-fleet.ts';

export const vulnerabilitiesContext = `${metadata}#Collection(Analytics.Contracts.PublicAPI.PublicVulnerabilityDto)`;

export const internetExplorer = {
  id: 'microsoft-_-internet_explorer',
  name: 'internet_explorer',
  vendor: 'microsoft',
  weaknesses: 1,
  publicExploit: true,
  activeAlert: false,
  exposedMachines: 3,
  impactScore: 0,
};
export const windows = {
  ...internetExplorer,
  id: 'microsoft-_-windows_10',
  name: 'windows_10',
  weaknesses: 3,
  publicExploit: false,
};
export const vulnerability = {
  id: exploited,
  name: exploited,
  description: null,
  severity: 'Medium',
  cvssV3: null,
  cvssVector: null,
  exposedMachines: 3,
  publishedOn: '2020-03-10T00:00:00Z',
  updatedOn: '2020-03-10T00:00:00Z',
  publicExploit: true,
  exploitVerified: true,
  exploitInKit: false,
  exploitTypes: [],
  exploitUris: [],
};
export const recommendation = {
  id: 'va-_-microsoft-_-windows_10',
  productName: 'windows_10',
  recommendationName: 'Update Windows 10',
  weaknesses: 3,
  vendor: 'microsoft',
  recommendedVersion: '',
  recommendationCategory: 'Application',
  subCategory: '',
  severityScore: 0,
  publicExploit: false,
  activeAlert: false,
  associatedThreats: [],
  remediationType: 'Update',
  status: 'Active',
  configScoreImpact: 0,
  exposureImpact: 0,
  totalMachineCount: 4,
  exposedMachinesCount: 3,
  nonProductivityImpactedAssets: 0,
  relatedComponent: 'Windows 10',
};
