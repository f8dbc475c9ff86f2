/** One export of devices or of what they miss, in words that go from thread to thread. */

import type { Ring } from '../../fleet/policy/model.ts';
import type { Expression } from '../../odata/expression.ts';
import type { ExportName } from './columns.ts';
import type { ExportFormat } from './formats.ts';
import type { OnlyDevices } from './only-devices.ts';

export interface ExportJob {
  readonly name: Exclude<ExportName, 'kbs'>;
  readonly format: ExportFormat;
  readonly tenant: string;
  /** Of machines, as their list takes it. */
  readonly filter?: Expression;
  /** Those behind a number of the fleet. */
  readonly only?: OnlyDevices;
  /** All of them where none is named. */
  readonly columns?: readonly string[];
  /** Machines that were last seen then, or before, are inactive. */
  readonly inactiveUntil: string;
  readonly rings: readonly Ring[];
}
