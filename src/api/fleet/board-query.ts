/** Query parameters of questions about the fleet of today. */

import type { AssessmentStatus } from '../../assessment/model.ts';
import { type KbNumber, parseKbNumber } from '../../brand.ts';
import { severities } from '../../catalog/model.ts';
import { parseDay } from '../../day.ts';
import { KnownError } from '../../errors.ts';
import type { BoardFilter } from '../../fleet/board/board.ts';
import { exploitedBy } from '../../fleet/board/exploited.ts';
import { type MissingQuestion, missingOrders } from '../../fleet/board/missing-updates.ts';
import { type VulnerabilityQuestion, vulnerabilityOrders } from '../../fleet/board/open-vulnerabilities.ts';

/** Of questions that are seen through the policy of the tenant. */
export const viewNames = ['platform', 'line', 'software', 'tag', 'status', 'ring'] as const;
export const missingNames = [...viewNames, 'severity', 'exploited', 'since', 'sort', 'order'] as const;

type Query<Name extends string> = Partial<Record<Name, string>>;

const statuses: readonly AssessmentStatus[] = ['assessed', 'unknown', 'unsupported'];
/** Of one question; a fleet has a thousand at most. */
const mostKbs = 1_000;

/** Throws `KnownError` InvalidInput, as all of these do. */
export function readFilter(query: Query<(typeof viewNames)[number]>): BoardFilter {
  const { platform, line, software, tag, status, ring } = query;
  return {
    ...(platform !== undefined && { platform }),
    ...(line !== undefined && { line }),
    ...(software !== undefined && { software }),
    ...(tag !== undefined && { tag }),
    ...(ring !== undefined && { ring }),
    ...(status !== undefined && { status: readChoice(status, 'status', statuses) }),
  };
}

export function readMissingQuestion(query: Query<(typeof missingNames)[number]>): MissingQuestion {
  const { severity, exploited, since, sort, order } = query;
  return {
    ...readFilter(query),
    ...(severity !== undefined && { severity: readChoice(severity, 'severity', severities) }),
    ...(exploited !== undefined && { exploited: readChoice(exploited, 'exploited', exploitedBy) }),
    ...(since !== undefined && { since: parseDay(since, 'since') }),
    ...(sort !== undefined && { sort: readChoice(sort, 'sort', missingOrders) }),
    ...(order !== undefined && { ascending: readChoice(order, 'order', ['asc', 'desc']) === 'asc' }),
  };
}

export const vulnerabilityNames = [...missingNames, 'ransomware', 'epss'] as const;

export function readVulnerabilityQuestion(query: Query<(typeof vulnerabilityNames)[number]>): VulnerabilityQuestion {
  const { sort, ransomware, epss, ...shared } = query;
  const { sort: _, ...question } = readMissingQuestion(shared);
  return {
    ...question,
    ...(sort !== undefined && { sort: readChoice(sort, 'sort', vulnerabilityOrders) }),
    ...(ransomware !== undefined && { ransomware: readChoice(ransomware, 'ransomware', ['true', 'false']) === 'true' }),
    ...(epss !== undefined && { epss: readScore(epss) }),
  };
}

function readScore(text: string): number {
  if (/^(0(\.\d{1,9})?|1(\.0{1,9})?)$/.test(text)) return Number(text);
  throw new KnownError('InvalidInput', `epss is "${text.slice(0, 100)}"; expected a score from 0 to 1, such as 0.5.`);
}

/** With or without "KB", each once, in the order of the text. */
export function readKbs(texts: readonly string[], name: string): readonly KbNumber[] {
  const kbs = texts.map((text) => {
    const kb = parseKbNumber(text);
    if (kb !== undefined) return kb;
    throw new KnownError(
      'InvalidInput',
      `${name} has "${text.slice(0, 100)}"; expected KB numbers such as KB5036893 with commas between.`,
    );
  });
  const once = [...new Set(kbs)];
  if (once.length <= mostKbs) return once;
  throw new KnownError('InvalidInput', `${name} has ${once.length} KB numbers; it may have ${mostKbs}.`);
}

/** In any case of letters. */
export function readChoice<Choice extends string>(text: string, name: string, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
  if (found !== undefined) return found;
  throw new KnownError('InvalidInput', `${name} is "${text.slice(0, 100)}"; expected ${choices.join(', ')}.`);
}
