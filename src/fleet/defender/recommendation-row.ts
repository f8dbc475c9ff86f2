/** Defender's Recommendation: to update one software, by whatever updates of it are missing. */

import type { SoftwareFigures } from '../board/open-figures.ts';
import { displayNameOf, recommendationIdOf, vendorOf } from './software-names.ts';

export interface RecommendationRow {
  readonly id: string;
  readonly productName: string;
  readonly recommendationName: string;
  readonly weaknesses: number;
  readonly vendor: string;
  readonly recommendedVersion: string;
  readonly recommendationCategory: 'Application';
  readonly subCategory: string;
  readonly severityScore: 0;
  readonly publicExploit: boolean;
  readonly activeAlert: false;
  readonly associatedThreats: readonly string[];
  readonly remediationType: 'Update';
  readonly status: 'Active';
  readonly configScoreImpact: 0;
  readonly exposureImpact: 0;
  readonly totalMachineCount: number;
  readonly exposedMachinesCount: number;
  readonly nonProductivityImpactedAssets: 0;
  readonly relatedComponent: string;
}

/** Windows is an application too in Defender's own example of this. */
export function recommendationRow(
  { software, vulnerabilities, devices, exposedDevices }: SoftwareFigures,
  publicExploit: boolean,
): RecommendationRow {
  const displayName = displayNameOf(software);
  return {
    id: recommendationIdOf(software),
    productName: software,
    recommendationName: `Update ${displayName}`,
    weaknesses: vulnerabilities.length,
    vendor: vendorOf(software),
    recommendedVersion: '',
    recommendationCategory: 'Application',
    subCategory: '',
    severityScore: 0,
    publicExploit,
    activeAlert: false,
    associatedThreats: [],
    remediationType: 'Update',
    status: 'Active',
    configScoreImpact: 0,
    exposureImpact: 0,
    totalMachineCount: devices,
    exposedMachinesCount: exposedDevices,
    nonProductivityImpactedAssets: 0,
    relatedComponent: displayName,
  };
}
