/** A device as Defender's Machine resource. What we do not know is null, never made up. */

import type { FastifyRequest } from 'fastify';
import type { SystemFacts } from '../../fleet/board/state-summary.ts';
import type { Processor, StateOfReading } from '../../inventory/model.ts';
import { type OsPlatform, osPlatformOf } from '../../lines/windows/os-platform.ts';
import type { ListedDevice } from '../../store/device-list.ts';
import type { Device } from '../../store/store.ts';
import type { CalledUrl } from '../called-url.ts';
import type { Machine, MachineItem } from './schemas.ts';

const dayMs = 86_400_000;
export const machinesContext = '/api/$metadata#Machines';

export interface MachineResourceOptions {
  readonly calledUrl: CalledUrl;
  readonly now: () => number;
  /** A device that has not been seen for so long is inactive. */
  readonly inactiveAfterDays: number;
}

/** A device as the answer to a request. */
export type ToMachine = (device: Device, request: FastifyRequest) => Machine;

/** What is the same for all devices of one state. */
export interface MachineSystem extends OsPlatform {
  readonly osVersion: string | null;
  readonly osProcessor: Processor | null;
  readonly osArchitecture: '64-bit' | '32-bit' | null;
}

/** What a device has of its own. */
export type MachineIdentity = Omit<ListedDevice, 'state'>;

export function createToMachine(options: MachineResourceOptions): ToMachine {
  return ({ inventory, firstSeen, lastSeen, tags }, request) => {
    const { id, computerDnsName, ipAddresses: addresses = [] } = inventory;
    const device = { id, computerDnsName, firstSeen, lastSeen, tags, addresses };
    return {
      '@odata.context': `${options.calledUrl(request)}${machinesContext}/$entity`,
      ...machineOf(device, systemOf(inventory), inactiveUntil(options)),
    };
  };
}

/** A device that was last seen then, or before, is inactive. ISO 8601 in UTC. */
export function inactiveUntil({ now, inactiveAfterDays }: Omit<MachineResourceOptions, 'calledUrl'>): string {
  return new Date(now() - inactiveAfterDays * dayMs).toISOString();
}

export function systemOf(state: StateOfReading): MachineSystem {
  const { osPlatform, version, osBuild } = osPlatformOf(state);
  return {
    osPlatform,
    osVersion: state.osVersion ?? null,
    osProcessor: state.osProcessor ?? null,
    version,
    osBuild,
    osArchitecture: architectureOf(state.osProcessor),
  };
}

/** The same of what is known of the system already. */
export function machineSystemOf({ osPlatform, osVersion, osProcessor, version, osBuild }: SystemFacts): MachineSystem {
  return {
    osPlatform,
    osVersion,
    osProcessor,
    version,
    osBuild,
    osArchitecture: architectureOf(osProcessor ?? undefined),
  };
}

/** Fields in the order of Defender's documentation. */
export function machineOf(device: MachineIdentity, system: MachineSystem, inactiveSince: string): MachineItem {
  return {
    id: device.id,
    computerDnsName: device.computerDnsName,
    firstSeen: device.firstSeen,
    lastSeen: device.lastSeen,
    osPlatform: system.osPlatform,
    osVersion: system.osVersion,
    onboardingStatus: 'Onboarded',
    osProcessor: system.osProcessor,
    version: system.version,
    osBuild: system.osBuild,
    lastIpAddress: device.addresses[0] ?? null,
    lastExternalIpAddress: null,
    agentVersion: null,
    healthStatus: device.lastSeen > inactiveSince ? 'Active' : 'Inactive',
    rbacGroupId: 0,
    rbacGroupName: null,
    riskScore: null,
    exposureLevel: null,
    deviceValue: 'Normal',
    aadDeviceId: null,
    machineTags: [...device.tags],
    ipAddresses: device.addresses.map((ipAddress) => ({ ipAddress, macAddress: null, operationalStatus: null })),
    osArchitecture: system.osArchitecture,
  };
}

function architectureOf(processor: Processor | undefined): '64-bit' | '32-bit' | null {
  if (processor === undefined) return null;
  return processor === 'x86' ? '32-bit' : '64-bit';
}
