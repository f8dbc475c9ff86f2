/** kill -9 in the middle of `sync`, `import` and PUT, spread over the whole run of each: what was acknowledged is there, and what is there is whole. */

import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { MachineId } from '../../../src/brand.ts';
import { readCatalog } from '../../../src/catalog/snapshot.ts';
import { openStore } from '../../../src/store/open.ts';
import type { Store } from '../../../src/store/store.ts';
import type { Attack } from '../attack.ts';
import { idOf, lightDevice } from '../devices.ts';
import { startFeed } from '../feed.ts';
import { expectThat, type Finding } from '../finding.ts';
import type { Lab } from '../lab.ts';
import { tenant } from '../server.ts';

export const killRounds: Attack = {
  name: 'kill -9',
  async run(lab) {
    const rounds = lab.size(3, 100);
    return [await killSync(lab, rounds), await killImport(lab, rounds), await killPut(lab, rounds)];
  },
};

/**
 * The catalogue is always the old one or the new one, and a run that is not killed makes the new one of whatever the killed
 * one left. The old one lacks a document, so that nothing is lost.
 */
async function killSync(lab: Lab, rounds: number): Promise<Finding> {
  const feed = await startFeed(lab);
  feed.serveSamples();
  const older = lab.newFolder();
  cpSync(lab.sampleFolder, older, { recursive: true });
  rmSync(join(older, readdirSync(older).sort()[0] as string));
  const args = ['sync', '--url', feed.url];
  const start = lab.newFolder();
  await lab.run(['sync', '--from', older], { folder: start });
  const before = catalogIn(start);
  const whole = await lab.run(args, { folder: copyOf(start, lab) });
  const ends = new Set<string>();
  const found = new Set<string>();
  let killed = 0;
  for (let round = 0; round < rounds; round += 1) {
    const folder = copyOf(start, lab);
    const { exitCode } = await lab.run(args, { folder, killAfterMs: spread(round, rounds, whole.ms) });
    if (exitCode === null) killed += 1;
    found.add(catalogIn(folder));
    await lab.run(args, { folder });
    ends.add(catalogIn(folder));
    rmSync(folder, { recursive: true });
  }
  const fine = whole.exitCode === 0 && ends.size === 1 && [...found].every((one) => one === before || ends.has(one));
  const measured = `${found.size} catalogues, whole; then ${ends.size}`;
  return expectThat(`sync, killed ${killed} times`, fine, measured, 'the old one or the new one; then the new one');
}

/** A batch is there whole or not at all, and nothing is damaged; a run that is not killed brings the rest. */
async function killImport(lab: Lab, rounds: number): Promise<Finding> {
  const file = join(lab.newFolder(), 'devices.ndjson');
  const count = 3_000;
  writeFileSync(file, Array.from({ length: count }, (_, place) => `${JSON.stringify(lightDevice(place))}\n`).join(''));
  const args = ['import', file, '--tenant', tenant];
  const whole = await lab.run(args, { folder: lab.newFolder() });
  const found = new Set<number>();
  let killed = 0;
  let folder = lab.newFolder();
  for (let round = 0; round < rounds; round += 1) {
    folder = lab.newFolder();
    const { exitCode } = await lab.run(args, { folder, killAfterMs: spread(round, rounds, whole.ms) });
    if (exitCode === null) killed += 1;
    found.add(await countDevices(folder, count));
  }
  const last = await lab.run(args, { folder });
  const all = await countDevices(folder, count);
  const fine = last.exitCode === 0 && all === count && [...found].every((devices) => devices % 1_000 === 0);
  const measured = `${[...found].sort((a, b) => a - b).join(', ')} devices; then ${all}`;
  return expectThat(`import, killed ${killed} times`, fine, measured, `whole batches; then ${count}`);
}

/** Every inventory that was answered with 200 or 201 is there after the server was killed. */
async function killPut(lab: Lab, rounds: number): Promise<Finding> {
  const folder = lab.newDataFolder();
  const acknowledged = new Map<string, string>();
  let lost = 0;
  for (let round = 0; round < rounds; round += 1) {
    const server = await lab.startServer({ folder });
    const writing = [0, 1, 2, 3].map(async (writer) => {
      for (let nth = 0; server.running; nth += 1) {
        const device = { ...lightDevice(writer * 50 + (nth % 50)), osVersion: `10.0.18363.${round * 1_000 + nth}` };
        const status = await server.put(idOf(device), device).catch(() => 0);
        if (status === 200 || status === 201) acknowledged.set(idOf(device), device.osVersion);
      }
    });
    await setTimeout(50 + spread(round, rounds, 700));
    await server.kill();
    await Promise.all(writing);
    lost += await countLost(folder, acknowledged);
  }
  return expectThat(
    `PUT, killed ${rounds} times`,
    lost === 0,
    `${lost} of ${acknowledged.size} devices lost`,
    '0 lost',
  );
}

function catalogIn(folder: string): string {
  return readCatalog(join(folder, 'catalog.bin')).version;
}

function copyOf(folder: string, lab: Lab): string {
  const copy = lab.newFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** From the first moment to the last. */
function spread(round: number, rounds: number, wholeMs: number): number {
  return Math.round(((round + 0.5) / rounds) * wholeMs);
}

async function countDevices(folder: string, count: number): Promise<number> {
  return inStore(folder, async (store) => {
    let found = 0;
    for (let place = 0; place < count; place += 1) {
      const state = await store.devices.findStateId(tenant, idOf(lightDevice(place)) as MachineId);
      if (state !== undefined) found += 1;
    }
    return found;
  });
}

/** The revision only rises, so a later one than was acknowledged is no loss: its answer was cut off. */
async function countLost(folder: string, acknowledged: ReadonlyMap<string, string>): Promise<number> {
  return inStore(folder, async (store) => {
    let lost = 0;
    for (const [id, osVersion] of acknowledged) {
      const device = await store.devices.find(tenant, id as MachineId);
      if (revisionOf(device?.inventory.osVersion) < revisionOf(osVersion)) lost += 1;
    }
    return lost;
  });
}

function revisionOf(osVersion = '0.0.0.-1'): number {
  return Number(osVersion.split('.')[3]);
}

/** The pages are read as well: a damaged one fails the attack. */
async function inStore<Result>(folder: string, use: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openStore({ dataFolder: folder });
  try {
    await store.check(60_000);
    return await use(store);
  } finally {
    await store.close();
  }
}
