/** What Defender calls its collections in `@odata.context`, and what may be asked of each. */

import { recommendationRules, softwareRules, vulnerabilityRules } from './collection-rules.ts';
import type { Collection } from './send-rows.ts';

export const softwareCollection: Collection = { context: 'Software', rules: softwareRules };

export const vulnerabilityCollection: Collection = { context: 'Vulnerabilities', rules: vulnerabilityRules };

/** Of a machine, of a software, of a recommendation. */
export const vulnerabilitiesWithin: Collection = {
  context: 'Collection(Analytics.Contracts.PublicAPI.PublicVulnerabilityDto)',
  rules: vulnerabilityRules,
};

export const recommendationCollection: Collection = { context: 'Recommendations', rules: recommendationRules };

export const fixesContext = 'Collection(microsoft.windowsDefenderATP.api.PublicProductFixDto)';
