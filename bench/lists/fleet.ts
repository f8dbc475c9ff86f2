/** The fleet that lists are asked of: most devices miss an update, some another one too, and few are alike in all. */

import type { KbNumber, MachineId } from '../../src/brand.ts';
import type { Inventory } from '../../src/inventory/model.ts';
import type { Store } from '../../src/store/store.ts';
import { contoso } from '../../test/builders/server.ts';

export interface Fleet {
  readonly devices: number;
  readonly states: number;
}

const batchSize = 5_000;
export const seen = Date.parse('2020-04-12T00:00:00.000Z');
/** One in a thousand is older than the update of February. */
export const oldDevices = 1_000;

export async function fillStore(store: Store, { devices, states }: Fleet): Promise<void> {
  for (let from = 0; from < devices; from += batchSize) {
    const length = Math.min(batchSize, devices - from);
    const batch = Array.from({ length }, (_, place) => inventoryOf(from + place, states));
    await store.devices.saveAll(contoso, batch, new Date(seen).toISOString());
  }
  for (let place = 0; place < 200; place += 1) {
    const device = Math.floor((place * devices) / 200);
    await store.devices.changeTags(contoso, idOf(device), { add: [place % 2 === 0 ? 'VIP' : 'Berlin'] });
  }
}

/** Ids lie anywhere, as hashes of names do. */
export function idOf(place: number): MachineId {
  const head = Math.imul(place + 1, 0x9e3779b1) >>> 0;
  return (head.toString(16).padStart(8, '0') + place.toString(16).padStart(32, '0')) as MachineId;
}

export function addressOf(place: number): string {
  return `10.${place >>> 16}.${(place >>> 8) & 255}.${place & 255}`;
}

/** A server, a client of a build of its own, or one of those that can be judged: 1909, with updates that tell states apart. */
function inventoryOf(place: number, states: number): Inventory {
  const kind = place % 10;
  const revision = place % states;
  const judged = kind > 4;
  return {
    id: idOf(place),
    computerDnsName: `pc-${place}.contoso.example`,
    osName: kind === 0 ? 'Microsoft Windows Server 2019 Standard' : 'Microsoft Windows 10 Enterprise',
    osVersion: judged
      ? `10.0.18363.${place % oldDevices === 7 ? 600 : 657}`
      : `10.0.${kind === 0 ? '17763' : '19045'}.${revision}`,
    osProcessor: judged || place % 3 > 0 ? 'x64' : 'x86',
    installationType: kind === 0 ? 'Server' : 'Client',
    installedKbs: judged ? [String(9_000_000 + revision) as KbNumber] : [],
    ipAddresses: [addressOf(place), `fe80::${(place % 65_536).toString(16)}`],
    lastSeen: lastSeenOf(place),
  };
}

export function lastSeenOf(place: number): string {
  return new Date(seen - (place % 2_000) * 600_000).toISOString();
}
