/** Statements that are prepared once on a connection. */

import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Lists are asked for with any of many conditions. */
const mostPrepared = 100;

export function keepPrepared(database: DatabaseSync): (sql: string) => StatementSync {
  const prepared = new Map<string, StatementSync>();
  return (sql) => {
    if (prepared.size >= mostPrepared) prepared.clear();
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
}
