/** Tables spread over several machines by Citus: which, by which column, and the statements that do it. docs/operating.md shows them. */

import { KnownError } from '../../errors.ts';
import type { Database, Query } from './database.ts';

/**
 * "reference": a copy on every machine, since distributed tables refer to it or are joined with it. "local": on the
 * coordinator alone, which is the only one that servers ask; nothing distributed knows of it.
 */
export type Placement = 'reference' | 'local' | { readonly by: string };

export const placements: Readonly<Record<string, Placement>> = {
  tenants: 'reference',
  states: 'reference',
  tag_sets: 'reference',
  devices: { by: 'machine_id' },
  // A machine's own row lies where that of `devices` does: they are joined.
  inventories: { by: 'machine_id' },
  details: { by: 'digest' },
  device_names: { by: 'dns_name' },
  applications: 'local',
  signing_keys: 'local',
  leases: 'local',
  catalogs: 'local',
  notice_subscriptions: 'local',
  notices: 'local',
  notice_marks: 'local',
  osquery_secrets: 'local',
  osquery_nodes: 'local',
  osquery_results: 'local',
  defender_answers: 'local',
  threat_lists: 'local',
  policy_changes: 'local',
  sessions: 'local',
  tenant_names: 'local',
  told_figures: 'local',
  syncs: 'local',
  steps: 'local',
};

interface Step {
  readonly statement: string;
  /** Gives a row when it need not be done (any more). */
  readonly done?: string;
}

const isPlaced = (table: string) =>
  `SELECT 1 FROM pg_dist_partition WHERE logicalrelid = 'missingkbs.${table}'::regclass`;

/** In this order. Rows that have been distributed stay on the coordinator, where nobody sees them, until they are truncated. */
const steps: readonly Step[] = [
  // A local table may not refer to a reference table that other machines hold too, so this comes again at the end.
  {
    statement: 'ALTER TABLE missingkbs.devices DROP CONSTRAINT IF EXISTS devices_tag_set_id_fkey',
    done: isPlaced('devices'),
  },
  ...['tenants', 'states', 'tag_sets'].map((table) => ({
    statement: `SELECT create_reference_table('missingkbs.${table}')`,
    done: isPlaced(table),
  })),
  ...distributed('devices', 'machine_id', 'none'),
  ...distributed('inventories', 'machine_id', 'missingkbs.devices'),
  ...distributed('details', 'digest', 'none'),
  ...distributed('device_names', 'dns_name', 'none'),
  referTo('tag_sets', 'tag_set_id'),
];

function distributed(table: string, by: string, colocateWith: string): Step[] {
  return [
    {
      statement: `SELECT create_distributed_table('missingkbs.${table}', '${by}', colocate_with => '${colocateWith}')`,
      done: isPlaced(table),
    },
    {
      statement: `SELECT truncate_local_data_after_distributing_table('missingkbs.${table}')`,
      done: `SELECT 1 WHERE pg_relation_size('missingkbs.${table}') = 0`,
    },
  ];
}

function referTo(table: string, column: string): Step {
  const name = `devices_${column}_fkey`;
  return {
    statement: `ALTER TABLE missingkbs.devices
  ADD CONSTRAINT ${name} FOREIGN KEY (${column}) REFERENCES missingkbs.${table} (id)`,
    done: `SELECT 1 FROM pg_constraint WHERE conrelid = 'missingkbs.devices'::regclass AND conname = '${name}'`,
  };
}

export const distributeStatements: readonly string[] = steps.map(({ statement }) => statement);

/** Runs what has not been done yet, each statement by itself; one that was interrupted goes on where it stopped. `tell` is called before each. */
export async function distributeTables(database: Database, tell: (statement: string) => void): Promise<void> {
  await requireCitus(database);
  const client = await database.connect();
  try {
    for (const { statement, done } of steps) {
      if (done !== undefined && (await client.query(done)).rows.length > 0) continue;
      tell(statement);
      await client.query(statement);
    }
  } catch (cause) {
    throw new KnownError(
      'StoreUnavailable',
      `The tables could not be distributed: ${(cause as Error).message}. What was done stays; run the command again when the cause is mended.`,
      { cause },
    );
  } finally {
    await client.end();
  }
}

/** Whether the tables are distributed. Rejects with `KnownError` StoreUnavailable at a machine that is not the coordinator. */
export async function readDistribution({ query, name }: Pick<Database, 'query' | 'name'>): Promise<boolean> {
  if (!(await hasCitus(query))) return false;
  const { rows } = await query(
    `SELECT citus_is_coordinator() AS coordinator, EXISTS (${isPlaced('devices')}) AS placed`,
  );
  if (rows[0].placed && !rows[0].coordinator) {
    throw new KnownError(
      'StoreUnavailable',
      `The database ${name} is a worker of a Citus cluster: what servers tell each other is told at the coordinator. Set MISSINGKBS_DATABASE_URL to the coordinator.`,
    );
  }
  return rows[0].placed;
}

async function hasCitus(query: Query): Promise<boolean> {
  const { rows } = await query("SELECT to_regclass('pg_catalog.pg_dist_partition') IS NOT NULL AS found");
  return rows[0].found;
}

async function requireCitus({ query, name }: Database): Promise<void> {
  if (await hasCitus(query)) return;
  throw new KnownError(
    'StoreUnavailable',
    `The database ${name} has no Citus extension, so there is nothing to distribute over; PostgreSQL by itself needs no such command. On a Citus cluster run \`CREATE EXTENSION citus\` in this database on each machine, name the machines to the coordinator with citus_add_node, then run the command again.`,
  );
}
