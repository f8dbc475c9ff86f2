/** Defender's rows by machine: `machinesVulnerabilities`, `SoftwareVulnerabilitiesByMachine`, `SoftwareInventoryByMachine`. */

import type { StateSummary } from '../board/state-summary.ts';
import type { InstalledAsset, OpenAsset } from './open-assets.ts';
import { exploitabilityOf, severityOf } from './severity.ts';
import { recommendationIdOf } from './software-names.ts';

export interface AssetDevice {
  readonly id: string;
  readonly computerDnsName: string;
  readonly lastSeen: string;
}

/** For rows of which only what all devices of a state share is looked at. */
export const noDevice: AssetDevice = { id: '', computerDnsName: '', lastSeen: '' };

/** PublicAssetVulnerabilityDto. */
export function machineVulnerabilityRow({ id }: AssetDevice, _summary: StateSummary, asset: OpenAsset) {
  const { software, vendor, version, vulnerability, update, key } = asset;
  return {
    id: `${id}-_-${key}`,
    cveId: vulnerability.id,
    machineId: id,
    fixingKbId: update.kb,
    productName: software,
    productVendor: vendor,
    productVersion: version,
    severity: severityOf(vulnerability),
  };
}

/** AssetVulnerability. When something was seen first nobody has kept: null. A score that the feed lacks is not there. */
export function assetVulnerabilityRow(device: AssetDevice, { system }: StateSummary, asset: OpenAsset) {
  const { software, vendor, version, vulnerability, update } = asset;
  return {
    id: `${device.id}_${software}_${version ?? ''}_${vulnerability.id}_`,
    deviceId: device.id,
    rbacGroupName: 'None',
    deviceName: device.computerDnsName,
    osPlatform: system.osPlatform,
    osVersion: system.osVersion,
    osArchitecture: system.osProcessor,
    softwareVendor: vendor,
    softwareName: software,
    softwareVersion: version,
    cveId: vulnerability.id,
    vulnerabilitySeverityLevel: severityOf(vulnerability),
    // Clients take the greatest of them with 0 for one that is not there, and end at null.
    ...(vulnerability.cvss !== undefined && { cvssScore: vulnerability.cvss.score }),
    recommendedSecurityUpdate: update.name,
    recommendedSecurityUpdateId: update.kb,
    recommendedSecurityUpdateUrl: update.url,
    diskPaths: [],
    registryPaths: [],
    lastSeenTimestamp: timestampOf(device.lastSeen),
    firstSeenTimestamp: null,
    exploitabilityLevel: exploitabilityOf(vulnerability),
    recommendationReference: recommendationIdOf(software),
    securityUpdateAvailable: true,
  };
}

/** AssetSoftware. */
export function assetSoftwareRow(device: AssetDevice, { system }: StateSummary, asset: InstalledAsset) {
  return {
    deviceId: device.id,
    rbacGroupName: 'None',
    deviceName: device.computerDnsName,
    osPlatform: system.osPlatform,
    softwareVendor: asset.vendor,
    softwareName: asset.software,
    softwareVersion: asset.version,
    numberOfWeaknesses: asset.weaknesses,
    diskPaths: [],
    registryPaths: [],
    softwareFirstSeenTimestamp: null,
    endOfSupportStatus: asset.support === undefined ? null : asset.support.ended ? 'EOS Version' : 'None',
    endOfSupportDate: asset.support === undefined ? null : `${asset.support.until}T00:00:00+00:00`,
  };
}

/** "2020-03-12 07:11:13", as Defender writes it in these rows alone; UTC. */
function timestampOf(instant: string): string {
  return instant.slice(0, 19).replace('T', ' ');
}
