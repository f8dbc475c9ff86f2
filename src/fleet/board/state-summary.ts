/** What questions about a fleet need of one patch state, by one catalogue on one day. Vulnerabilities stand in it by their places in `FleetFacts`. */

import type { AssessmentStatus, OfferMarks } from '../../assessment/model.ts';
import type { SupportStatus } from '../../assessment/support.ts';
import type { KbNumber } from '../../brand.ts';
import type { Processor } from '../../inventory/model.ts';
import type { OsPlatform } from '../../lines/windows/os-platform.ts';
import type { SupportPeriod } from '../../lines/windows/support-periods.ts';
import type { Postponed } from '../policy/rings.ts';
import type { FleetFacts } from './fleet-facts.ts';

/** What is alike in several states is one object in all summaries of one maker, as far as `SummaryInterner` has seen them. */
export interface StateSummary {
  /** Unless it is "assessed" there is no software and nothing open, which means nothing. */
  readonly status: AssessmentStatus;
  /** Why nothing can be told; there unless the status is "assessed". */
  readonly reason?: string;
  readonly system: SystemFacts;
  /** Defender's names of what the device has and the feed fixes: "windows_10", "edge"; ascending. */
  readonly software: readonly string[];
  /** Names of software that the device has and that no KB fixes, in whatever the feed says of it. */
  readonly withoutKb: readonly string[];
  readonly open: OpenUpdates;
  /** Reported, and above the build that is reported, oldest first; absent where there is none. See `DeviceLevel`. */
  readonly aboveRevision?: readonly KbNumber[];
  /** There when the status is "assessed". */
  readonly support?: StateSupport;
}

/** What Defender's Machine says of the system. What we do not know is null. */
export interface SystemFacts extends OsPlatform {
  readonly osVersion: string | null;
  readonly osProcessor: Processor | null;
  readonly osName: string | null;
  /** Our name of the product line, "Windows 10 22H2"; null unless the state can be judged. */
  readonly line: string | null;
}

export interface OpenUpdates {
  /** Rows of `getmissingkbs`, in their order. */
  readonly rows: readonly OpenUpdate[];
  /** Each vulnerability that is open, once, ascending. */
  readonly vulnerabilities: Uint32Array;
  /** Place by place: the rows, by their places, that the row's update closes whole when it is installed alone. */
  readonly closings: readonly (readonly number[])[];
  readonly install: readonly InstallEntry[];
}

export interface OpenUpdate extends OfferMarks {
  readonly kb: KbNumber;
  /** There where a policy is applied and the update waits for its day. */
  readonly postponed?: Postponed;
  /** For this state: a train may have it later than the catalogue. */
  readonly released: string;
  /** Each once, in however many products it is open, ascending. */
  readonly vulnerabilities: Uint32Array;
  readonly bySoftware: readonly { readonly software: string; readonly vulnerabilities: Uint32Array }[];
}

/** What exceptions took out of a view. */
export interface LeftOpen {
  readonly updates: number;
  /** By their places, ascending: open, and in no row that is left. */
  readonly vulnerabilities: Uint32Array;
}

/** See `InstallUpdate`. */
export interface InstallEntry extends OfferMarks {
  readonly kb: KbNumber;
  readonly replaces: readonly KbNumber[];
  readonly upgradeTo?: string;
}

export interface StateSupport {
  /** Those that count: one where the edition is told, each that may be it where not, none where no table has it. */
  readonly periods: readonly SupportPeriod[];
  /** What an update of today would be for the device; absent without periods. */
  readonly today?: SupportStatus;
  /** The release to go to; absent where there is none. */
  readonly upgradeTo?: string;
}

/** One catalogue, from the first summary to the last: in this thread or in others. */
export interface SummaryMaker {
  facts(): Promise<FleetFacts>;
  /** Of states as JSON, in their order; of all or none. */
  summarize(states: readonly string[], asOf: string): Promise<readonly StateSummary[]>;
}
