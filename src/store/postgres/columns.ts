/**
 * Columns of many rows as texts, for PostgreSQL to take apart. The client would look into every value for what has to be
 * escaped, which takes longer than the rest; here is nothing to escape.
 */

import type { MachineId } from '../../brand.ts';

/** A `bytea[]`. */
export function idsLiteral(ids: readonly MachineId[]): string {
  return `{${ids.map((id) => `"\\\\x${id}"`).join()}}`;
}

/** A `bytea[]`. */
export function bytesLiteral(values: readonly Buffer[]): string {
  return `{${values.map((bytes) => `"\\\\x${bytes.toString('hex')}"`).join()}}`;
}

/** For `string_to_array` by ends of line, of which JSON and DNS names have none. */
export function linesOf(texts: readonly string[]): string {
  return texts.join('\n');
}
