/** What is asked of compliance, and what an answer is worked out of. */

import type { Severity } from '../../catalog/model.ts';
import type { Threats } from '../../threats/threats.ts';
import type { Past } from '../past/past-fleet.ts';
import type { NamedDevice } from '../policy/apply-policy.ts';
import type { Policy } from '../policy/model.ts';
import type { PartBy } from './parts.ts';

export interface ComplianceQuestion {
  /** Days from the release of an update: the day of the deadline is the last good one. */
  readonly within: number;
  /** Of the vulnerabilities that count. */
  readonly severity: readonly Severity[];
  /** Beside the whole, in parts. */
  readonly by?: PartBy;
}

/** Exceptions as they stood on the day; rings as they are now, and the devices that exceptions name as they were. */
export interface DayPolicy {
  readonly policy: Policy;
  readonly named: readonly NamedDevice[];
}

export interface CompliancePast extends Past {
  readonly policyOn: (day: string) => Promise<DayPolicy>;
  readonly threats: Threats;
}
