/** What the figures were measured on: a figure without its machine says nothing. */

import { spawnSync } from 'node:child_process';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readVersion } from '../../src/version.ts';
import { postgresBinaries } from '../../test/builders/postgres-server.ts';

export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGb: number;
  readonly system: string;
  /** Of the last minute, before the first bench: what else the machine had to do. */
  readonly load: number;
  readonly missingkbs: string;
  readonly node: string;
  readonly sqlite: string;
  readonly postgres: string;
}

export async function describeMachine(): Promise<Machine> {
  return {
    cores: cpus().length,
    processor: cpus()[0]?.model.trim() ?? 'unknown processor',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    load: loadavg()[0] ?? Number.NaN,
    missingkbs: readVersion(),
    node: process.versions.node,
    sqlite: process.versions.sqlite ?? 'none',
    postgres: await readPostgresVersion(),
  };
}

/** One line. */
export function machineText(machine: Machine): string {
  const { cores, processor, memoryGb, system, load, missingkbs, node, sqlite, postgres } = machine;
  return (
    `${cores} cores (${processor}), ${memoryGb} GB, ${system}, load ${load.toFixed(1)} at the start; ` +
    `missingkbs ${missingkbs}, Node ${node}, SQLite ${sqlite}, PostgreSQL ${postgres}`
  );
}

/** Of the server that test/builders/postgres-server.ts gives. */
async function readPostgresVersion(): Promise<string> {
  const url = process.env.MISSINGKBS_DATABASE_URL;
  if (url === undefined || url === '') {
    const { stdout } = spawnSync(join(await postgresBinaries(), 'postgres'), ['--version'], { encoding: 'utf8' });
    return /[\d.]+/.exec(stdout)?.[0] ?? 'unknown';
  }
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query('SHOW server_version');
  await client.end();
  return rows[0].server_version;
}
