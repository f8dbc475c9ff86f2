/** A device as Defender's Machine resource. What we do not know is null, never made up. */

import type { FastifyRequest } from 'fastify';
import type { Processor } from '../../inventory/model.ts';
import { osPlatformOf } from '../../lines/windows/os-platform.ts';
import type { Device } from '../../store/store.ts';
import type { CalledUrl } from '../called-url.ts';
import type { Machine } from './schemas.ts';

const dayMs = 86_400_000;
const contextPath = '/api/$metadata#Machines/$entity';

export interface MachineResourceOptions {
  readonly calledUrl: CalledUrl;
  readonly now: () => number;
  /** A device that has not been seen for so long is inactive. */
  readonly inactiveAfterDays: number;
}

/** A device as the answer to a request. */
export type ToMachine = (device: Device, request: FastifyRequest) => Machine;

/** Fields in the order of Defender's documentation. */
export function createToMachine({ calledUrl, now, inactiveAfterDays }: MachineResourceOptions): ToMachine {
  return (device, request) => ({
    '@odata.context': calledUrl(request) + contextPath,
    ...fieldsOf(device, now() - Date.parse(device.lastSeen) < inactiveAfterDays * dayMs),
  });
}

function fieldsOf({ inventory, firstSeen, lastSeen }: Device, isActive: boolean): Omit<Machine, '@odata.context'> {
  const { osPlatform, version, osBuild } = osPlatformOf(inventory);
  return {
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
    healthStatus: isActive ? 'Active' : 'Inactive',
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
