/** Lists of devices on a connection of their own, in the thread of the caller. */

import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { OpenLists } from '../device-list.ts';
import { useDatabase } from './database.ts';
import { createDeviceList } from './device-list.ts';
import { createTenantIds } from './tenants.ts';

export function openSqliteLists(file: string): OpenLists {
  const database = useDatabase(() => new DatabaseSync(file, { readOnly: true }));
  const prepared = new Map<string, StatementSync>();
  const statementOf = (sql: string) => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  const reader = {
    all: async (sql: string, ...values: readonly SQLInputValue[]) => useDatabase(() => statementOf(sql).all(...values)),
    close: async () => database.close(),
  };
  const { list } = createDeviceList(reader, createTenantIds(database));
  return { list, close: reader.close };
}
