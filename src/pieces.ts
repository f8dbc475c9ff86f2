/** Work that comes in pieces of some milliseconds: all of it at once, or so that others have their turn in between. */

import { setImmediate } from 'node:timers/promises';

export type Pieces<Value> = Generator<undefined, Value, undefined>;

export function doAtOnce<Value>(work: Pieces<Value>): Value {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

export async function doInTurns<Value>(work: Pieces<Value>): Promise<Value> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    await setImmediate();
  }
}
