import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boardOf } from '../../../test/builders/board.ts';
import { catalog, cves } from '../../../test/builders/catalog.ts';
import { device } from '../../../test/builders/device.ts';
import type { MachineId } from '../../brand.ts';
import type { DeviceQuery, ListedDevice } from '../../store/device-list.ts';
import type { StateId } from '../../store/store.ts';
import { noThreats } from '../../threats/threats.ts';
import type { ExportJob } from './export-job.ts';
import { exportRows } from './export-rows.ts';
import { StateParts } from './state-parts.ts';

const os = 'Windows 10 Version 1909 for x64-based Systems';
const known = catalog()
  .document('2020-Mar')
  .update('4540673')
  .fixes(...cves(2020, 700, 3))
  .in(os, { build: '10.0.18363.719' })
  .build();
const today = '2020-04-13';
const [behind, patched] = [device().build('18363.657'), device().build('18363.719')];

const job: ExportJob = { name: 'devices', format: 'ndjson', tenant: 'contoso', inactiveUntil: '', rings: [] };

/** Devices in an order of ids; `list` reads what is there when its turn comes. */
class MovingFleet {
  readonly devices = new Map<MachineId, ListedDevice>();
  readonly past = new Map<MachineId, readonly StateId[]>();
  beforePage = (_page: number): void => {};
  pages = 0;

  put(number: number, state: StateId): void {
    const id = number.toString(16).padStart(40, '0') as MachineId;
    this.past.set(id, [...(this.past.get(id) ?? []), state]);
    const at = `${today}T08:00:00.000Z`;
    const fields = { computerDnsName: `pc-${number}`, firstSeen: at, lastSeen: at, tags: [], addresses: [] };
    this.devices.set(id, { id, state, ...fields });
  }

  async list(_tenant: string, { after, limit }: DeviceQuery): Promise<readonly ListedDevice[]> {
    this.beforePage(this.pages);
    this.pages += 1;
    const sorted = [...this.devices.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
    return sorted.filter(({ id }) => after === undefined || id > (after[0] as string)).slice(0, limit);
  }
}

async function rowsOf(fleet: MovingFleet, asked = job) {
  const board = await boardOf(known, [{ device: behind }, { device: patched }], today);
  const parts = new StateParts(board, noThreats, asked.name);
  const sources = {
    lists: fleet,
    tell: async (states: readonly StateId[]) => parts.tell(states),
    pastStates: async (id: MachineId) => fleet.past.get(id) ?? [],
  };
  let text = '';
  for await (const piece of exportRows(sources, asked)) text += Buffer.from(piece).toString();
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

test('devices that change while they are exported are there once, each in the last of its states that was counted', async () => {
  const fleet = new MovingFleet();
  for (let number = 0; number < 5_000; number += 1) fleet.put(number, 1);
  fleet.beforePage = (page) => {
    if (page === 0) return;
    for (let number = 0; number < 5_000; number += 10) {
      // To a state that was counted, and to one that nobody knew then.
      fleet.put(number, 2);
      if (number % 20 === 0) fleet.put(number, 3);
    }
    fleet.put(6_000 + page, 3);
  };
  const rows = await rowsOf(fleet);
  assert.deepEqual(
    rows.map(({ computerDnsName }) => computerDnsName),
    Array.from({ length: 5_000 }, (_, number) => `pc-${number}`),
  );
  assert.deepEqual(
    rows.slice(4_000, 4_012).map(({ missingKbs }) => missingKbs),
    [0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1],
  );
  assert.equal(rows[0].missingKbs, 1);
});

test('rows of devices without missing updates are none, and an empty export is one all the same', async () => {
  const fleet = new MovingFleet();
  for (let number = 0; number < 10; number += 1) fleet.put(number, number % 2 === 0 ? 1 : 2);
  const rows = await rowsOf(fleet, { ...job, name: 'missingkbs' });
  assert.deepEqual(
    rows.map(({ computerDnsName, kb, cveAddressed }) => [computerDnsName, kb, cveAddressed]),
    [0, 2, 4, 6, 8].map((number) => [`pc-${number}`, '4540673', 3]),
  );
  assert.deepEqual(await rowsOf(new MovingFleet()), []);
});
