/** Patch states, each stored once, in PostgreSQL. When a state goes is said in lasting.ts. */

import type { StateRecord } from '../device-record.ts';
import { putAgainAfterS } from '../lasting.ts';
import type { StateId } from '../store.ts';
import type { Database } from './database.ts';

export interface StateIds {
  /** The number of each state, in their order; states that are new are put in. */
  ensure(states: readonly StateRecord[]): Promise<readonly StateId[]>;
}

/** Numbers that are kept in memory, at some 150 bytes each. */
const maxRemembered = 100_000;

const putAgain = `
  UPDATE missingkbs.states SET put_at = now()
  WHERE fingerprint = ANY($1::bytea[]) AND put_at < now() - interval '${putAgainAfterS} seconds'`;

/** Of the last hour: see lasting.ts. Whoever is at work keeps the one that was there at its beginning. */
interface Memory {
  readonly since: number;
  readonly known: Map<string, StateId>;
  /** Alike devices share the record of their state. */
  readonly ofRecord: WeakMap<StateRecord, StateId>;
}

export function createStateIds(database: Database): StateIds {
  let memory = emptyMemory();

  async function read({ known }: Memory, fingerprints: readonly Uint8Array[]): Promise<void> {
    await database.query(putAgain, [fingerprints]);
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

  async function ensureByFingerprint(mine: Memory, states: readonly StateRecord[]): Promise<void> {
    const unknown = () => [
      ...new Map(states.map((state) => [keyOf(state.fingerprint), state]))
        .entries()
        .filter(([key]) => !mine.known.has(key)),
    ];
    const asked = unknown();
    if (asked.length > 0)
      await read(
        mine,
        asked.map(([, { fingerprint }]) => fingerprint),
      );
    // Looked for first, since a row that is put in for nothing uses up a number.
    const missing = unknown().map(([, state]) => state);
    if (missing.length > 0) {
      await put(missing);
      await read(
        mine,
        missing.map(({ fingerprint }) => fingerprint),
      );
    }
    for (const state of states) mine.ofRecord.set(state, mine.known.get(keyOf(state.fingerprint)) as StateId);
  }

  return {
    async ensure(states) {
      const isOld = performance.now() - memory.since > putAgainAfterS * 1000;
      if (isOld || memory.known.size + states.length > maxRemembered) memory = emptyMemory();
      const mine = memory;
      const unknown = [...new Set(states)].filter((state) => !mine.ofRecord.has(state));
      await ensureByFingerprint(mine, unknown);
      return states.map((state) => mine.ofRecord.get(state) as StateId);
    },
  };
}

function emptyMemory(): Memory {
  return { since: performance.now(), known: new Map(), ofRecord: new WeakMap() };
}

function keyOf(fingerprint: Uint8Array): string {
  return Buffer.from(fingerprint.buffer, fingerprint.byteOffset, fingerprint.byteLength).toString('base64');
}
