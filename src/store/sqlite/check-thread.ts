/** A thread that reads one SQLite file, table by table, for `checkDatabase`. */

import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { CheckReport } from './check.ts';

parentPort?.postMessage(check(workerData as string));

function check(file: string): CheckReport {
  try {
    const database = new DatabaseSync(file, { readOnly: true });
    // The tables with their indices; what lies between them holds nothing.
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
    for (const { name } of tables) {
      const [fault] = database.prepare(`PRAGMA quick_check("${name}")`).all();
      if (fault?.quick_check !== 'ok') return { damage: `table ${name}: ${fault?.quick_check}` };
    }
    database.close();
    return {};
  } catch (error) {
    // What is damaged badly enough cannot be checked either.
    return { damage: (error as Error).message };
  }
}
