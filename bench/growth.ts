/**
 * How a store grows with its fleet: bytes a device, take-in, look-ups, memory, on each database. Every fleet has a process
 * and an empty store of its own.
 * node bench/growth.ts [--devices 10000,100000,1000000] [--store sqlite,postgres]
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type PostgresServer, startPostgres } from '../test/builders/postgres-server.ts';
import { startChild } from './api/children.ts';
import type { Grown, GrowthQuestion } from './growth/worker.ts';
import { givePlot, giveRow } from './report/row.ts';

const { values: options } = parseArgs({
  options: {
    devices: { type: 'string', default: '10000,100000,1000000' },
    store: { type: 'string', default: 'sqlite,postgres' },
  },
});

const sizes = options.devices.split(',').map(Number);
const stores = options.store.split(',').map((store) => (store === 'postgres' ? 'postgres' : 'sqlite'));

type Figure = keyof Grown;
/** Title and unit of their plots. */
const figures = {
  bytesEach: ['What a device takes in the store', 'bytes'],
  takenIn: ['Devices taken in by the store', 'devices a second'],
  lookUpUs: ['A look-up of a device', 'µs'],
  peakMb: ['Memory of the process at most', 'MB'],
} as const satisfies Record<Figure, readonly [string, string]>;

const grown = { sqlite: [] as Grown[], postgres: [] as Grown[] };
for (const store of stores) {
  const server = store === 'postgres' ? await startPostgres() : undefined;
  for (const devices of sizes) {
    grown[store].push(await grow(server, devices));
    giveRows(store);
  }
  await server?.close();
}
if (sizes.length > 1) for (const figure of Object.keys(figures)) plot(figure as Figure);

async function grow(server: PostgresServer | undefined, devices: number): Promise<Grown> {
  const folder = mkdtempSync(join(tmpdir(), 'missingkbs-growth-'));
  const worker = startChild('../growth/worker.ts');
  try {
    const databaseUrl = await server?.newDatabase();
    const place = { folder, ...(databaseUrl !== undefined && { databaseUrl }) };
    return await worker.ask<GrowthQuestion, Grown>({ place, devices });
  } finally {
    await worker.end();
    rmSync(folder, { recursive: true });
  }
}

/** Of the fleet that was last; the smallest is what it is compared to. */
function giveRows(store: 'sqlite' | 'postgres'): void {
  const of = grown[store];
  const [first, last] = [of[0] as Grown, of.at(-1) as Grown];
  const about = `${sizes[of.length - 1]?.toLocaleString('en-US')} devices`;
  const give = (row: Parameters<typeof giveRow<'growth'>>[1], figure: Figure) =>
    giveRow('growth', row, { measured: last[figure], about, ...(of.length > 1 && { reference: first[figure] }) });
  give(`${store}Bytes`, 'bytesEach');
  give(`${store}TakeIn`, 'takenIn');
  give(`${store}LookUp`, 'lookUpUs');
  give(`${store}Memory`, 'peakMb');
}

function plot(figure: Figure): void {
  const [title, yLabel] = figures[figure];
  const names = { sqlite: 'SQLite', postgres: 'PostgreSQL' };
  const series = stores.map((store) => ({
    name: names[store],
    points: grown[store].map((its, place) => [sizes[place] as number, its[figure]] as const),
  }));
  givePlot({
    kind: 'lines',
    name: `growth-${figure}`.toLowerCase(),
    title,
    xLabel: 'devices',
    yLabel,
    xByPowers: true,
    series,
  });
}
