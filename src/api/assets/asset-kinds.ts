/** The lists that have rows by machine: what a row is, which of its properties may be asked about, and where each comes from. */

import type { Board } from '../../fleet/board/board.ts';
import type { StateSummary } from '../../fleet/board/state-summary.ts';
import {
  type AssetDevice,
  assetSoftwareRow,
  assetVulnerabilityRow,
  machineVulnerabilityRow,
} from '../../fleet/defender/asset-rows.ts';
import {
  countExposedAssets,
  countOpenAssets,
  exposedAssetsOf,
  type InstalledAsset,
  installedAssetsOf,
  type OpenAsset,
  openAssetsOf,
} from '../../fleet/defender/open-assets.ts';
import type { Properties } from '../../odata/expression.ts';
import type { CollectionRules } from '../../odata/query.ts';
import type { DeviceColumn } from '../../store/device-list.ts';

export interface AssetKind<Item extends { readonly key: string }> {
  /** Behind "$metadata#". */
  readonly context: string;
  readonly rules: CollectionRules;
  /** Of devices of one state, ascending by their keys. */
  itemsOf(board: Board, summary: StateSummary): readonly Item[];
  /** How many they are, without making them. */
  countOf(summary: StateSummary): number;
  rowOf(device: AssetDevice, summary: StateSummary, item: Item): Readonly<Record<string, unknown>>;
  /** Properties that devices of one state differ in, with the column of those that the store can compare. */
  readonly ofDevice: Readonly<Record<string, DeviceColumn | null>>;
}

/** Rows come by machine, in either direction: what is to be ordered otherwise would have to be at hand as a whole. */
function rulesBy(machine: string, properties: Properties, lists: readonly string[], mostTop: number): CollectionRules {
  const selectable = [...Object.keys(properties), ...lists];
  return { properties, orderable: ['id', machine], selectable, mostTop };
}

const defender = (type: string) => `Collection(microsoft.windowsDefenderATP.api.${type})`;

export const machineVulnerabilities: AssetKind<OpenAsset> = {
  context: defender('PublicAssetVulnerabilityDto'),
  rules: rulesBy(
    'machineId',
    {
      id: 'name',
      cveId: 'name',
      machineId: 'name',
      fixingKbId: 'text',
      productName: 'name',
      productVendor: 'name',
      productVersion: 'text',
      severity: 'text',
    },
    [],
    10_000,
  ),
  itemsOf: openAssetsOf,
  countOf: countOpenAssets,
  rowOf: machineVulnerabilityRow,
  ofDevice: { id: null, machineId: 'id' },
};

/** As many as Defender's pages hold. */
export const mostAssets = 200_000;

const ofMachine = { deviceId: 'id', deviceName: 'dnsName' } as const;

export const softwareVulnerabilities: AssetKind<OpenAsset> = {
  context: defender('AssetVulnerability'),
  rules: rulesBy(
    'deviceId',
    {
      id: 'name',
      deviceId: 'name',
      rbacGroupName: 'text',
      deviceName: 'name',
      osPlatform: 'text',
      osVersion: 'text',
      osArchitecture: 'text',
      softwareVendor: 'name',
      softwareName: 'name',
      softwareVersion: 'text',
      cveId: 'name',
      vulnerabilitySeverityLevel: 'text',
      cvssScore: 'number',
      recommendedSecurityUpdate: 'text',
      recommendedSecurityUpdateId: 'text',
      exploitabilityLevel: 'text',
      recommendationReference: 'name',
      securityUpdateAvailable: 'flag',
    },
    ['recommendedSecurityUpdateUrl', 'diskPaths', 'registryPaths', 'lastSeenTimestamp', 'firstSeenTimestamp'],
    mostAssets,
  ),
  itemsOf: exposedAssetsOf,
  countOf: countExposedAssets,
  rowOf: assetVulnerabilityRow,
  ofDevice: { id: null, ...ofMachine },
};

export const softwareInventory: AssetKind<InstalledAsset> = {
  context: defender('AssetSoftware'),
  rules: {
    ...rulesBy(
      'deviceId',
      {
        deviceId: 'name',
        rbacGroupName: 'text',
        deviceName: 'name',
        osPlatform: 'text',
        softwareVendor: 'name',
        softwareName: 'name',
        softwareVersion: 'text',
        numberOfWeaknesses: 'number',
        endOfSupportStatus: 'text',
      },
      ['diskPaths', 'registryPaths', 'softwareFirstSeenTimestamp', 'endOfSupportDate'],
      mostAssets,
    ),
    orderable: ['deviceId'],
  },
  itemsOf: installedAssetsOf,
  countOf: ({ software }) => software.length,
  rowOf: assetSoftwareRow,
  ofDevice: ofMachine,
};
