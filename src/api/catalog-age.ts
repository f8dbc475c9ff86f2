/** How old the catalogue is for today, and what follows: a warning on the answers, or none at all beyond the limit of the settings. */

import { describeGap, staleDaysOn } from '../catalog/coverage.ts';
import { RetryLater } from '../errors.ts';
import type { ServedAssessor } from './assessor/assessor.ts';

/** Why today's answers of this catalogue are stale; undefined while they are not. */
export function staleReason({ coverage }: Pick<ServedAssessor, 'coverage'>, today: string): string | undefined {
  return staleDaysOn(coverage, today) > 0 ? describeGap(coverage) : undefined;
}

/** `limitDays`: how long answers may be stale; without it they are never refused. */
export function isTooStale({ coverage }: Pick<ServedAssessor, 'coverage'>, today: string, limitDays?: number): boolean {
  return limitDays !== undefined && staleDaysOn(coverage, today) > limitDays;
}

export function refusalOfAge({ coverage }: Pick<ServedAssessor, 'coverage'>, today: string): RetryLater {
  const days = staleDaysOn(coverage, today);
  return new RetryLater(
    'CatalogStale',
    `${describeGap(coverage)} Answers have been stale for ${days} days, more than MISSINGKBS_STALE_LIMIT_DAYS allows.`,
    retryAfterSeconds,
  );
}

/** Whoever runs the server has to synchronise; a refreshed catalogue is taken up within seconds. */
const retryAfterSeconds = 3_600;

/** As the header `Warning` has it (RFC 7234, section 5.5): 299 is a warning that caches keep. */
export function warningOf(reason: string): string {
  return `299 missingkbs "${reason.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** YYYY-MM-DD in UTC. */
export function dayOfInstant(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}
