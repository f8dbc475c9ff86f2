/** The order of literals. */

import type { Literal } from './expression.ts';

/** Null comes first, as OData has it. */
export function compareLiterals(a: Literal, b: Literal): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}
