/** The thread of `createReader`: a connection that only reads, and one statement at a time. */

import { DatabaseSync } from 'node:sqlite';
import { Tinypool } from 'tinypool';
import { keepPrepared } from './keep-prepared.ts';
import type { ReadQuestion, Row } from './reader.ts';

const statementOf = keepPrepared(new DatabaseSync(Tinypool.workerData as string, { readOnly: true }));

/** What tinypool calls. */
export function answer({ sql, values }: ReadQuestion): readonly Row[] {
  return statementOf(sql).all(...values);
}
