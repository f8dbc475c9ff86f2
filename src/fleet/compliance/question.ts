/** What is asked of compliance. */

import type { Severity } from '../../catalog/model.ts';
import type { PartBy } from './parts.ts';

export interface ComplianceQuestion {
  /** Days from the release of an update: the day of the deadline is the last good one. */
  readonly within: number;
  /** Of the vulnerabilities that count. */
  readonly severity: readonly Severity[];
  /** Beside the whole, in parts. */
  readonly by?: PartBy;
}
