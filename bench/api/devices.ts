/** The fleet that the endpoint is asked about: devices that are alike in a given number of patch states, and a token to ask with. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createApplication } from '../../src/access/applications.ts';
import { startServer } from '../../src/api/start.ts';
import { type MachineId, machineIdOfName } from '../../src/brand.ts';
import { readSettings, type Settings } from '../../src/config.ts';
import { syncFromFolder } from '../../src/feed/sync.ts';
import type { Inventory } from '../../src/inventory/model.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';

export interface Fleet {
  readonly devices: number;
  readonly states: number;
}

const tenant = 'bench.example';
const batch = 10_000;

/** Fills the folder, unless there are devices in it, and gives a token that lives for an hour. */
export async function prepareFleet(folder: string, fleet: Fleet): Promise<string> {
  const filled = existsSync(join(folder, 'missingkbs.sqlite'));
  const settings = readSettings({ MISSINGKBS_DATA: folder, MISSINGKBS_PORT: '0', MISSINGKBS_LOG_LEVEL: 'silent' });
  const samples = join(import.meta.dirname, '../../samples/catalog');
  await syncFromFolder({ folder: samples, catalogFile: settings.catalogFile });
  const store = await openStore(settings);
  if (!filled) await storeDevices(store, fleet);
  const token = await fetchToken(settings, store);
  await store.close();
  return token;
}

export function deviceId(place: number): MachineId {
  return machineIdOfName(nameOf(place));
}

export function pathOf(id: MachineId): string {
  return `/api/machines/${id}/getmissingkbs`;
}

async function storeDevices(store: Store, { devices, states }: Fleet): Promise<void> {
  for (let saved = 0; saved < devices; saved += batch) {
    const part = Array.from({ length: Math.min(batch, devices - saved) }, (_, place) => device(saved + place, states));
    await store.devices.saveAll(tenant, part, new Date().toISOString());
  }
}

/** Every device lacks March 2020; what its state is made of is the version of its browser, which closes nothing. */
function device(place: number, states: number): Inventory {
  return {
    id: deviceId(place),
    computerDnsName: nameOf(place),
    osName: 'Microsoft Windows 10 Enterprise',
    osVersion: '10.0.18363.657',
    osProcessor: 'x64',
    installationType: 'Client',
    software: [{ name: 'Microsoft Edge', version: `80.0.361.${place % states}`, vendor: 'Microsoft Corporation' }],
  };
}

function nameOf(place: number): string {
  return `pc-${place}.bench.example`;
}

async function fetchToken(settings: Settings, store: Store): Promise<string> {
  const application = await createApplication(store, { tenant, roles: ['Software.Read.All'] });
  const server = await startServer({ settings, store });
  const answer = await fetch(`${server.url}/${tenant}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: application.clientId,
      client_secret: application.clientSecret,
      scope: `${settings.audiences[0]}/.default`,
    }),
  });
  await server.close();
  return ((await answer.json()) as { access_token: string }).access_token;
}
