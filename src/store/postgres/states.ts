/** Patch states, each stored once, in PostgreSQL. */

import type { StateRecord } from '../device-record.ts';
import type { StateId } from '../store.ts';
import type { Database } from './database.ts';

export interface StateIds {
  /** The number of each state, in their order; states that are new are put in. */
  ensure(states: readonly StateRecord[]): Promise<readonly StateId[]>;
  /** Numbers that were read before may be of states that are gone. */
  forget(): void;
}

/** Numbers that are kept in memory, at some 150 bytes each. */
const maxRemembered = 100_000;

export function createStateIds(database: Database): StateIds {
  const known = new Map<string, StateId>();
  /** Alike devices share the record of their state. */
  let ofRecord = new WeakMap<StateRecord, StateId>();

  async function read(fingerprints: readonly Uint8Array[]): Promise<void> {
    const { rows } = await database.query(
      'SELECT id, fingerprint FROM missingkbs.states WHERE fingerprint = ANY($1::bytea[])',
      [fingerprints],
    );
    for (const { id, fingerprint } of rows) known.set(keyOf(fingerprint), id);
  }

  /** With numbers that were drawn before: not every Citus 13 can draw them while it inserts several rows (its issue 7887). */
  async function put(states: readonly StateRecord[]): Promise<void> {
    const { rows } = await database.query(
      "SELECT nextval(pg_get_serial_sequence('missingkbs.states', 'id')) AS id FROM generate_series(1, $1::int)",
      [states.length],
    );
    await database.query(
      `INSERT INTO missingkbs.states (id, fingerprint, canonical)
       SELECT u.id, u.fingerprint, u.canonical
       FROM unnest($1::bigint[], $2::bytea[], $3::text[]) AS u (id, fingerprint, canonical) ON CONFLICT DO NOTHING`,
      [
        rows.map(({ id }) => id),
        states.map(({ fingerprint }) => fingerprint),
        states.map(({ canonical }) => canonical),
      ],
    );
  }

  async function ensureByFingerprint(states: readonly StateRecord[]): Promise<readonly StateId[]> {
    if (known.size + states.length > maxRemembered) known.clear();
    const unknown = () => [
      ...new Map(states.map((state) => [keyOf(state.fingerprint), state])).entries().filter(([key]) => !known.has(key)),
    ];
    const asked = unknown();
    if (asked.length > 0) await read(asked.map(([, { fingerprint }]) => fingerprint));
    // Looked for first, since a row that is put in for nothing uses up a number.
    const missing = unknown().map(([, state]) => state);
    if (missing.length > 0) {
      await put(missing);
      await read(missing.map(({ fingerprint }) => fingerprint));
    }
    return states.map(({ fingerprint }) => known.get(keyOf(fingerprint)) as StateId);
  }

  return {
    async ensure(states) {
      const unknown = [...new Set(states)].filter((state) => !ofRecord.has(state));
      const ids = await ensureByFingerprint(unknown);
      for (const [place, state] of unknown.entries()) ofRecord.set(state, ids[place] as StateId);
      return states.map((state) => ofRecord.get(state) as StateId);
    },
    forget() {
      known.clear();
      ofRecord = new WeakMap();
    },
  };
}

function keyOf(fingerprint: Uint8Array): string {
  return Buffer.from(fingerprint.buffer, fingerprint.byteOffset, fingerprint.byteLength).toString('base64');
}
