/** Defender's own answers, in PostgreSQL. */

import { type DefenderRecord, defenderRecordOf, toDefenderAnswer } from '../defender-record.ts';
import type { DefenderStore } from '../defender-store.ts';
import { dnsNameKey } from '../device-record.ts';
import type { Database } from './database.ts';

/** A step of the migrations: once released it never changes. */
export const defenderTable = `
  CREATE TABLE missingkbs.defender_answers (
    tenant text NOT NULL,
    machine_id text NOT NULL,
    dns_name text NOT NULL,
    fetched text NOT NULL,
    packed bytea,
    refusal text,
    PRIMARY KEY (tenant, machine_id)
  );
  `;

/** Another: DNS names in the form in which they are compared, of old rows as far as the database can. */
export const defenderNames = `
  ALTER TABLE missingkbs.defender_answers ADD COLUMN dns_key text NOT NULL DEFAULT '';
  UPDATE missingkbs.defender_answers SET dns_key = lower(dns_name);
  CREATE INDEX defender_answers_by_name ON missingkbs.defender_answers (tenant, dns_key) WHERE dns_key <> '';
  `;

const page = 500;
const columns = 'machine_id AS machine, dns_name AS "computerDnsName", fetched, packed, refusal';

export function createDefenderStore({ query }: Database): DefenderStore {
  return {
    async put(tenant, answer) {
      const { machine, computerDnsName, fetched, packed, refusal } = defenderRecordOf(answer);
      await query(
        `INSERT INTO missingkbs.defender_answers (tenant, machine_id, dns_name, dns_key, fetched, packed, refusal)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (tenant, machine_id) DO UPDATE SET dns_name = excluded.dns_name, dns_key = excluded.dns_key,
           fetched = excluded.fetched, packed = excluded.packed, refusal = excluded.refusal`,
        [tenant, machine, computerDnsName, dnsNameKey(computerDnsName), fetched, packed, refusal],
      );
    },
    async fetched(tenant) {
      const { rows } = await query(
        'SELECT machine_id AS machine, fetched FROM missingkbs.defender_answers WHERE tenant = $1',
        [tenant],
      );
      return new Map(rows.map(({ machine, fetched }) => [machine, fetched]));
    },
    async *each(tenant) {
      for (let after = ''; ; ) {
        const { rows } = await query(
          `SELECT ${columns} FROM missingkbs.defender_answers
           WHERE tenant = $1 AND machine_id > $2 COLLATE "C" ORDER BY machine_id COLLATE "C" LIMIT ${page}`,
          [tenant, after],
        );
        for (const row of rows as DefenderRecord[]) yield toDefenderAnswer(row);
        if (rows.length < page) return;
        after = rows.at(-1).machine;
      }
    },
    async find(tenant, machine, computerDnsName) {
      const { rows } = await query(
        `SELECT ${columns} FROM missingkbs.defender_answers
         WHERE tenant = $1 AND (machine_id = $2 OR (dns_key = $3 AND dns_key <> ''))
         ORDER BY machine_id = $2 DESC, fetched DESC, machine_id COLLATE "C" LIMIT 1`,
        [tenant, machine, dnsNameKey(computerDnsName)],
      );
      const [row] = rows as DefenderRecord[];
      return row === undefined ? undefined : toDefenderAnswer(row);
    },
    async remove(tenant, machines) {
      const { rowCount } = await query(
        'DELETE FROM missingkbs.defender_answers WHERE tenant = $1 AND machine_id = ANY ($2)',
        [tenant, machines],
      );
      return rowCount ?? 0;
    },
  };
}
