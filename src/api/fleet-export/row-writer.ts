/** What makes bytes of rows, whatever the format. */

import type { Cells } from './columns.ts';

/** In the order of the rows. Whoever puts rows into it takes out what has become full, before it puts more. */
export interface RowWriter {
  /** A row for each of the shared parts, all with what the device has of its own. Parts that are one object are rendered once. */
  put(own: Cells, shared: readonly Cells[]): void;
  /** They are the writer's again when the next ones are taken. */
  take(): readonly Uint8Array<ArrayBuffer>[];
  /** The rest. */
  end(): readonly Uint8Array<ArrayBuffer>[];
}
