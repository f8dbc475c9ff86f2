/** What a client does with the fields of a row, so that a test fails where the client would. */

import assert from 'node:assert/strict';
import type { Body } from './fleet-for-clients.ts';

/** "?": may be null, and is never absent. A time is one that Date, Python and .NET read. */
export type Read = `${keyof typeof kinds}${'' | '?'}`;

const kinds = {
  text: (value: unknown) => typeof value === 'string',
  number: (value: unknown) => typeof value === 'number' && Number.isFinite(value),
  whole: (value: unknown) => Number.isSafeInteger(value),
  flag: (value: unknown) => typeof value === 'boolean',
  texts: (value: unknown) => Array.isArray(value) && value.every((each) => typeof each === 'string'),
  time: (value: unknown) =>
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z$/.test(value) &&
    !Number.isNaN(Date.parse(value)),
};

/** Of one row, or of each of several; none is a failure, for then nothing was read. */
export function expectReads(rows: Body, reads: Readonly<Record<string, Read>>): void {
  const all: readonly Record<string, unknown>[] = Array.isArray(rows) ? rows : [rows];
  assert.ok(all.length > 0, 'there is no row');
  for (const row of all) {
    for (const [name, read] of Object.entries(reads)) {
      assert.ok(name in row, `${name} is not there: ${JSON.stringify(row)}`);
      const value = row[name];
      const isRead = kinds[read.replace('?', '') as keyof typeof kinds](value);
      const isMissing = value === null && read.endsWith('?');
      assert.ok(isRead || isMissing, `${name} is ${JSON.stringify(value)}, read as ${read}`);
    }
  }
}
