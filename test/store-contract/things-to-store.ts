/** What the contract of the store stores. */

import type { MachineId } from '../../src/brand.ts';
import type { Inventory } from '../../src/inventory/model.ts';
import type { Application } from '../../src/store/store.ts';

export const monday = '2026-07-06T08:00:00.000Z';
export const tuesday = '2026-07-07T08:00:00.000Z';
export const wednesday = '2026-07-08T08:00:00.000Z';

/** Forty times the digit. */
export function machineId(digit: string): MachineId {
  return digit.repeat(40) as MachineId;
}

/** Device `number` of many. */
export function numberedId(number: number): MachineId {
  return number.toString(16).padStart(40, '0') as MachineId;
}

export function inventoryOf(fields: Partial<Inventory>): Inventory {
  return { id: machineId('a'), computerDnsName: 'pc-7.contoso.com', osVersion: '10.0.18363.657', ...fields };
}

export function applicationOf(clientId: string, tenant: string, created: string): Application {
  return {
    clientId,
    tenant,
    name: 'tests',
    roles: ['Software.Read.All'],
    secrets: [{ hash: 'scrypt$…', created }],
    created,
  };
}
