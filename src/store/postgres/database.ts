/** Connections to PostgreSQL: the pool, its limits of time, what is tried again, and how failures are told. */

import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { KnownError, RetryLater } from '../../errors.ts';
import { storeFailure } from '../store-failure.ts';

export interface Database {
  /** One statement. Tried again when nothing of it can have been done, or when doing it twice is doing it once. */
  query(text: string, values?: readonly unknown[]): Promise<pg.QueryResult>;
  /** All of it or nothing; runs again when PostgreSQL asks for that, so it must do the same each time. */
  transaction<Result>(work: (query: Query) => Promise<Result>): Promise<Result>;
  /** Outside the pool: for LISTEN, COPY and locks that belong to a connection. The caller ends it. */
  connect(): Promise<pg.Client>;
  /** Named in messages, without its password. */
  readonly name: string;
  close(): Promise<void>;
}

export type Query = (text: string, values?: readonly unknown[]) => Promise<pg.QueryResult>;

/** Connections of one server; each takes some megabytes of PostgreSQL's memory. */
const poolSize = 10;
const connectTimeoutMs = 3_000;
const statementTimeoutMs = 30_000;
/** A transaction whose client went away holds its locks no longer. */
const idleInTransactionMs = 10_000;
const tries = 5;
const retryAfterSeconds = 5;

/** Opens no connection yet. `settings` is a statement that each connection begins with. */
export function openDatabase(url: string, settings?: string): Database {
  const options: pg.PoolConfig = {
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    application_name: 'missingkbs',
    keepAlive: true,
    types: { getTypeParser },
    ...(settings !== undefined && { onConnect: (client) => client.query(settings) }),
  };
  const pool = new pg.Pool(options);
  // A connection that breaks while nobody uses it is replaced by the pool; whoever needs one meets the failure itself.
  pool.on('error', () => undefined);
  const name = nameOf(url);

  return {
    name,
    query: (text, values) => tryAgain(() => pool.query(text, values as unknown[])),
    transaction: (work) => tryAgain(() => inTransaction(pool, work)),
    async connect() {
      const client = new pg.Client({ ...options, statement_timeout: 0, idle_in_transaction_session_timeout: 0 });
      await tryAgain(() => client.connect(), 1);
      return client;
    },
    close: () => pool.end(),
  };
}

async function inTransaction<Result>(pool: pg.Pool, work: (query: Query) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query('BEGIN');
    const result = await work((text, values) => client.query(text, values as unknown[]));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    broken = isConnectionLoss(error);
    if (!broken) await client.query('ROLLBACK').catch(() => (broken = true));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** What is ours passes; whatever PostgreSQL or the network says becomes `KnownError` StoreUnavailable in the end. */
async function tryAgain<Result>(use: () => Promise<Result>, most = tries): Promise<Result> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await use();
    } catch (cause) {
      if (cause instanceof KnownError) throw cause;
      const passing = isConflict(cause) || isConnectionLoss(cause);
      if (passing && tried < most) await setTimeout(waitMs(tried));
      else throw failureOf(cause as Error, passing);
    }
  }
}

/** 10, 20, 40 … ms, and as much again by chance, so that two that met do not meet again. */
function waitMs(tried: number): number {
  return 2 ** tried * 5 * (1 + Math.random());
}

/** What callers of the API see of a database that is away says nothing of where it is. */
export function failureOf(cause: Error, passing: boolean): KnownError {
  if (!passing) return storeFailure(cause);
  return new RetryLater(
    'DatabaseAway',
    'The database does not answer. Nothing that was acknowledged is lost; try again.',
    retryAfterSeconds,
    { cause },
  );
}

/** Serialization failure and deadlock: PostgreSQL asks for another try (appendix A of its manual, class 40). */
function isConflict(error: unknown): boolean {
  const { code } = error as { readonly code?: string };
  return code === '40001' || code === '40P01';
}

/** A row that is referred to is not there, or is still referred to. */
export function isForeignKeyFault(error: unknown): boolean {
  return ((error as Error).cause as { readonly code?: string } | undefined)?.code === '23503';
}

const networkFaults: readonly string[] = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
];

/** Class 08, 57P01 to 57P05 (being shut down, crashed, starting, too many), 53300, and what the client says in words alone. */
function isConnectionLoss(error: unknown): boolean {
  const { code = '', message = '' } = error as { readonly code?: string; readonly message?: string };
  if (/^(08...|57P0[1-5]|53300|25P03)$/.test(code) || networkFaults.includes(code)) return true;
  return (
    code === '' &&
    /Connection terminated|connection timeout|timeout exceeded when trying to connect|not queryable|Client was closed/i.test(
      message,
    )
  );
}

/** Numbers for 64-bit integers: ours count rows, and stay far below 2^53. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  if (oid === pg.types.builtins.INT8 && format !== 'binary') return Number;
  return pg.types.getTypeParser(oid, format as 'text');
}

function nameOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}${port === '' ? '' : `:${port}`}${pathname}`;
}
