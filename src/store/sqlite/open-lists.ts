/** Lists of devices on a connection of their own, in the thread of the caller. */

import { DatabaseSync } from 'node:sqlite';
import type { OpenLists } from '../device-list.ts';
import { useDatabase } from './database.ts';
import { createDeviceList } from './device-list.ts';
import { keepPrepared } from './keep-prepared.ts';
import type { Reader } from './reader.ts';
import { createTenantIds } from './tenants.ts';

export function openSqliteLists(file: string): OpenLists {
  const database = useDatabase(() => new DatabaseSync(file, { readOnly: true }));
  const statementOf = keepPrepared(database);
  const reader: Reader = {
    all: async (sql, ...values) => useDatabase(() => statementOf(sql).all(...values)),
    close: async () => database.close(),
  };
  const { list } = createDeviceList(reader, createTenantIds(database));
  return { list, close: reader.close };
}
