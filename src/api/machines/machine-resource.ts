/** A device as Defender's Machine resource. What we do not know is null, never made up. */

import type { Processor } from '../../inventory/model.ts';
import type { Device } from '../../store/store.ts';
import { osPlatformOf } from './os-platform.ts';
import type { Machine } from './schemas.ts';

/** Defender's own span: a device that has not been seen for seven days is inactive. */
const activeMs = 7 * 86_400_000;

export const machineContextPath = '/api/$metadata#Machines/$entity';

/** Fields in the order of Defender's documentation. */
export function toMachine({ inventory, firstSeen, lastSeen }: Device, context: string, now: number): Machine {
  const { osPlatform, version, osBuild } = osPlatformOf(inventory);
  return {
    '@odata.context': context,
    id: inventory.id,
    computerDnsName: inventory.computerDnsName,
    firstSeen,
    lastSeen,
    osPlatform,
    osVersion: inventory.osVersion,
    onboardingStatus: 'Onboarded',
    osProcessor: inventory.osProcessor ?? null,
    version,
    osBuild,
    lastIpAddress: null,
    lastExternalIpAddress: null,
    agentVersion: null,
    healthStatus: now - Date.parse(lastSeen) < activeMs ? 'Active' : 'Inactive',
    rbacGroupId: 0,
    rbacGroupName: null,
    riskScore: null,
    exposureLevel: null,
    deviceValue: 'Normal',
    aadDeviceId: null,
    machineTags: [],
    ipAddresses: [],
    osArchitecture: architectureOf(inventory.osProcessor),
  };
}

function architectureOf(processor: Processor | undefined): '64-bit' | '32-bit' | null {
  if (processor === undefined) return null;
  return processor === 'x86' ? '32-bit' : '64-bit';
}
