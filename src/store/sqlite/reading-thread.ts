/** The thread of `createReader`: a connection that only reads, and one statement at a time. */

import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Tinypool } from 'tinypool';
import type { ReadQuestion, Row } from './reader.ts';

const read = openReading(Tinypool.workerData as string);

/** What tinypool calls. */
export function answer(question: ReadQuestion): readonly Row[] {
  return read(question);
}

/** Statements that are kept prepared: lists are asked for with any of many conditions. */
const mostPrepared = 100;

function openReading(file: string): (question: ReadQuestion) => readonly Row[] {
  const database = new DatabaseSync(file, { readOnly: true });
  const prepared = new Map<string, StatementSync>();
  return ({ sql, values }) => {
    if (prepared.size >= mostPrepared) prepared.clear();
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    return statement.all(...values);
  };
}
