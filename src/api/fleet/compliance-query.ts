/** Query parameters of questions about compliance. */

import { type Severity, severities } from '../../catalog/model.ts';
import { daysAfter, daysBetween, parseDay } from '../../day.ts';
import { KnownError } from '../../errors.ts';
import { partings } from '../../fleet/compliance/parts.ts';
import type { ComplianceQuestion } from '../../fleet/compliance/question.ts';
import { checkPast } from '../../fleet/past/subjects.ts';
import { readChoice } from './board-query.ts';
import { readNumber, requireParameter } from './query.ts';

export const complianceNames = ['within', 'severity', 'by', 'known'] as const;
export const seriesNames = [...complianceNames, 'from', 'to', 'step'] as const;

type Query<Name extends string> = Partial<Record<Name, string>>;

/** What is not said is asked as most agreements with patch teams have it. */
const usual = { within: 14, severity: ['Critical', 'Important'] } as const;
const mostDays = 3_650;

export const steps = ['day', 'week'] as const;
/** A year of weeks, or two months of days. */
const mostPoints = 62;

/** Throws `KnownError` InvalidInput, as all of these do. */
export function readComplianceQuestion({
  within,
  severity,
  by,
}: Query<'within' | 'severity' | 'by'>): ComplianceQuestion {
  return {
    within: within === undefined ? usual.within : readNumber(within, 'within', 0, mostDays),
    severity: severity === undefined ? usual.severity : readSeverities(severity),
    ...(by !== undefined && { by: readChoice(by, 'by', partings) }),
  };
}

/** The days of a series, from the first on; MissingRequiredParameter without its ends. */
export function readSeries({ from, to, step = 'day' }: Query<'from' | 'to' | 'step'>, today: string) {
  const first = parseDay(requireParameter(from, 'from'), 'from');
  const last = checkPast(parseDay(requireParameter(to, 'to'), 'to'), today);
  const every = readChoice(step, 'step', steps);
  const length = every === 'week' ? 7 : 1;
  const points = Math.floor(daysBetween(first, last) / length) + 1;
  if (points < 1) throw new KnownError('InvalidInput', `from is ${first}, which lies after to, ${last}.`);
  if (points > mostPoints) {
    throw new KnownError(
      'InvalidInput',
      `From ${first} to ${last} are ${points} points, one a ${every}; there may be ${mostPoints}.`,
    );
  }
  const days = Array.from({ length: points }, (_, point) => daysAfter(first, point * length));
  return { from: first, to: last, step: every, days };
}

function readSeverities(text: string): readonly Severity[] {
  const named = new Set(text.split(',').map((name) => readChoice(name.trim(), 'severity', severities)));
  return severities.filter((severity) => named.has(severity));
}
