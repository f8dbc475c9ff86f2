/** Defender's own answers, in SQLite. */

import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { MachineId } from '../../brand.ts';
import { type DefenderRecord, defenderRecordOf, toDefenderAnswer } from '../defender-record.ts';
import type { DefenderStore } from '../defender-store.ts';
import { dnsNameKey } from '../device-record.ts';
import { inTransaction, useDatabase } from './database.ts';

/** A step of the migrations: once released it never changes. */
export const defenderTable = `
  CREATE TABLE defender_answers (
    tenant TEXT NOT NULL,
    machine_id TEXT NOT NULL,
    dns_name TEXT NOT NULL,
    fetched TEXT NOT NULL,
    packed BLOB,
    refusal TEXT,
    PRIMARY KEY (tenant, machine_id)
  ) STRICT;
  `;

/** Another: DNS names in the form in which they are compared, of old rows as far as the database can. */
export const defenderNames = `
  ALTER TABLE defender_answers ADD COLUMN dns_key TEXT NOT NULL DEFAULT '';
  UPDATE defender_answers SET dns_key = lower(dns_name);
  CREATE INDEX defender_answers_by_name ON defender_answers (tenant, dns_key) WHERE dns_key <> '';
  `;

const page = 200;
const columns = 'machine_id AS machine, dns_name AS computerDnsName, fetched, packed, refusal';

export function createDefenderStore(database: DatabaseSync): DefenderStore {
  const insert = database.prepare(
    `INSERT INTO defender_answers (tenant, machine_id, dns_name, dns_key, fetched, packed, refusal)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET dns_name = excluded.dns_name, dns_key = excluded.dns_key, fetched = excluded.fetched, packed = excluded.packed,
       refusal = excluded.refusal`,
  );
  const selectFetched = database.prepare(
    'SELECT machine_id AS machine, fetched FROM defender_answers WHERE tenant = ?',
  );
  const selectPage = database.prepare(
    `SELECT ${columns} FROM defender_answers
     WHERE tenant = ? AND machine_id > ? ORDER BY machine_id LIMIT ${page}`,
  );
  const selectById = database.prepare(`SELECT ${columns} FROM defender_answers WHERE tenant = ? AND machine_id = ?`);
  const selectByName = database.prepare(
    `SELECT ${columns} FROM defender_answers
     WHERE tenant = ? AND dns_key = ? AND dns_key <> '' ORDER BY fetched DESC, machine_id LIMIT 1`,
  );
  const remove = database.prepare('DELETE FROM defender_answers WHERE tenant = ? AND machine_id = ?');

  return {
    async put(tenant, answer) {
      const { machine, computerDnsName, fetched, packed, refusal } = defenderRecordOf(answer);
      await inTransaction(database, () =>
        insert.run(tenant, machine, computerDnsName, dnsNameKey(computerDnsName), fetched, packed, refusal),
      );
    },
    async fetched(tenant) {
      const rows = useDatabase(() => selectFetched.all(tenant));
      return new Map(rows.map(({ machine, fetched }) => [machine as MachineId, fetched as string]));
    },
    async *each(tenant) {
      for (let after = ''; ; await setImmediate()) {
        const rows = useDatabase(() => selectPage.all(tenant, after)) as unknown as DefenderRecord[];
        for (const row of rows) yield toDefenderAnswer(row);
        if (rows.length < page) return;
        after = rows.at(-1)?.machine as string;
      }
    },
    async find(tenant, machine, computerDnsName) {
      const row = useDatabase(
        () => selectById.get(tenant, machine) ?? selectByName.get(tenant, dnsNameKey(computerDnsName)),
      );
      return row === undefined ? undefined : toDefenderAnswer(row as unknown as DefenderRecord);
    },
    remove: (tenant, machines) =>
      inTransaction(database, () =>
        machines.reduce((sum, machine) => sum + Number(remove.run(tenant, machine).changes), 0),
      ),
  };
}
