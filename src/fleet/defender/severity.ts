/** Defender's words for how bad a vulnerability is, by what the feed says of it. */

import type { Severity } from '../../catalog/model.ts';
import type { VulnerabilityFacts } from '../board/fleet-facts.ts';

export type DefenderSeverity = 'Critical' | 'High' | 'Medium' | 'Low';

/** Defender has no word for what nobody rated: it is Low, so that whoever asks for what is bad is not shown it. */
const words: Readonly<Record<Severity, DefenderSeverity>> = {
  Critical: 'Critical',
  Important: 'High',
  Moderate: 'Medium',
  Low: 'Low',
  none: 'Low',
};

export function severityOf({ severity }: Pick<VulnerabilityFacts, 'severity'>): DefenderSeverity {
  return words[severity];
}

/** Of Defender's four: whoever exploits a vulnerability has an exploit that works. That details were disclosed is no exploit. */
export function exploitabilityOf({ exploited }: Pick<VulnerabilityFacts, 'exploited'>) {
  return exploited ? ('ExploitIsVerified' as const) : ('NoExploit' as const);
}
